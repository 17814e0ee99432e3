"""Writing agreements: proposing one, drafting its versions, recording who approved, consented and signed."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction

from partnerships import policies
from partnerships.models import (
    Agreement,
    AgreementConsultation,
    AgreementFlexibility,
    AgreementFunction,
    AgreementItem,
    AgreementReport,
    AgreementVersion,
    Approval,
    Consent,
    Flexibility,
    Notice,
    NoticeScope,
    Notification,
    Partnership,
    Signature,
    StatutoryFunction,
)
from partnerships.readings.facts import basis_on
from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.dates import UncertainDate
from salford_css.core.deeds import acting_post, new_ref, next_number, refuse, store
from salford_css.core.models import Attachment, AttachmentRole, Document, Organisation, Post
from salford_css.core.policies import require
from strategy.models import Consultation, Decision, ReportVersion

NOT_YOURS = "Only officers and whoever leads the partnership may change its agreements."
SETTLED = "This version was put to the partners and no longer changes; begin a new one."


def _allow(agreement: Agreement, by: Any) -> None:
    require(policies.may_manage(by, agreement.partnership, clock.today()), NOT_YOURS)


@transaction.atomic
def propose_agreement(*, partnership: Partnership, title: str, by: Any, ref: str = "", **facts: Any) -> Agreement:
    """Begin an agreement; without another word it stands on the power in force today."""
    require(policies.may_manage(by, partnership, clock.today()), NOT_YOURS)
    row = Agreement(
        ref=ref or new_ref(Agreement, title),
        partnership=partnership,
        number=next_number(partnership.agreements.all()),
        title=title,
        **{"legal_basis": basis_on(None, clock.today()), **facts},
    )
    store(row)
    record_activity("agreement-proposed", row, by=by)
    return row


@transaction.atomic
def draft_version(*, agreement: Agreement, by: Any, reason: str = "", **facts: Any) -> AgreementVersion:
    """Begin the next version; a variation takes over what the last one said. One draft at a time.

    Raises ValidationError for a variation dated before the agreement it varies.
    """
    _allow(agreement, by)
    last = agreement.versions.order_by("number").last()
    refuse(
        "A version is being drafted already." if last and last.settled_on is None else None,
        _before(facts.get("effective_from"), last),
    )
    row = _next(agreement, last, by, reason, facts)
    if last:
        _take_over(last, row)
    record_activity("version-drafted", agreement, by=by, reason=reason)
    return row


def _before(effective_from: date | None, last: AgreementVersion | None) -> str | None:
    if last and last.effective_from and effective_from and effective_from < last.effective_from:
        return f"A variation cannot be dated before the version it varies ({last.effective_from:%-d %B %Y})."
    return None


def _next(
    agreement: Agreement, last: AgreementVersion | None, by: Any, reason: str, facts: dict[str, Any]
) -> AgreementVersion:
    kept = ("ends_on", "review_on", "improvement", "plan", "plan_as_written")
    before = {name: getattr(last, name) for name in kept} if last else {}
    row = AgreementVersion(
        agreement=agreement,
        number=next_number(agreement.versions.all()),
        made_at=clock.now(),
        made_by=acting_post(by, clock.today()),
        reason=reason[:500],
        **{**before, **facts},
    )
    return store(row)


def _take_over(last: AgreementVersion, row: AgreementVersion) -> None:
    """Copy what belongs to one version into the next."""
    parts: list[models.Model] = [*last.items.all(), *last.flexibilities.all(), *last.functions.all()]
    for part in parts:
        part.pk = None
        part._state.adding = True
        part.version = row  # type: ignore[attr-defined]
        store(part)


@transaction.atomic
def change_draft(*, version: AgreementVersion, by: Any, **facts: Any) -> AgreementVersion:
    """Change a draft's own fields: dates, improvement, plan."""
    _draft(version, by)
    for name, value in facts.items():
        setattr(version, name, value)
    store(version)
    record_activity("version-changed", version.agreement, by=by, reason=", ".join(facts))
    return version


def _draft(version: AgreementVersion, by: Any) -> None:
    _allow(version.agreement, by)
    refuse(SETTLED if version.settled_on else None)


@transaction.atomic
def write_item(
    *,
    version: AgreementVersion,
    part: str,
    text: str,
    by: Any,
    organisation: Organisation | None = None,
    complete: bool = True,
    **facts: Any,
) -> AgreementItem:
    """Write what a draft says of one part of items (a) to (g); a second time it replaces the first."""
    _draft(version, by)
    indicator = facts.get("indicator")
    row = AgreementItem.objects.filter(
        version=version, part=part, organisation=organisation, indicator=indicator
    ).first() or AgreementItem(version=version, part=part, organisation=organisation, indicator=indicator)
    row.text, row.complete = text, complete
    store(row)
    record_activity("item-written", version.agreement, by=by, reason=part)
    return row


@transaction.atomic
def name_flexibility(
    *, version: AgreementVersion, flexibility: Flexibility, by: Any, lead: Organisation | None = None
) -> AgreementFlexibility:
    """Say which way of sharing a draft uses, and who leads."""
    _draft(version, by)
    row = AgreementFlexibility.objects.filter(version=version, flexibility=flexibility).first()
    row = row or AgreementFlexibility(version=version, flexibility=flexibility)
    row.lead = lead
    store(row)
    record_activity("flexibility-named", version.agreement, by=by, reason=str(flexibility))
    return row


@transaction.atomic
def cover_function(
    *, version: AgreementVersion, function: StatutoryFunction, by: Any, **bodies: Organisation | None
) -> AgreementFunction:
    """Put a function into a draft's scope; `bodies` are accountable and exercised_by."""
    _draft(version, by)
    row = store(AgreementFunction(version=version, function=function, **bodies))
    record_activity("function-covered", version.agreement, by=by, reason=str(function))
    return row


@transaction.atomic
def link_consultation(
    *, agreement: Agreement, consultation: Consultation, by: Any, **groups: bool
) -> AgreementConsultation:
    """Name a joint consultation; `groups` are users, carers and staff, as they were asked."""
    _allow(agreement, by)
    row = store(AgreementConsultation(agreement=agreement, consultation=consultation, **groups))
    record_activity("consultation-linked", agreement, by=by, reason=str(consultation))
    return row


@transaction.atomic
def link_report(*, agreement: Agreement, report_version: ReportVersion, by: Any) -> AgreementReport:
    """Name the report that put the agreement to a body; the advice in it counts."""
    _allow(agreement, by)
    row = store(AgreementReport(agreement=agreement, report_version=report_version))
    record_activity("report-linked", agreement, by=by, reason=str(report_version))
    return row


@transaction.atomic
def record_approval(
    *,
    agreement: Agreement,
    organisation: Organisation,
    by: Any,
    decision: Decision | None = None,
    words: str | None = None,
    when: UncertainDate | None = None,
) -> Approval:
    """Record that a partner approved: the version put to it, or before there is one, the principle."""
    _allow(agreement, by)
    version = agreement.versions.filter(settled_on__isnull=False).order_by("number").last()
    row = Approval(
        agreement=agreement,
        organisation=organisation,
        in_principle=version is None,
        version=version,
        decision=decision,
        words=words,
    )
    if when is None and decision is not None:
        when = UncertainDate(decision.made_earliest, decision.made_latest, decision.made_as_written)
    if when is not None:
        row.when = when
    store(row)
    record_activity("approval-recorded", agreement, by=by, reason=str(row))
    return row


@transaction.atomic
def ask_consent(*, agreement: Agreement, trust: Organisation, given_by: Organisation, by: Any) -> Consent:
    """Name a body whose consent an NHS trust needs."""
    _allow(agreement, by)
    row = store(Consent(agreement=agreement, trust=trust, given_by=given_by))
    record_activity("consent-asked", agreement, by=by, reason=str(row))
    return row


@transaction.atomic
def record_consent(
    *, consent: Consent, by: Any, when: UncertainDate | None = None, document: Document | None = None
) -> Consent:
    """Record that a consent was given."""
    _allow(consent.agreement, by)
    consent.given, consent.document = True, document
    if when is not None:
        consent.when = when
    store(consent)
    record_activity("consent-given", consent.agreement, by=by, reason=str(consent))
    return consent


@transaction.atomic
def record_signature(
    *,
    version: AgreementVersion,
    organisation: Organisation,
    by: Any,
    when: UncertainDate | None = None,
    post: Post | None = None,
) -> Signature:
    """Record that a partner signed a version that was put to it."""
    _allow(version.agreement, by)
    refuse(None if version.settled_on else "Put the version to the partners first; a draft is not signed.")
    row = Signature(version=version, organisation=organisation, post=post)
    if when is not None:
        row.when = when
    store(row)
    record_activity("signature-recorded", version.agreement, by=by, reason=str(organisation))
    return row


@transaction.atomic
def attach_signed_document(*, version: AgreementVersion, document: Document, by: Any) -> Attachment:
    """Put the signed document of a version on record."""
    _allow(version.agreement, by)
    row = store(Attachment(document=document, record=version, role=AttachmentRole.SIGNED))
    record_activity("signed-document-added", version.agreement, by=by, reason=str(document))
    return row


@transaction.atomic
def record_notification(
    *, agreement: Agreement, sent_to: str, when: UncertainDate, by: Any, **facts: Any
) -> Notification:
    """Record that the form went to the NHS regional office."""
    _allow(agreement, by)
    row = Notification(agreement=agreement, sent_to=sent_to, **facts)
    row.when = when
    store(row)
    record_activity("notification-recorded", agreement, by=by, reason=str(row))
    return row


@transaction.atomic
def record_notice(
    *, agreement: Agreement, given_by: Organisation, when: UncertainDate, by: Any, reason: str = "", **facts: Any
) -> Notice:
    """Record a partner's notice: of the whole agreement, or of the sharing of risk alone (`scope`)."""
    _allow(agreement, by)
    ends_on, latest = facts.get("ends_on"), when.latest
    if ends_on and latest and ends_on < latest:
        raise ValidationError("A notice cannot end the agreement before it is given.")
    row = Notice(agreement=agreement, given_by=given_by, reason=reason, **{"scope": NoticeScope.WHOLE, **facts})
    row.when = when
    store(row)
    record_activity("notice-recorded", agreement, by=by, reason=reason or str(row))
    return row
