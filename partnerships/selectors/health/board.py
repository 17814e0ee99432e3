"""The life of a partnership's boards in the year before a day: meetings, quorum, attendance, seats."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from partnerships.models import Seat, SeatCategory, SeatHolding
from partnerships.readings.boards import QuorumBook
from partnerships.selectors.health.parts import Block, Figure
from salford_css.core.words import capital, counted, listed
from salford_css.core.words import day as words_of_day
from strategy.lifecycle import MeetingState
from strategy.models import Attendance, Meeting, Presence

YEAR = timedelta(days=365)
NO_BOARD = "No board: no body looks after this partnership, as far as the record shows."
USERS_AND_CARERS = (SeatCategory.USER, SeatCategory.CARER)


@dataclass(frozen=True)
class Life:
    """What is counted of boards: meetings in a year, how many with a quorum set and met, attendance, seats."""

    held: int
    ruled: int = 0
    quorate: int = 0
    present: int = 0
    asked: int = 0
    seats: int = 0
    filled: int = 0
    kept: int = 0
    """Seats for people who use the service and for carers."""
    kept_filled: int = 0
    last: date | None = None
    following: str = ""


def boards_on(partnership: Any, day: date) -> list[Any]:
    """Return the bodies that look after a partnership on a day."""
    return [row.body for row in partnership.boards.in_force(day).select_related("body").order_by("body__name")]


def board_block(partnership: Any, bodies: Sequence[Any], day: date, reader: Any) -> Block:
    """Return how the boards met, were attended and are filled."""
    if not bodies:
        return Block("board", "The board", NO_BOARD)
    life = life_of(bodies, day, reader)
    return Block(
        id="board",
        heading="The board",
        sentence=board_sentence([str(body) for body in bodies], life, day),
        figures=figures_of(life),
        url=reverse("partnerships:board", args=[bodies[0].ref]),
        words=str(bodies[0]),
        source=f"Meetings on record from {words_of_day(day - YEAR)} to {words_of_day(day)}; seats on that day.",
    )


def life_of(bodies: Sequence[Any], day: date, reader: Any) -> Life:
    """Count the life of some bodies together; a fixed number of questions."""
    meetings = Meeting.objects.visible_to(reader).filter(body__in=bodies)
    held = list(meetings.held_by(day).filter(earliest__gt=day - YEAR).select_related("body").order_by("earliest"))
    following = meetings.filter(state=MeetingState.PLANNED, earliest__gte=day).order_by("earliest").first()
    book = QuorumBook(held)
    ruled = [one for one in held if one.earliest and book.minimums(one.body_id, one.earliest)]
    quorate = [one for one in ruled if one.earliest and not book.missing(one, None, one.earliest)]
    presence = list(Attendance.objects.filter(meeting__in=held).values_list("presence", flat=True))
    seats = list(Seat.objects.in_force(day).filter(body__in=bodies))
    filled = set(SeatHolding.objects.in_force(day).filter(seat__in=seats).values_list("seat", flat=True))
    kept = [seat.pk for seat in seats if seat.category in USERS_AND_CARERS]
    return Life(
        held=len(held),
        ruled=len(ruled),
        quorate=len(quorate),
        present=sum(one == Presence.PRESENT for one in presence),
        asked=len(presence),
        seats=len(seats),
        filled=len(filled),
        kept=len(kept),
        kept_filled=len(filled & set(kept)),
        last=held[-1].earliest if held else None,
        following=str(following.when) if following else "",
    )


def figures_of(life: Life) -> list[Figure]:
    """Write the counts; what was not recorded is a word, not a nought."""
    return [
        Figure(
            "Meetings held in the year", str(life.held), f"the last on {words_of_day(life.last)}" if life.last else ""
        ),
        Figure(
            "Quorate",
            of(life.quorate, life.ruled, "no quorum was set"),
            "of the meetings whose terms set a quorum",
        ),
        Figure(
            "Attendance",
            of(life.present, life.asked, "not recorded"),
            "present, of everybody whose presence, apologies or absence is on record",
        ),
        Figure("Seats filled", of(life.filled, life.seats, "no seat is on record")),
        Figure("Seats of users and carers filled", of(life.kept_filled, life.kept, "no such seat is on record")),
        Figure("Next meeting", life.following or "none planned on record"),
    ]


def of(part: int, whole: int, nothing: str) -> str:
    """Write a count of another: 7 of 9; never a percentage."""
    return f"{part} of {whole}" if whole else nothing


def board_sentence(names: Sequence[str], life: Life, day: date) -> str:
    """Say how often the boards met, and whether those they are for have a seat."""
    who = capital(listed(names))
    if not life.held:
        first = f"No meeting of {listed(names)} is on record for the year to {words_of_day(day)}"
    else:
        quorum = f", {of(life.quorate, life.ruled, '')} with a quorum" if life.ruled else ""
        first = f"{who} met {times(life.held)} in the year to {words_of_day(day)}{quorum}"
    if not life.kept:
        return f"{first}; no seat for people who use the service or for carers is on record."
    return f"{first}; {of(life.kept_filled, life.kept, '')} seats of users and carers are filled."


def times(count: int) -> str:
    """Write how often: once, twice, five times."""
    return {1: "once", 2: "twice"}.get(count) or counted(count, "time")
