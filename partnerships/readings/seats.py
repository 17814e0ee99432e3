"""The seats of a board on a day: who holds each, and how long an empty one has been empty."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from partnerships.durations import in_words
from partnerships.models import Seat, SeatHolding
from salford_css.core.words import day


@dataclass(frozen=True)
class SeatLine:
    """A seat on a day: its holder, or since when nobody holds it (None with nobody: it was never filled)."""

    seat: Seat
    held: SeatHolding | None
    vacant_since: date | None = None
    before: Sequence[SeatHolding] = ()
    on: date | None = None

    @property
    def holder(self) -> str:
        """Name who holds the seat, in the words of the record where no post is known."""
        return self.held.who if self.held else ""

    @property
    def vacancy(self) -> str:
        """Say how long the seat has been empty; empty while somebody holds it."""
        if self.held is not None:
            return ""
        if self.vacant_since is None or self.on is None:
            return "vacant, and nobody is on record as having held it"
        return f"vacant since {day(self.vacant_since)}, for {in_words(self.vacant_since, self.on)}"


def seat_lines(seats: Iterable[Seat], on: date) -> list[SeatLine]:
    """Return seats that exist on a day with who holds them, in two questions."""
    rows = [seat for seat in seats if seat.holds_on(on)]
    held: dict[int, list[SeatHolding]] = defaultdict(list)
    for one in SeatHolding.objects.filter(seat__in=rows).select_related("post").order_by("valid_from"):
        held[one.seat_id].append(one)
    return [_line(seat, held[seat.pk], on) for seat in rows]


def _line(seat: Seat, holdings: Sequence[SeatHolding], on: date) -> SeatLine:
    now = next((one for one in holdings if one.holds_on(on)), None)
    before = [one for one in holdings if one is not now and (one.valid_to or date.max) <= on]
    ended = max((one.valid_to for one in before if one.valid_to), default=None)
    return SeatLine(seat, now, None if now else ended or seat.valid_from, before, on)


def seats_of(body: Any) -> Any:
    """Return all seats of a body, by their number."""
    return Seat.objects.filter(body=body).select_related("organisation").order_by("number", "valid_from")
