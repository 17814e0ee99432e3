"""Drafting agreements: proposing one, its versions, and what a draft says, uses and covers."""

from typing import Any

from django.db import models, transaction

from partnerships import policies
from partnerships.models import (
    Agreement,
    AgreementFlexibility,
    AgreementFunction,
    AgreementItem,
    AgreementVersion,
    Flexibility,
    Partnership,
    StatutoryFunction,
)
from partnerships.readings.facts import basis_on
from partnerships.services.agreements.rights import NOT_YOURS, allow
from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import acting_post, new_ref, next_number, refuse, store
from salford_css.core.models import Organisation
from salford_css.core.policies import require

SETTLED = "This version was put to the partners and no longer changes; begin a new one."


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
    allow(agreement, by)
    last = agreement.versions.order_by("number").last()
    refuse("A version is being drafted already." if last and last.settled_on is None else None)
    row = _next(agreement, last, by, reason, facts)
    if last:
        _take_over(last, row)
    record_activity("version-drafted", agreement, by=by, reason=reason)
    return row


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
    allow(version.agreement, by)
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
def drop_part(*, part: AgreementFlexibility | AgreementFunction, by: Any) -> None:
    """Take a flexibility or a function out of a draft again; the trail keeps that it stood there."""
    _draft(part.version, by)
    record_activity("taken-out-of-draft", part.version.agreement, by=by, reason=str(part))
    part.delete()
