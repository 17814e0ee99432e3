"""Who was there, seat by seat, and which interests they declared."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from partnerships.models import Seat, SeatHolding, SeatTaken
from partnerships.services.boards.rights import require_record
from salford_css.core.activity import record_activity
from salford_css.core.deeds import refuse, refuse_beside, store
from strategy.lifecycle import MeetingState
from strategy.models import AgendaItem, Attendance, Interest, Meeting, Presence

SUBSTITUTE = "substitute"
IN_ATTENDANCE = "in attendance"


@dataclass(frozen=True)
class SeatEntry:
    """What is said of one seat: a presence, or `substitute`; for a substitute who it was; for which items."""

    seat: Seat
    presence: str
    who: str = ""
    came_for: AgendaItem | None = None
    left_before: AgendaItem | None = None
    came_at: time | None = None
    left_at: time | None = None


@transaction.atomic
def enter_attendance(
    *, meeting: Meeting, entries: Sequence[SeatEntry], by: Any, others: Sequence[str] = ()
) -> list[SeatTaken]:
    """Enter who was there, seat by seat; entered again, a seat is corrected. `others` sat in without a seat.

    Raises ValidationError with a sentence beside each field that is wrong, under the number of its seat.
    """
    require_record(by, meeting.body)
    refuse("The meeting is cancelled; nobody was there." if meeting.state == MeetingState.CANCELLED else None)
    held = _holdings(meeting)
    wrong: dict[str, Any] = {}
    made = []
    for entry in entries:
        try:
            made.append(_enter(meeting, entry, held.get(entry.seat.pk)))
        except ValidationError as refused:
            found = refused.error_dict if hasattr(refused, "error_dict") else {"presence": refused.error_list}
            wrong |= {f"seat-{entry.seat.number}-{name}": errors for name, errors in found.items()}
    if wrong:
        raise ValidationError(wrong)
    known = set(meeting.attendance.values_list("as_written", flat=True))
    for words in others:
        if words not in known:
            store(Attendance(meeting=meeting, as_written=words, capacity=IN_ATTENDANCE))
    record_activity("attendance-entered", meeting, by=by, reason=f"{len(made)} seats")
    return made


def _holdings(meeting: Meeting) -> dict[int, SeatHolding]:
    """Return who holds each seat on the day of a meeting."""
    rows = SeatHolding.objects.filter(seat__body=meeting.body).select_related("post")
    return {row.seat_id: row for row in rows.in_force(meeting.earliest)} if meeting.earliest else {}


def _enter(meeting: Meeting, entry: SeatEntry, held: SeatHolding | None) -> SeatTaken:
    _refuse_entry(meeting, entry, held)
    taken = SeatTaken.objects.filter(attendance__meeting=meeting, seat=entry.seat).select_related("attendance").first()
    attendance = taken.attendance if taken else Attendance(meeting=meeting)
    substitute = entry.presence == SUBSTITUTE
    attendance.presence = Presence.PRESENT if substitute else entry.presence
    attendance.post = held.post if held and not substitute else None
    attendance.as_written = entry.who if substitute else (held.as_written if held and not held.post_id else None)
    attendance.capacity = "substitute" if substitute else "member"
    store(attendance)
    row = taken or SeatTaken(attendance=attendance, seat=entry.seat)
    there = attendance.presence == Presence.PRESENT
    row.substitute = substitute
    row.came_for, row.left_before = (entry.came_for, entry.left_before) if there else (None, None)
    row.came_at, row.left_at = (entry.came_at, entry.left_at) if there else (None, None)
    return store(row)


def _refuse_entry(meeting: Meeting, entry: SeatEntry, held: SeatHolding | None) -> None:
    seat, on = entry.seat, meeting.earliest
    refuse_beside(
        presence=f"{seat} is not a seat of {meeting.body}."
        if seat.body_id != meeting.body_id
        else f"{seat} did not exist on the day of the meeting."
        if on and not seat.holds_on(on)
        else "The seat was vacant that day: nobody could take it or send apologies for it."
        if held is None
        else None,
        who="Say who came in the holder's place." if entry.presence == SUBSTITUTE and not entry.who.strip() else None,
        came_for="Say from which item on, so that the quorum can be counted."
        if entry.came_at and entry.came_for is None
        else None,
        left_before="Say before which item, so that the quorum can be counted."
        if entry.left_at and entry.left_before is None
        else None,
    )


@transaction.atomic
def declare_interest(
    *, meeting: Meeting, seat: Seat, nature: str, by: Any, kind: str = "", withdrew: bool = False,
    item: AgendaItem | None = None,
) -> Interest:  # fmt: skip
    """Record an interest that a member declared. One that bars, or for which they left, takes them out of the quorum
    for that item; without an item, for the whole meeting.
    """
    require_record(by, meeting.body)
    taken = SeatTaken.objects.filter(attendance__meeting=meeting, seat=seat).select_related("attendance").first()
    absent = taken is None or taken.attendance.presence != Presence.PRESENT
    other = item is not None and item.meeting_id != meeting.pk
    refuse_beside(
        seat="Nobody is entered as present in this seat; enter the attendance first." if absent else None,
        item="This item is not on the agenda of the meeting." if other else None,
    )
    assert taken is not None
    row = store(Interest(attendance=taken.attendance, item=item, nature=nature, kind=kind, withdrew=withdrew))
    record_activity("interest-declared", meeting, by=by, reason=str(seat))
    return row


@transaction.atomic
def take_seat(*, attendance: Attendance, seat: Seat, by: Any) -> SeatTaken:
    """Say which seat somebody took at a meeting of the seat's body."""
    meeting = attendance.meeting
    require_record(by, meeting.body)
    day = meeting.earliest
    refuse(
        None if seat.body_id == meeting.body_id else f"{seat} is not a seat of {meeting.body}.",
        None if day is None or seat.holds_on(day) else f"{seat} did not exist on the day of the meeting.",
    )
    row = store(SeatTaken(attendance=attendance, seat=seat))
    record_activity("seat-taken", meeting, by=by, reason=str(seat))
    return row
