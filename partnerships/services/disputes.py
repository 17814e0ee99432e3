"""A partner disputes a figure, both sides write, and the dispute is settled: by pages and partners' systems alike."""

from datetime import date
from typing import Any

from django.db import models, transaction
from django.utils.text import Truncator

from partnerships import policies
from partnerships.models import (
    Contribution,
    Dispute,
    DisputeMessage,
    DisputeState,
    Outcome,
    Partnership,
    Payment,
    PoolMonth,
    PoolStatedTotal,
)
from partnerships.readings.disputed import figure_words, year_of
from performance.models import Result
from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import acting_post, next_number, refuse, store, take_step
from salford_css.core.models import Organisation
from salford_css.core.policies import require

NOT_YOURS = "Only officers, whoever leads the partnership, and its partners may write about a disputed figure."
NOT_SETTLED = "Only directors and whoever leads the partnership may settle a dispute."
FIELDS: dict[type[models.Model], str] = {
    Result: "result",
    Contribution: "contribution",
    Payment: "payment",
    PoolMonth: "month",
    PoolStatedTotal: "total",
}


@transaction.atomic
def raise_dispute(
    *,
    partnership: Partnership,
    subject: models.Model,
    raised_by: Organisation,
    text: str,
    by: Any,
    claimed: str = "",
    on: date | None = None,
) -> Dispute:
    """Put a figure in dispute for a partner, with its first letter. `claimed` is what the figure should be.

    `by` is an officer who enters what the partner wrote, or the partner's own system. Raises ValidationError where
    the organisation takes no part in the partnership, the figure belongs elsewhere, or it disputes it already.
    """
    day = on or clock.today()
    require(policies.may_write_for(by, partnership, raised_by, clock.today()), NOT_YOURS)
    refuse(
        None if _takes_part(partnership, raised_by, day) else f"{raised_by} takes no part in {partnership}.",
        None if type(subject) in FIELDS else f"{subject} is no figure that can be disputed.",
        _elsewhere(partnership, subject),
        None if text.strip() else "Say what is wrong with the figure.",
        f"{day:%-d %B %Y} has not come." if day > clock.today() else None,
        _already(raised_by, subject),
    )
    row = Dispute(
        partnership=partnership,
        raised_by=raised_by,
        raised_on=day,
        figure_as_read=Truncator(figure_words(subject)).chars(200),
        claimed=claimed,
        **{FIELDS[type(subject)]: subject},
    )
    store(row)
    _letter(row, raised_by, text, by)
    record_activity("figure-disputed", partnership, by=by, reason=str(row))
    return row


def _takes_part(partnership: Partnership, organisation: Organisation, on: date) -> bool:
    return partnership.parties.in_force(on).filter(organisation=organisation).exists()


def _already(organisation: Organisation, subject: models.Model) -> str | None:
    field = FIELDS.get(type(subject))
    if field and Dispute.objects.open().filter(raised_by=organisation, **{field: subject.pk}).exists():
        return f"{organisation} disputes this figure already; write another letter instead."
    return None


def _elsewhere(partnership: Partnership, subject: models.Model) -> str | None:
    """Say that a figure of money is of another partnership's pool."""
    year = year_of(subject) if type(subject) in FIELDS and not isinstance(subject, Result) else None
    if year is not None and year.fund.partnership_id != partnership.pk:
        return f"{figure_words(subject)} belongs to another partnership."
    return None


def _letter(dispute: Dispute, organisation: Organisation, text: str, by: Any) -> DisputeMessage:
    user = by if getattr(by, "pk", None) and not getattr(by, "is_api_client", False) else None
    return store(
        DisputeMessage(
            dispute=dispute,
            organisation=organisation,
            number=next_number(dispute.messages.all()),
            made_at=clock.now(),
            made_by=acting_post(user, clock.today()),
            text=text.strip(),
        )
    )


@transaction.atomic
def write_letter(*, dispute: Dispute, organisation: Organisation, text: str, by: Any) -> DisputeMessage:
    """Add a letter to the correspondence of an open dispute, from the council or from a partner."""
    require(policies.may_write_for(by, dispute.partnership, organisation, clock.today()), NOT_YOURS)
    refuse(
        None if dispute.state == DisputeState.OPEN else "This dispute is closed; raise another if there is more.",
        None if text.strip() else "Write something.",
        None
        if _takes_part(dispute.partnership, organisation, clock.today())
        else f"{organisation} takes no part in {dispute.partnership}.",
    )
    row = _letter(dispute, organisation, text, by)
    record_activity("dispute-answered", dispute, by=by, reason=str(organisation))
    return row


@transaction.atomic
def settle_dispute(*, dispute: Dispute, outcome: str, settlement: str, by: Any, on: date | None = None) -> Dispute:
    """Settle a dispute: the figure is corrected, stands, or something else was agreed; how, in words."""
    require(policies.may_take_step(by, dispute.partnership, clock.today()), NOT_SETTLED)
    day = on or clock.today()
    refuse(
        None if outcome in Outcome.values else "Say how it was settled: corrected, stands or agreed otherwise.",
        None if settlement.strip() else "Say in words how it was settled.",
        f"{day:%-d %B %Y} has not come." if day > clock.today() else None,
    )
    dispute.outcome, dispute.settlement, dispute.settled_on = outcome, settlement.strip(), day
    return _end(dispute, "settle", by, settlement)


@transaction.atomic
def take_back_dispute(*, dispute: Dispute, by: Any, reason: str = "") -> Dispute:
    """Take a dispute back for the partner that raised it."""
    require(policies.may_write_for(by, dispute.partnership, dispute.raised_by, clock.today()), NOT_YOURS)
    dispute.settled_on = clock.today()
    return _end(dispute, "take_back", by, reason)


def _end(dispute: Dispute, step: str, by: Any, reason: str) -> Dispute:
    take_step(
        dispute,
        step,
        deed=f"dispute-{step.replace('_', '-')}",
        by=by,
        reason=reason,
        also=["outcome", "settlement", "settled_on"],
    )
    return dispute
