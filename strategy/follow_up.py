"""What came of a decision: when it is asked, and how a decision stands between approval and delivery. Pure.

Asked six, twelve and twenty-four months after a decision took effect, so that no approval is forgotten.
"""

import calendar
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices

from salford_css.core.words import capital, day, number

ASKED_AFTER = (6, 12, 24)
"""Months after which it is asked what came of a decision."""


class Came(TextChoices):
    """What came of a decision, in the words of whoever answers for it."""

    DONE = "done", "done"
    PARTLY = "partly", "partly done"
    NOT = "not", "not done"
    OVERTAKEN = "overtaken", "overtaken by events"


class Stands(TextChoices):
    """How an approved decision stands on a day, in the order in which sentences count them."""

    DELIVERED = "delivered", "delivered"
    UNDER_WAY = "under_way", "under way"
    OVERDUE = "overdue", "overdue"
    NOT_DELIVERED = "not_delivered", "not delivered"
    NOT_BEGUN = "not_begun", "not begun"
    WAITS = "waits", "not in effect"
    OVERTAKEN = "overtaken", "overtaken"


def due_on(effective: date | None, months: int) -> date | None:
    """Return the day on which it is asked what came of a decision; the last of a month that has no such day.

    Example: in effect on 31 August 2004, asked after six months on 28 February 2005.
    """
    if effective is None:
        return None
    index = effective.year * 12 + effective.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(effective.day, calendar.monthrange(year, month)[1]))


# ------------------------------------------------------------------ asking


@dataclass(frozen=True)
class Said:
    """An answer: after how many months it was asked, the day it was given, and what came of it."""

    months: int
    on: date
    status: str


@dataclass(frozen=True)
class Asked:
    """One time at which it is asked what came of a decision; `said` is the newest answer."""

    months: int
    due: date
    said: Said | None

    def overdue(self, on: date) -> bool:
        """Say whether the day has passed without an answer."""
        return self.said is None and self.due < on


def asked(effective: date | None, answers: Iterable[Said], *, on: date) -> list[Asked]:
    """Return the times at which it is asked what came of a decision, as they stood on a day.

    Nothing is asked before a decision takes effect, nor any more once somebody said that events overtook it.
    """
    given = [said for said in answers if said.on <= on]
    over = min((said.months for said in given if said.status == Came.OVERTAKEN), default=max(ASKED_AFTER))
    newest = {said.months: said for said in sorted(given, key=lambda said: said.on)}
    return [
        Asked(months, due, newest.get(months))
        for months in ASKED_AFTER
        if (due := due_on(effective, months)) is not None and months <= over
    ]


def next_asked(times: Iterable[Asked]) -> Asked | None:
    """Return the first time at which nobody has answered yet."""
    return next((one for one in times if one.said is None), None)


def asked_too_early(effective: date | None, on: date) -> str | None:
    """Refuse to say what came of a decision that has not taken effect."""
    if effective is None:
        return "The decision is not in effect, so nothing can have come of it."
    return (
        f"The decision takes effect on {day(effective)}; nothing can have come of it before."
        if on < effective
        else None
    )


# ------------------------------------------------------------------ how a decision stands


@dataclass(frozen=True)
class Delivery:
    """What is on record of the delivery of an approved decision by a day."""

    effective_on: date | None
    replaced: bool = False
    open_actions: bool = False
    late_actions: bool = False
    done_actions: bool = False
    answer: str = ""


def stands(found: Delivery, *, on: date) -> Stands:
    """Return how an approved decision stands. What was said last counts before what its actions show."""
    if found.replaced or found.answer == Came.OVERTAKEN:
        return Stands.OVERTAKEN
    if found.effective_on is None or found.effective_on > on:
        return Stands.WAITS
    if found.answer == Came.DONE:
        return Stands.DELIVERED
    if found.late_actions:
        return Stands.OVERDUE
    if found.open_actions or found.answer == Came.PARTLY:
        return Stands.UNDER_WAY
    if found.answer == Came.NOT:
        return Stands.NOT_DELIVERED
    return Stands.DELIVERED if found.done_actions else Stands.NOT_BEGUN


def count_in_words(counts: Mapping[Stands, int]) -> str:
    """Say what came of approvals: Ten approved: seven delivered, two under way, one overdue."""
    total = sum(counts.values())
    if not total:
        return "Nothing was approved."
    said = ", ".join(f"{number(counts[one])} {one.label}" for one in Stands if counts.get(one))
    return f"{capital(number(total))} approved: {said}."
