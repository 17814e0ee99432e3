"""Deciding in writing what cannot wait: a question with its reason, replies by seat, an outcome by the terms."""

from datetime import date
from typing import Any

from django.db import transaction

from partnerships.boards import voting
from partnerships.models import BoardMeeting, Seat, SeatReply, WrittenProcedure
from partnerships.readings import written as reading
from partnerships.readings.boards import terms_on
from partnerships.services.boards.deciding import decide
from partnerships.services.boards.rights import require_record
from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import refuse, refuse_beside, store
from salford_css.core.models import Part
from strategy.lifecycle import Outcome
from strategy.models import Body, MeetingForm
from strategy.services import meetings


@transaction.atomic
def propose_written(
    *,
    body: Body,
    title: str,
    wording: str,
    reason: str,
    reply_by: date,
    by: Any,
    on: date | None = None,
    part: str = Part.OPEN,
    exempt_reason: str = "",
    illustrative: bool = False,
    **facts: Any,
) -> WrittenProcedure:
    """Put a question to the seats in writing; `facts` are amount and delegation.

    Raises ValidationError when the terms know no written procedure, or give more days to reply.
    """
    require_record(by, body)
    asked = on or clock.today()
    terms = terms_on(body, asked)
    days = terms.reply_days if terms else None
    refuse_beside(
        reply_by=voting.days_too_few(asked_on=asked, reply_by=reply_by, days=days),
        exempt_reason="Say why it is exempt." if part == Part.EXEMPT and not exempt_reason.strip() else None,
    )
    meeting = meetings.plan_meeting(body=body, on=asked, by=by, form=MeetingForm.WRITTEN)
    meeting.latest = reply_by
    store(meeting)
    store(BoardMeeting(meeting=meeting, terms=terms, called_on=asked, illustrative=illustrative))
    meetings.add_agenda_item(meeting=meeting, title=title, part=part, exempt_reason=exempt_reason, by=by)
    row = store(
        WrittenProcedure(
            meeting=meeting,
            wording=wording,
            reason=reason,
            reply_by=reply_by,
            part=part,
            exempt_reason=exempt_reason,
            **facts,
        )
    )
    record_activity("written-procedure-begun", meeting, by=by, reason=reason)
    return row


@transaction.atomic
def reply_written(
    *, procedure: WrittenProcedure, seat: Seat, reply: str, on: date, by: Any, words: str = ""
) -> SeatReply:
    """Record the reply of a seat; until the procedure is concluded a new reply takes the place of the old."""
    body = procedure.meeting.body
    require_record(by, body)
    asked = procedure.meeting.earliest or on
    vacant = not seat.holdings.in_force(on).exists()
    refuse_beside(
        seat=f"{seat} is not a seat of {body}."
        if seat.body_id != body.pk
        else "This seat is vacant; nobody can reply for it."
        if vacant
        else None,
        on=voting.replied_late(on=on, asked_on=asked, reply_by=procedure.reply_by, concluded=procedure.concluded_on),
    )
    row = SeatReply.objects.filter(procedure=procedure, seat=seat).first() or SeatReply(procedure=procedure, seat=seat)
    row.reply, row.on, row.words = reply, on, words
    store(row)
    record_activity("written-reply", procedure.meeting, by=by, reason=f"{seat} {row.get_reply_display()}")
    return row


@transaction.atomic
def conclude_written(*, procedure: WrittenProcedure, by: Any, on: date) -> WrittenProcedure:
    """Count the replies by the terms; what is carried becomes a decision, or is referred like any other."""
    require_record(by, procedure.meeting.body)
    refuse("This written procedure is concluded already." if procedure.concluded_on else None)
    count = reading.count_of(procedure)
    refuse_beside(on=voting.too_soon(on=on, reply_by=procedure.reply_by, count=count))
    found = reading.ended_by(procedure, count)
    meeting = procedure.meeting
    meeting.latest = max(min(on, procedure.reply_by), meeting.earliest or on)
    store(meeting)
    meetings.hold_meeting(meeting=meeting, by=by)
    if found.carried:
        procedure.decision = decide(
            meeting=meeting,
            item=meeting.items.first(),
            outcome=Outcome.APPROVED,
            wording=procedure.wording,
            made_on=meeting.latest,
            delegation=procedure.delegation,
            amount=procedure.amount,
            urgency=procedure.reason[:300],
            votes_for=count.agree,
            votes_against=count.against,
            abstained=count.abstain,
            by=by,
        )
    procedure.concluded_on, procedure.said = meeting.latest, found.sentence
    store(procedure)
    record_activity("written-procedure-concluded", meeting, by=by, reason=found.sentence[:500])
    return procedure
