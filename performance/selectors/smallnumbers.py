"""Which rules on small numbers hold on a day, and which figures they hide."""

from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet

from performance.models import Result, ResultKnown, SuppressionRule
from performance.suppression import STRICTEST, Cell, SmallNumbers, count_in, hidden

COLUMNS = (
    "pk", "series__indicator", "series__organisation", "series__frequency", "period", "series__breakdown__key",
    "value", "numerator", "denominator", "definition__unit", "definition__denominator",
)  # fmt: skip


def rules_on(day: date) -> tuple[SmallNumbers, ...]:
    """Return the rules that hold on a day; where nobody recorded any, the strictest known."""
    return tuple(row.rule for row in SuppressionRule.objects.in_force(day)) or STRICTEST


@lru_cache(maxsize=8)
def hidden_results(day: date, *, state: str, held_on: date | None = None) -> frozenset[Any]:
    """Return the keys of the results that a day's rules hide outside, as they are believed now, or were on a day.

    Weighing every table takes a moment, so the answer is kept; `state` is the state of the record it is true of.
    """
    beliefs: QuerySet[Any] = Result.objects.standing() if held_on is None else ResultKnown.objects.as_at(held_on)
    return _hidden_among(beliefs, rules_on(day))


def is_hidden(result: ResultKnown, day: date, *, held_on: date) -> bool:
    """Say whether a day's rules hide one result outside, beside the others of its table as they were held on a day."""
    series = result.series
    table = ResultKnown.objects.as_at(held_on).filter(
        series__indicator=series.indicator_id,
        series__organisation=series.organisation_id,
        series__frequency=series.frequency,
        period=result.period,
    )
    return result.pk in _hidden_among(table, rules_on(day))


def _hidden_among(beliefs: QuerySet[Any], rules: tuple[SmallNumbers, ...]) -> frozenset[Any]:
    tables: dict[tuple[Any, ...], list[tuple[Any, Cell]]] = {}
    for pk, indicator, organisation, frequency, period, key, value, numerator, denominator, unit, of in (
        beliefs.filter(value__isnull=False).order_by().values_list(*COLUMNS).iterator(chunk_size=5_000)
    ):
        people = count_in(unit, value, numerator, divided=bool(of))
        cell = Cell(key, people, denominator, part_of=key.partition("=")[0])
        tables.setdefault((indicator, organisation, frequency, period), []).append((pk, cell))
    found: set[Any] = set()
    for table in tables.values():
        kept = hidden([cell for _, cell in table], rules)
        found |= {pk for pk, cell in table if cell.key in kept}
    return frozenset(found)
