"""Boards: who looks after what, seats and who fills them, terms of reference and quorum."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from partnerships import policies
from partnerships.models import (
    Delegation,
    Partnership,
    PartnershipBoard,
    QuorumRule,
    Seat,
    SeatHolding,
    SeatTaken,
    TermsOfReference,
)
from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import acting_post, next_number, refuse, store
from salford_css.core.models import Post
from salford_css.core.policies import require
from strategy.models import Attendance, Body

NOT_YOURS = "Only directors and the board's secretary may change its seats and terms."


@transaction.atomic
def look_after(
    *, partnership: Partnership, body: Body, by: Any, since: date | None = None, note: str = ""
) -> PartnershipBoard:
    """Say which body looks after a partnership."""
    require(policies.may_take_step(by, partnership, clock.today()), "Only directors may name a partnership's board.")
    row = store(PartnershipBoard(partnership=partnership, body=body, valid_from=since, note=note))
    record_activity("board-named", partnership, by=by, reason=str(body))
    return row


@transaction.atomic
def add_seat(*, body: Body, category: str, by: Any, since: date | None = None, **facts: Any) -> Seat:
    """Make a seat on a body; `facts` are organisation, role, voting and note."""
    require(policies.may_seat(by, body, clock.today()), NOT_YOURS)
    row = store(Seat(body=body, number=next_number(body.seats.all()), category=category, valid_from=since, **facts))
    record_activity("seat-made", body, by=by, reason=str(row))
    return row


@transaction.atomic
def fill_seat(
    *, seat: Seat, by: Any, post: Post | None = None, as_written: str | None = None, since: date
) -> SeatHolding:
    """Fill a seat from a day on; whoever held it until then leaves it the day before."""
    require(policies.may_seat(by, seat.body, clock.today()), NOT_YOURS)
    current = seat.holdings.in_force(since).first()
    if current and current.valid_from != since:
        current.valid_to = since
        store(current)
    row = store(SeatHolding(seat=seat, post=post, as_written=as_written, valid_from=since))
    record_activity("seat-filled", seat.body, by=by, reason=str(row))
    return row


@transaction.atomic
def leave_seat(*, holding: SeatHolding, last_day: date, by: Any) -> SeatHolding:
    """End somebody's time in a seat on a last day."""
    require(policies.may_seat(by, holding.seat.body, clock.today()), NOT_YOURS)
    holding.valid_to = date.fromordinal(last_day.toordinal() + 1)
    store(holding)
    record_activity("seat-left", holding.seat.body, by=by, reason=str(holding))
    return holding


@transaction.atomic
def set_terms(
    *,
    body: Body,
    purpose: str,
    by: Any,
    quorum: Sequence[Mapping[str, Any]] = (),
    delegations: Sequence[Mapping[str, Any]] = (),
    reason: str = "",
    **facts: Any,
) -> TermsOfReference:
    """Give a body new terms of reference, with the quorum and what it may decide for itself; versions are frozen."""
    require(policies.may_seat(by, body, clock.today()), NOT_YOURS)
    terms = TermsOfReference(
        body=body,
        number=next_number(body.terms.all()),
        made_at=clock.now(),
        made_by=acting_post(by, clock.today()),
        reason=reason[:500],
        purpose=purpose,
        **facts,
    )
    store(terms)
    for minimum in quorum:
        store(QuorumRule(terms=terms, **minimum))
    for number, delegation in enumerate(delegations, start=1):
        store(Delegation(terms=terms, number=number, **delegation))
    record_activity("terms-set", body, by=by, reason=reason)
    return terms


@transaction.atomic
def take_seat(*, attendance: Attendance, seat: Seat, by: Any) -> SeatTaken:
    """Say which seat somebody took at a meeting of the seat's body."""
    body = attendance.meeting.body
    require(policies.may_seat(by, body, clock.today()), NOT_YOURS)
    day = attendance.meeting.earliest
    refuse(
        None if seat.body_id == body.pk else f"{seat} is not a seat of {body}.",
        None if day is None or seat.holds_on(day) else f"{seat} did not exist on the day of the meeting.",
    )
    row = store(SeatTaken(attendance=attendance, seat=seat))
    record_activity("seat-taken", attendance.meeting, by=by, reason=str(seat))
    return row
