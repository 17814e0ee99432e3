"""Which rules on small numbers hold on a day, and which figures they hide."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from performance.models import Result, ResultKnown, Series, SuppressionRule
from performance.suppression import STRICTEST, Cell, SmallNumbers, count_in, hidden

TABLE = ("series__indicator_id", "series__organisation_id", "series__frequency", "period")
CELL = (
    "pk", "series__breakdown__key", "value", "numerator", "denominator", "definition__unit", "definition__denominator",
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


def _hidden_among(beliefs: QuerySet[Any], rules: Sequence[SmallNumbers]) -> frozenset[Any]:
    found: set[Any] = set()
    rows = _to_be_weighed(beliefs, rules).order_by(*TABLE).values_list(*TABLE, *CELL)
    for _, table in groupby(rows.iterator(chunk_size=5_000), key=itemgetter(slice(len(TABLE)))):
        cells = {row[len(TABLE)]: _cell(*row[len(TABLE) + 1 :]) for row in table}
        kept = hidden(cells.values(), rules)
        found |= {pk for pk, cell in cells.items() if cell.key in kept}
    return frozenset(found)


def _to_be_weighed(beliefs: QuerySet[Any], rules: Sequence[SmallNumbers]) -> QuerySet[Any]:
    """Return the figures that may have to be hidden: small ones, and all of whatever is also told by its parts."""
    count = max(rule.numerator_at_most or 0 for rule in rules)
    of = max(rule.denominator_at_most or 0 for rule in rules)
    small = Q(value__lte=count) | Q(numerator__lte=count) | Q(denominator__lte=of)
    same = {name: OuterRef(name) for name in ("indicator", "organisation", "frequency")}
    parts = Series.objects.exclude(breakdown__key="").filter(**same)
    in_parts = Series.objects.filter(Exists(parts.order_by())).order_by().values("pk")
    return beliefs.filter(small | Q(series__in=in_parts), value__isnull=False)


def _cell(key: str, value: Decimal, numerator: Decimal | None, denominator: Decimal | None, unit: str, of: str) -> Cell:
    people = count_in(unit, value, numerator, divided=bool(of))
    return Cell(key, people, denominator, part_of=key.partition("=")[0])
