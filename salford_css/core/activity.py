"""Writes the activity log: what somebody decided, beside the trail of what changed."""

from collections.abc import Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models

from salford_css.core import audit, clock
from salford_css.core.models import ActivityLog, posts_held


def actor_name(by: Any) -> str:
    """Name who acts as a post, never as a person: the posts held today, else the account's kind."""
    if by is None:
        return audit.origin().command or "the system"
    if getattr(by, "is_api_client", False):
        return str(by)
    titles = [post.title for post in posts_held(by, clock.today()).order_by("title")[:2]]
    return " and ".join(titles) or "an account without a post"


def record_activity(deed: str, record: models.Model, *, by: Any, reason: str = "") -> ActivityLog:
    """Write one line of the log: `deed` is a slug such as proposal-submitted; `by` a User, an ApiClient or None."""
    return record_activities(deed, [record], by=by, reason=reason)[0]


def record_activities(
    deed: str, records: Sequence[models.Model], *, by: Any, reason: str = ""
) -> Sequence[ActivityLog]:
    """Write a line of the log for each of some records with which the same was done at once."""
    origin = audit.origin()
    is_client = getattr(by, "is_api_client", False)
    shared = {
        "deed": deed,
        "user": None if is_client else by,
        "actor": actor_name(by)[:200],
        "organisation": str(by.organisation) if is_client else "",
        "client": str(by) if is_client else origin.client,
        "at": clock.now(),
        "reason": reason,
        "request_id": origin.request_id,
    }
    return ActivityLog.objects.bulk_create(ActivityLog(**_about(record), **shared) for record in records)


def _about(record: models.Model) -> dict[str, Any]:
    kind = ContentType.objects.get_for_model(record)
    return {"content_type": kind, "object_id": record.pk, "record_name": str(record)[:300]}
