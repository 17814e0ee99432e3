"""Meetings: planned, agenda published, held or cancelled."""

from datetime import date
from typing import Any

from django.db import transaction

from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import acting_post, new_ref, next_number, refuse, store, take_step
from salford_css.core.policies import require
from strategy import lifecycle, policies
from strategy.models import AgendaItem, Body, Meeting, Minutes, ReportVersion
from strategy.services import notices

NOT_YOURS = "Only a director, or whoever keeps this body's record, may do this."


@transaction.atomic
def plan_meeting(*, body: Body, on: date, by: Any, ref: str = "", **facts: Any) -> Meeting:
    """Plan a meeting of a body on a day."""
    require(policies.may_keep_record(by, body, clock.today()), NOT_YOURS)
    name = f"{body.ref[:70]}-{on.isoformat()}"
    meeting = Meeting(body=body, earliest=on, latest=on, ref=ref or new_ref(Meeting, name), **facts)
    store(meeting)
    record_activity("meeting-planned", meeting, by=by)
    return meeting


@transaction.atomic
def add_agenda_item(*, meeting: Meeting, title: str, by: Any, **facts: Any) -> AgendaItem:
    """Put an item on a meeting's agenda, after those already there."""
    require(policies.may_keep_record(by, meeting.body, clock.today()), NOT_YOURS)
    number = next_number(AgendaItem.objects.filter(meeting=meeting))
    item = store(AgendaItem(meeting=meeting, number=number, title=title, **facts))
    record_activity("agenda-item-added", meeting, by=by, reason=title)
    return item


@transaction.atomic
def publish_agenda(*, meeting: Meeting, by: Any, on: date | None = None) -> Meeting:
    """Open the agenda and its papers to the public; the clear days begin to count."""
    require(policies.may_keep_record(by, meeting.body, clock.today()), NOT_YOURS)
    meeting.agenda_published_on = on or clock.today()
    store(meeting)
    record_activity("agenda-published", meeting, by=by)
    for version in ReportVersion.objects.filter(papers__item__meeting=meeting).distinct():
        notices.report_published(version, on=meeting.agenda_published_on)
    return meeting


@transaction.atomic
def hold_meeting(*, meeting: Meeting, by: Any) -> Meeting:
    """Say that a meeting took place."""
    require(policies.may_keep_record(by, meeting.body, clock.today()), NOT_YOURS)
    if meeting.earliest and meeting.earliest > clock.today():
        refuse(f"The meeting is not until {meeting.when}.")
    take_step(meeting, "hold", deed="meeting-held", by=by)
    return meeting


@transaction.atomic
def cancel_meeting(*, meeting: Meeting, by: Any, reason: str = "") -> Meeting:
    """Call a meeting off, with the reason."""
    require(policies.may_keep_record(by, meeting.body, clock.today()), NOT_YOURS)
    refuse(lifecycle.reason_missing(reason, "the meeting is cancelled"))
    take_step(meeting, "cancel", deed="meeting-cancelled", by=by, reason=reason)
    return meeting


@transaction.atomic
def write_minutes(*, meeting: Meeting, text: str, by: Any, part: str = "open", reason: str = "") -> Minutes:
    """Write a version of the minutes; a correction is the next version, with its reason."""
    require(policies.may_keep_record(by, meeting.body, clock.today()), NOT_YOURS)
    rows = Minutes.objects.filter(meeting=meeting, part=part)
    minutes = Minutes(
        meeting=meeting,
        number=next_number(rows),
        text=text,
        part=part,
        reason=reason,
        made_at=clock.now(),
        made_by=acting_post(by, clock.today()),
    )
    store(minutes)
    record_activity("minutes-written", meeting, by=by, reason=reason)
    return minutes
