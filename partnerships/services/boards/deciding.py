"""What a board decides: within its delegation, or referred to the bodies above it."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from partnerships.boards import delegation as rules
from partnerships.models import BoardDecision, Delegation
from partnerships.readings.boards import terms_on
from partnerships.services.boards.rights import require_record
from salford_css.core.deeds import refuse_beside, store
from strategy.lifecycle import APPROVALS, Outcome
from strategy.models import AgendaItem, Decision, Meeting
from strategy.services.decisions import record_decision, refer_decision


@transaction.atomic
def decide(
    *,
    meeting: Meeting,
    outcome: str,
    wording: str,
    by: Any,
    item: AgendaItem | None = None,
    made_on: date | None = None,
    delegation: Delegation | None = None,
    amount: Decimal | None = None,
    **facts: Any,
) -> Decision:
    """Record what a board decided under an item.

    Raises ValidationError without a quorum for the item. What is beyond the board's delegation is recorded as referred,
    and goes to each body that the terms name above it, with the reason.
    """
    require_record(by, meeting.body)
    day = made_on or meeting.latest or meeting.earliest
    refuse_beside(made_on=None if day else "The meeting has no day yet; a decision needs one.")
    assert day is not None
    terms = terms_on(meeting.body, day)
    above = list(terms.above.select_related("body")) if terms else []
    needs = outcome in APPROVALS and terms is not None
    why = _beyond(delegation, amount) if needs else "The board referred it." if outcome == Outcome.REFERRED else ""
    refuse_beside(
        amount=rules.amount_missing(**_power(delegation), amount=amount) if needs else None,
        delegation=rules.nobody_above(why, bodies=len(above)),
    )
    part = {"part": item.part} if item is not None else {}
    decision = record_decision(
        outcome=Outcome.REFERRED if why else outcome,
        wording=wording,
        made_on=day,
        body=meeting.body,
        meeting=meeting,
        item=item,
        amount=amount,
        by=by,
        **{**part, **facts},
    )
    if terms is not None:
        store(BoardDecision(decision=decision, delegation=None if why else delegation, beyond=why))
    for one in above if why else ():
        refer_decision(decision=decision, body=one.body, by=by, why=why, on=day)
    return decision


def _power(delegation: Delegation | None) -> dict[str, Any]:
    return {
        "matter": delegation.subject if delegation else None,
        "limit": delegation.limit if delegation else None,
    }


def _beyond(delegation: Delegation | None, amount: Decimal | None) -> str:
    return rules.beyond(**_power(delegation), amount=amount)
