"""How entries of the forward plan stand on a day, and what pages say of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from salford_css.core.models import Organisation
from salford_css.core.periods import add_months
from salford_css.core.words import day
from strategy.models import ClockKind, ForwardPlanEntry
from strategy.selectors.worked import WorkedDate, of_entry
from strategy.services import procedure

STANDINGS = (
    ("planned", "not published"),
    ("due", "due"),
    ("slipped", "slipped"),
    ("decided", "decided"),
    ("withdrawn", "withdrawn"),
)
MONTHS_COVERED = 4


def standing_of(entry: ForwardPlanEntry, on: date) -> str:
    """Say how an entry read with `is_decided` stands on a day, in one of the words of STANDINGS."""
    if entry.withdrawn_on is not None and entry.withdrawn_on <= on:
        return "withdrawn"
    if entry.is_decided:  # type: ignore[attr-defined]  # added by with_decided
        return "decided"
    if entry.latest is not None and entry.latest < on:
        return "slipped"
    return "due" if entry.published_on is not None and entry.published_on <= on else "not published"


def standing_in(rows: Any, standing: str, on: date) -> Any:
    """Narrow entries to those that stand so on a day."""
    match standing:
        case "withdrawn":
            return rows.filter(withdrawn_on__lte=on)
        case "decided":
            return rows.standing(on).decided(on)
        case "slipped":
            return rows.slipped(on)
        case "due":
            return rows.due(on).published_by(on)
    return rows.due(on).exclude(published_on__lte=on)


def notice_sentence(entry: ForwardPlanEntry, worked: Sequence[WorkedDate]) -> str:
    """Say whether notice was given in time for the first day on which a key decision can be made."""
    if not entry.key:
        return "It is not key, so no notice is required."
    if not worked:
        return "No rule of notice is on record for the time of the decision."
    by = worked[0].day
    if entry.published_on is None:
        return f"Notice is not published; for a decision on the first day of the period it is due by {day(by)}."
    if entry.published_on <= by:
        return f"Notice was published on {day(entry.published_on)}, in time for every day of the period."
    return (
        f"Notice was published on {day(entry.published_on)}, too late for a decision before it has stood its time: for "
        f"the first day of the period it was due by {day(by)}."
    )


@dataclass(frozen=True)
class MonthOfPlan:
    """A forward plan as it is printed: from the first of a month, so many months on."""

    first: date
    after: date
    entries: Sequence[ForwardPlanEntry]
    rule: Any

    @property
    def last(self) -> date:
        """Return the first day of the last month covered."""
        return add_months(self.after, -1)


def month_of_plan(reader: Any, first: date, *, on: date) -> MonthOfPlan:
    """Return what was published by a day of the decisions that are to be made in the months from `first` on.

    How many months is told by the rule of notice in force, else four.
    """
    rule = next((found for one in _councils(reader) if (found := _rule(one, first))), None)
    after = add_months(first, (rule.months if rule else None) or MONTHS_COVERED)
    rows = ForwardPlanEntry.objects.visible_to(reader).published_by(on).standing(on).in_months(first, after)
    near = ("body", "post", "contact_post", "scrutiny_body", "consultation")
    return MonthOfPlan(first, after, list(rows.select_related(*near).order_by("earliest", "subject")), rule)


def _councils(reader: Any) -> Sequence[Organisation]:
    planned = ForwardPlanEntry.objects.visible_to(reader).values("organisation")
    return list(Organisation.objects.filter(pk__in=planned))


def _rule(organisation: Organisation, on: date) -> Any:
    return procedure.rule_in_force(organisation, ClockKind.FORWARD_PLAN, on)


def suggestion_for(entry: ForwardPlanEntry, *, on: date) -> Any:
    """Return what the rule on key decisions suggests of an entry, for the time of its decision."""
    amount: Decimal | None = entry.amount
    return procedure.key_suggestion(entry.organisation, entry.earliest or on, amount=amount, wards=entry.wards)


def notices_due(rows: Any, *, on: date) -> list[tuple[ForwardPlanEntry, WorkedDate]]:
    """Return key entries that are planned and not published, each with the day by which its notice is due."""
    waiting = standing_in(rows, "planned", on).filter(key=True).select_related("organisation")
    book = procedure.RuleBook(ClockKind.FORWARD_PLAN)
    return [(row, worked[0]) for row in waiting if (worked := of_entry(row, book))]
