"""What follows for a board's meeting from its terms and its past: when to call it, who chairs, what arises."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from partnerships.boards.chairing import Chairing, whose_turn
from partnerships.models import Seat, SeatRole, SeatTaken, TermsOfReference
from partnerships.readings.boards import terms_on
from strategy import clock_rules
from strategy.clock_rules.questions import Worked
from strategy.lifecycle import MeetingState
from strategy.models import Action, Decision, Meeting, MeetingForm, Presence
from strategy.services.procedure import calendar_called

CALENDAR = "england-and-wales"
MAY_CHAIR = (SeatRole.CHAIR, SeatRole.DEPUTY_CHAIR)


def call_by(terms: TermsOfReference, on: date) -> Worked:
    """Return the last day on which a meeting may be called under terms that ask for notice."""
    return clock_rules.clear_days_before(on, terms.notice_days or 0, working=True, calendar=calendar_called(CALENDAR))


def minutes_by(day: date) -> Q:
    """Return the condition for minutes as they stood on a day: what was agreed at a later meeting is not yet."""
    return Q(approved_at__isnull=True) | Q(approved_at__earliest__lte=day)


@dataclass(frozen=True)
class Due:
    """To whom the chair falls by the terms: the seats, in words, and by which rule; no seats: it is left open."""

    seats: Sequence[Seat] = ()
    words: str = ""
    rule: str = ""


def chair_due(meeting: Meeting) -> Due:
    """Say to whom the chair of a meeting falls by the terms. Without its chair, a deputy's seat takes it."""
    on = meeting.earliest
    terms = terms_on(meeting.body, on) if on else None
    if terms is None or on is None or terms.chairing == Chairing.ELECTED:
        return Due(rule=Chairing.ELECTED.label if terms else "")
    seats = Seat.objects.filter(body=meeting.body, role__in=MAY_CHAIR).in_force(on).select_related("organisation")
    rows = list(seats.order_by("role", "number"))
    turns = [one.organisation for one in terms.turns.select_related("organisation").order_by("number")]
    turn = whose_turn(terms.chairing, turns, before=_held_before(meeting, terms), began=terms.effective_from, on=on)
    if turn is not None:
        mine = [seat for seat in rows if seat.organisation_id == turn.pk]
        return Due(mine, f"the chair of {turn}", Chairing(terms.chairing).label)
    chairs = [seat for seat in rows if seat.role == SeatRole.CHAIR]
    if chairs and _stayed_away(meeting, chairs):
        chairs = rows
    return Due(chairs, str(chairs[0]) if chairs else "", Chairing(terms.chairing).label)


def _held_before(meeting: Meeting, terms: TermsOfReference) -> int:
    """Count the sittings under the same terms before a meeting, those called off left out."""
    rows = Meeting.objects.filter(body=meeting.body, form=MeetingForm.SITTING, earliest__lt=meeting.earliest)
    if terms.effective_from:
        rows = rows.filter(earliest__gte=terms.effective_from)
    return rows.exclude(state=MeetingState.CANCELLED).count()


def _stayed_away(meeting: Meeting, seats: Sequence[Seat]) -> bool:
    """Say whether attendance is on record, and none of some seats was taken."""
    rows = SeatTaken.objects.filter(attendance__meeting=meeting)
    present = rows.filter(attendance__presence=Presence.PRESENT, seat__in=seats)
    return rows.exists() and not present.exists()


def earlier(meeting: Meeting) -> Any:
    """Return the meetings of the same body before one, newest first."""
    rows = Meeting.objects.filter(body=meeting.body, earliest__lt=meeting.earliest)
    return rows.exclude(state=MeetingState.CANCELLED).order_by("-earliest")


def arising(meeting: Meeting, *, reader: Any, as_at: date) -> Any:
    """Return the actions from decisions of earlier meetings that were open when a meeting met, oldest first.

    A meeting that is still to come is read at the day the pages are read at.
    """
    day = min(meeting.latest or as_at, as_at)
    decisions = Decision.objects.visible_to(reader).filter(body=meeting.body, made_earliest__lt=meeting.earliest)
    rows = Action.objects.visible_to(reader).filter(decision__in=decisions).open_on(day)
    near = ("decision__meeting__body", "manager", "organisation")
    return rows.select_related(*near).with_last_report(day).order_by("latest", "ref")
