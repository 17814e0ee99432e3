"""Who enters and who checks the figures of a measure, from a day on."""

from datetime import date
from typing import Any

from django.db import transaction

from performance.models import Duty, Indicator, IndicatorDuty
from performance.policies import require_keeper
from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import refuse_beside, store
from salford_css.core.models import Organisation, Post
from salford_css.core.words import day


@transaction.atomic
def name_duty(
    *, indicator: Indicator, organisation: Organisation, duty: str, post: Post | None, since: date, by: Any,
    note: str = "",
) -> IndicatorDuty | None:  # fmt: skip
    """Give a duty for an organisation's figures to a post from a day on, or to nobody; who had it keeps it until then.

    Raises PermissionDenied, or ValidationError where the post has the duty already, has the other one (whoever checks
    is not who entered), or where the duty is given to somebody on that day or later.
    """
    require_keeper(by, on=clock.today())
    rows = IndicatorDuty.objects.filter(indicator=indicator, organisation=organisation)
    held = rows.filter(duty=duty).in_force(since).first()
    refuse_beside(post=_wrong_post(held, duty, post, since), since=_wrong_day(rows, held, duty, since))
    if held is not None:
        held.valid_to = since
        store(held)
    made = None
    if post is not None:
        facts = {"indicator": indicator, "organisation": organisation, "duty": duty, "post": post}
        made = store(IndicatorDuty(**facts, note=note, valid_from=since))
    said = str(made) if made else f"nobody {Duty(duty).label} for {organisation} from {day(since)}"
    record_activity("duty-named", indicator, by=by, reason=said)
    return made


def _wrong_post(held: IndicatorDuty | None, duty: str, post: Post | None, since: date) -> str:
    """Say why a post cannot have a duty."""
    if post is None:
        return "" if held else f"Nobody {Duty(duty).label} on {day(since)}: there is nothing to end."
    if held is not None and held.post_id == post.pk:
        return f"{post} {Duty(duty).label} already."
    return ""


def _wrong_day(rows: Any, held: IndicatorDuty | None, duty: str, since: date) -> str:
    """Say why a duty cannot change hands on a day."""
    if held is not None and held.valid_from == since:
        return f"{held.post} has this duty from that very day. Choose a later day."
    later = rows.filter(duty=duty, valid_from__gt=since).select_related("post").first()
    return f"{later.post} has this duty from {day(later.valid_from)}. Choose a later day than that." if later else ""
