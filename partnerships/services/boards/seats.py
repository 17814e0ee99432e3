"""Who looks after what, seats, and who fills them from when to when."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction

from partnerships import policies
from partnerships.boards.seats import held_twice
from partnerships.models import Partnership, PartnershipBoard, Seat, SeatHolding
from partnerships.services.boards.rights import require_seat
from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import new_ref, next_number, refuse_beside, store
from salford_css.core.models import Post
from salford_css.core.policies import require
from salford_css.core.words import day
from strategy.models import Body, BodyKind

ONE_DAY = timedelta(days=1)


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
def name_board(
    *,
    partnership: Partnership,
    by: Any,
    body: Body | None = None,
    name: str = "",
    since: date | None = None,
    note: str = "",
) -> PartnershipBoard:
    """Say which body looks after a partnership: one on record, or a new board that is founded by this."""
    require(policies.may_take_step(by, partnership, clock.today()), "Only directors may name a partnership's board.")
    refuse_beside(
        body="Choose a body, or give the name of a new board, one of them."
        if bool(body) == bool(name.strip())
        else None,
        name="A body of this name is on record; choose it."
        if Body.objects.filter(name__iexact=name.strip()).exists()
        else None,
    )
    if body is None:
        body = store(Body(ref=new_ref(Body, name), name=name.strip(), kind=BodyKind.PARTNERSHIP, valid_from=since))
        record_activity("body-founded", body, by=by, reason=note)
    return look_after(partnership=partnership, body=body, by=by, since=since, note=note)


@transaction.atomic
def add_seat(*, body: Body, category: str, by: Any, since: date | None = None, **facts: Any) -> Seat:
    """Make a seat on a body; `facts` are organisation, role, voting and note."""
    require_seat(by, body)
    row = store(Seat(body=body, number=next_number(body.seats.all()), category=category, valid_from=since, **facts))
    record_activity("seat-made", body, by=by, reason=str(row))
    return row


@transaction.atomic
def end_seat(*, seat: Seat, last_day: date, by: Any) -> Seat:
    """End a seat on a last day; whoever holds it then leaves it with it."""
    require_seat(by, seat.body)
    refuse_beside(
        last_day=f"It ended on {day(seat.last_day)} already." if seat.last_day else None,
    )
    for holding in seat.holdings.in_force(last_day):
        holding.valid_to = last_day + ONE_DAY
        store(holding)
    seat.valid_to = last_day + ONE_DAY
    store(seat)
    record_activity("seat-ended", seat.body, by=by, reason=str(seat))
    return seat


@transaction.atomic
def appoint(
    *, seat: Seat, by: Any, post: Post | None = None, as_written: str | None = None, since: date
) -> SeatHolding:
    """Fill a seat that nobody holds from a day on. Raises ValidationError when somebody does: nobody is pushed out."""
    require_seat(by, seat.body)
    held = seat.holdings.filter(valid_to__isnull=True).first() or seat.holdings.in_force(since).first()
    refuse_beside(since=held_twice(held.who, last_day=held.last_day) if held else None)
    return fill_seat(seat=seat, by=by, post=post, as_written=as_written, since=since)


@transaction.atomic
def fill_seat(
    *, seat: Seat, by: Any, post: Post | None = None, as_written: str | None = None, since: date
) -> SeatHolding:
    """Fill a seat from a day on; whoever held it until then leaves it the day before."""
    require_seat(by, seat.body)
    exists = seat.holds_on(since)
    refuse_beside(since=None if exists else f"The seat does not exist on {day(since)}.")
    current = seat.holdings.in_force(since).first()
    if current and current.valid_from != since:
        current.valid_to = since
        store(current)
    row = store(SeatHolding(seat=seat, post=post, as_written=as_written or None, valid_from=since))
    record_activity("seat-filled", seat.body, by=by, reason=str(row))
    return row


@transaction.atomic
def leave_seat(*, holding: SeatHolding, last_day: date, by: Any) -> SeatHolding:
    """End somebody's time in a seat on a last day."""
    require_seat(by, holding.seat.body)
    holding.valid_to = date.fromordinal(last_day.toordinal() + 1)
    store(holding)
    record_activity("seat-left", holding.seat.body, by=by, reason=str(holding))
    return holding
