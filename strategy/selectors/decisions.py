"""Decisions as pages show them: how each stands, what came of those of a meeting, what the record says."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet

from strategy import follow_up
from strategy.follow_up import Asked, Delivery, Said, Stands
from strategy.lifecycle import APPROVALS
from strategy.models import Decision


def stands_of(decision: Any, day: date) -> Stands:
    """Return how an approved decision stands on a day; the row was read `with_delivery` for the same day."""
    found = Delivery(
        effective_on=decision.effective_on,
        replaced=decision.replaced,
        open_actions=decision.has_open,
        late_actions=decision.has_late,
        done_actions=decision.has_done,
        answer=decision.last_answer or "",
    )
    return follow_up.stands(found, on=day)


def stands_in_words(decision: Any, day: date) -> str:
    """Return how a decision stands, in a word; nothing for what approved nothing."""
    return stands_of(decision, day).label if decision.outcome in APPROVALS else ""


def counts_of(rows: Any, day: date) -> Counter[Stands]:
    """Count how the approvals among some decisions stand on a day, with one query."""
    return Counter(stands_of(row, day) for row in rows.approvals().with_delivery(day))


def standing_so(rows: Any, wanted: str, day: date) -> Any:
    """Keep the approvals that stand so on a day."""
    found = [row.pk for row in rows.approvals().with_delivery(day) if stands_of(row, day) == wanted]
    return rows.filter(pk__in=found)


def asked_of(decision: Decision, day: date) -> list[Asked]:
    """Return the times at which it is asked what came of a decision; a replaced or refused one is not asked."""
    if decision.outcome not in APPROVALS or hasattr(decision, "reconsidered_by"):
        return []
    answers = [Said(one.months, one.answered_on, one.status) for one in decision.follow_ups.all()]
    return follow_up.asked(decision.effective_on, answers, on=day)


def questions(rows: Any, day: date) -> Iterable[tuple[Any, Asked]]:
    """Return the decisions with the first question about each that nobody has answered; three queries in all."""
    asked = rows.approvals().filter(effective_on__lte=day, reconsidered_by__isnull=True)
    for row in asked.select_related("proposal", "body", "post").prefetch_related("follow_ups"):
        answers = [Said(one.months, one.answered_on, one.status) for one in row.follow_ups.all()]
        waiting = follow_up.next_asked(follow_up.asked(row.effective_on, answers, on=day))
        if waiting is not None:
            yield row, waiting


def same_record(decision: Decision, reader: Any) -> QuerySet[Any]:
    """Return the other lines that were decided at the same meeting."""
    rows = Decision.objects.visible_to(reader).exclude(pk=decision.pk)
    return rows.filter(meeting=decision.meeting_id).order_by("pk") if decision.meeting_id else rows.none()
