"""Wordings with what changed in each against the one before, as a list of them needs it."""

from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from strategy import differences
from strategy.differences import Span
from strategy.models import ProposalVersion


@dataclass(frozen=True)
class Changes:
    """What a wording changed: the number of the one before, how many changes, their causes, and letters without one."""

    before: int
    count: int
    causes: str
    orphans: str


def with_changes(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Read along the wording before each, and the causes on record."""
    earlier = ProposalVersion.objects.filter(proposal=OuterRef("proposal"), number__lt=OuterRef("number"))
    newest = earlier.order_by("-number")
    return (
        rows.annotate(before=Subquery(newest.values("number")[:1]), text_before=Subquery(newest.values("text")[:1]))
        .filter(before__isnull=False)
        .select_related("proposal__plan")
        .prefetch_related("causes__comment__post", "causes__comment__organisation")
    )


def changes_of(version: Any) -> Changes:
    """Return what a wording read by `with_changes` changed; worked out once."""
    if not hasattr(version, "_changes"):
        version._changes = _worked_out(version)
    found: Changes = version._changes
    return found


def _worked_out(version: Any) -> Changes:
    found = differences.changes(version.text_before, version.text)
    causes = list(version.causes.all())
    orphans = differences.without_cause(found, [Span(cause.first_word, cause.end_word) for cause in causes])
    named = [cause.comment.respondent if cause.comment else cause.stated_reason for cause in causes]
    return Changes(
        before=version.before,
        count=len(found),
        causes="; ".join(dict.fromkeys(named)),
        orphans=", ".join(change.letter for change in orphans),
    )


def without_cause(rows: QuerySet[Any]) -> list[int]:
    """Return the keys of the wordings with a change of which no cause is on record."""
    return [row.pk for row in with_changes(rows) if changes_of(row).orphans]
