"""Calling a board's meeting under its terms, its chair, and what it made of a paper."""

from datetime import date
from typing import Any

from django.db import transaction

from partnerships.boards import calling
from partnerships.models import BoardMeeting, CarriedItem, Seat, TermsOfReference, WrittenProcedure
from partnerships.readings import board_meetings as reading
from partnerships.readings.boards import terms_on
from partnerships.services.boards.rights import require_record
from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import refuse, refuse_beside, store
from salford_css.core.words import day, shortened
from strategy.models import Body, Consideration, Meeting, Paper
from strategy.services import meetings


@transaction.atomic
def call_meeting(
    *,
    body: Body,
    on: date,
    by: Any,
    called_on: date | None = None,
    short_notice: str = "",
    illustrative: bool = False,
    **facts: Any,
) -> BoardMeeting:
    """Call a meeting with the notice the terms ask for; their standing agenda is carried in.

    What was decided in writing since the last meeting stands on the agenda too. `facts` are starts_at and place.
    Raises ValidationError when it is called later than the terms allow and nobody says why.
    """
    require_record(by, body)
    terms, called = terms_on(body, on), called_on or min(clock.today(), on)
    refuse_beside(
        called_on=calling.called_after(called_on=called, on=on), short_notice=_late(terms, on, called, short_notice)
    )
    meeting = meetings.plan_meeting(body=body, on=on, by=by, **facts)
    made = store(
        BoardMeeting(
            meeting=meeting, terms=terms, called_on=called, short_notice=short_notice, illustrative=illustrative
        )
    )
    for standing in terms.standing_items.order_by("number") if terms else ():
        item = meetings.add_agenda_item(meeting=meeting, title=standing.title, by=by)
        store(CarriedItem(item=item, standing=standing))
    _report_written(meeting, by)
    record_activity("board-called", meeting, by=by, reason=short_notice)
    return made


def _late(terms: TermsOfReference | None, on: date, called: date, because: str) -> str | None:
    if terms is None or terms.notice_days is None:
        return None
    by = reading.call_by(terms, on).day
    return calling.called_late(called_on=called, by=by, days=terms.notice_days, because=because)


def _report_written(meeting: Meeting, by: Any) -> None:
    """Put what was concluded in writing before a meeting on its agenda, once."""
    rows = WrittenProcedure.objects.filter(
        meeting__body=meeting.body, concluded_on__lte=meeting.earliest, reported_to__isnull=True
    )
    for row in rows.order_by("concluded_on"):
        title = f"Decided in writing, concluded on {day(row.concluded_on)}: {shortened(row.wording, 200)}"
        meetings.add_agenda_item(
            meeting=meeting, title=title, note=row.said, part=row.part, exempt_reason=row.exempt_reason, by=by
        )
        row.reported_to = meeting
        store(row)


def about(meeting: Meeting) -> BoardMeeting:
    """Return what is known of a board's meeting beside the meeting; begun for one that was planned without a call."""
    return BoardMeeting.objects.filter(meeting=meeting).first() or BoardMeeting(
        meeting=meeting, terms=terms_on(meeting.body, meeting.earliest) if meeting.earliest else None
    )


@transaction.atomic
def take_chair(*, meeting: Meeting, seat: Seat, by: Any, because: str = "") -> BoardMeeting:
    """Say which seat took the chair; another than the terms say needs the reason."""
    require_record(by, meeting.body)
    refuse(None if seat.body_id == meeting.body_id else f"{seat} is not a seat of {meeting.body}.")
    due = reading.chair_due(meeting)
    others = due.seats and seat not in due.seats
    refuse_beside(because=calling.not_by_rule(expected=due.words if others else "", taken=str(seat), because=because))
    row = about(meeting)
    row.chair, row.chair_because = seat, because if others else ""
    store(row)
    record_activity("chair-taken", meeting, by=by, reason=because or str(seat))
    return row


@transaction.atomic
def say_of_paper(*, paper: Paper, said: str, by: Any) -> Paper:
    """Say what a body made of a paper; of a version of a report it is a consideration of it."""
    meeting = paper.item.meeting
    require_record(by, meeting.body)
    paper.said = said[:500]
    store(paper)
    if paper.report_version_id:
        known = Consideration.objects.filter(version=paper.report_version, meeting=meeting).first()
        row = known or Consideration(version=paper.report_version, meeting=meeting, body=meeting.body)
        row.when, row.outcome = meeting.when, said[:300]
        store(row)
    record_activity("paper-considered", meeting, by=by, reason=said)
    return paper
