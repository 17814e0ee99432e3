"""Minutes of a board: drafted from the record, agreed at a later meeting, corrected as a new version."""

from typing import Any

from django.db import transaction

from partnerships.boards import minutes as rules
from partnerships.services.boards.rights import require_record
from salford_css.core import clock, registry
from salford_css.core.activity import record_activity
from salford_css.core.deeds import acting_post, refuse_all, refuse_beside, store
from strategy.lifecycle import MeetingState
from strategy.models import Meeting, Minutes
from strategy.services import meetings


@transaction.atomic
def write_minutes(*, meeting: Meeting, text: str, by: Any, part: str = "open", reason: str = "") -> Minutes:
    """Write minutes, or a corrected version with its reason."""
    require_record(by, meeting.body)
    again = Minutes.objects.filter(meeting=meeting, part=part).exists()
    refuse_beside(
        text=rules.not_held(held=meeting.state == MeetingState.HELD),
        reason=rules.correction_without_reason(again=again, reason=reason),
    )
    return meetings.write_minutes(meeting=meeting, text=text, part=part, reason=reason, by=by)


@transaction.atomic
def agree_minutes(*, minutes: Minutes, at: Meeting, by: Any, text: str = "", reason: str = "") -> Minutes:
    """Agree the newest version of minutes at a later meeting, as it is or corrected, by one more version that says so.

    To agree them is a decision of that meeting, so it needs its quorum.
    """
    meeting = minutes.meeting
    require_record(by, meeting.body)
    newest = Minutes.objects.filter(meeting=meeting, part=minutes.part).order_by("-number").first()
    words = text.strip() or minutes.text
    refuse_beside(
        at=rules.not_at(
            same_body=at.body_id == meeting.body_id,
            later=bool(at.earliest and meeting.latest and at.earliest > meeting.latest),
            cancelled=at.state == MeetingState.CANCELLED,
            to_come=bool(at.earliest and at.earliest > clock.today()),
            when=str(at.when),
        ),
        text=rules.overtaken(seen=minutes.number, newest=newest.number if newest else 0),
        reason=rules.changed_without_reason(changed=words != minutes.text, reason=reason),
    )
    refuse_all(registry.bodies.objections(at.body, meeting=at, on=at.earliest or clock.today(), item=_item(at)))
    row = store(
        Minutes(
            meeting=meeting,
            number=minutes.number + 1,
            text=words,
            part=minutes.part,
            reason=reason or f"Agreed as a correct record, {at.when}",
            made_at=clock.now(),
            made_by=acting_post(by, clock.today()),
            approved_at=at,
        )
    )
    record_activity("minutes-agreed", meeting, by=by, reason=str(at.when))
    return row


def _item(at: Meeting) -> Any:
    """Return the item of a meeting under which minutes are agreed, where its agenda has one from the terms."""
    return at.items.filter(carried__standing__content="minutes").first()
