"""What happens around an agreement: consultation, advice, approvals, consents, signatures, notification, notice."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from partnerships.models import (
    Agreement,
    AgreementConsultation,
    AgreementReport,
    AgreementVersion,
    Approval,
    Consent,
    Notice,
    NoticeScope,
    Notification,
    Signature,
)
from partnerships.services.agreements.rights import allow
from salford_css.core.activity import record_activity
from salford_css.core.dates import UncertainDate
from salford_css.core.deeds import refuse, store
from salford_css.core.models import Attachment, AttachmentRole, Document, Organisation, Part, Post
from salford_css.core.services.documents import keep_document
from strategy.models import Consultation, Decision, ReportVersion


@transaction.atomic
def link_consultation(
    *, agreement: Agreement, consultation: Consultation, by: Any, **groups: bool
) -> AgreementConsultation:
    """Name a joint consultation; `groups` are users, carers and staff, as they were asked."""
    allow(agreement, by)
    row = store(AgreementConsultation(agreement=agreement, consultation=consultation, **groups))
    record_activity("consultation-linked", agreement, by=by, reason=str(consultation))
    return row


@transaction.atomic
def link_report(*, agreement: Agreement, report_version: ReportVersion, by: Any) -> AgreementReport:
    """Name the report that put the agreement to a body; the advice in it counts."""
    allow(agreement, by)
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
    allow(agreement, by)
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
    allow(agreement, by)
    row = store(Consent(agreement=agreement, trust=trust, given_by=given_by))
    record_activity("consent-asked", agreement, by=by, reason=str(row))
    return row


@transaction.atomic
def record_consent(
    *, consent: Consent, by: Any, when: UncertainDate | None = None, document: Document | None = None
) -> Consent:
    """Record that a consent was given."""
    allow(consent.agreement, by)
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
    allow(version.agreement, by)
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
    allow(version.agreement, by)
    row = store(Attachment(document=document, record=version, role=AttachmentRole.SIGNED))
    record_activity("signed-document-added", version.agreement, by=by, reason=str(document))
    return row


@transaction.atomic
def keep_signed_document(
    *, version: AgreementVersion, title: str, when: UncertainDate, by: Any, file: Any = None, kept_at: str = ""
) -> Attachment:
    """Keep the signed agreement as a file, or say where the paper lies."""
    allow(version.agreement, by)
    refuse(None if file or kept_at else "Choose the file, or say where the signed agreement is kept.")
    document = keep_document(title=title, kind="agreement", when=when, file=file, note=kept_at, part=Part.EXEMPT, by=by)
    return attach_signed_document(version=version, document=document, by=by)


@transaction.atomic
def record_notification(
    *, agreement: Agreement, sent_to: str, when: UncertainDate, by: Any, **facts: Any
) -> Notification:
    """Record that the form went to the NHS regional office."""
    allow(agreement, by)
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
    allow(agreement, by)
    ends_on, latest = facts.get("ends_on"), when.latest
    if ends_on and latest and ends_on < latest:
        raise ValidationError("A notice cannot end the agreement before it is given.")
    row = Notice(agreement=agreement, given_by=given_by, reason=reason, **{"scope": NoticeScope.WHOLE, **facts})
    row.when = when
    store(row)
    record_activity("notice-recorded", agreement, by=by, reason=reason or str(row))
    return row
