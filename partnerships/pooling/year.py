"""A year in which the rule changed: each stretch of months is shared by the rule then in force.

Partners do change the rule in mid-life: Herefordshire's for learning disability was new for 2006/07 and suspended
within months.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from partnerships.pooling.pool import NOTHING, Line, Partner, Pool
from partnerships.pooling.rules import Rule
from partnerships.pooling.split import Split, split


@dataclass(frozen=True)
class Month:
    """One month: what was planned and what is now expected of each line, and the pool's rule in force."""

    number: int
    lines: Sequence[Line]
    rule: Rule | None


@dataclass(frozen=True)
class Stretch:
    """Neighbouring months under the same rules, divided together so that pennies are rounded once."""

    first: int
    last: int
    rule: Rule | None
    split: Split


@dataclass(frozen=True)
class YearSplit:
    """A year's variance divided by the rules of its months."""

    stretches: tuple[Stretch, ...]
    variance: Decimal
    shares: dict[str, Decimal]
    unallocated: Decimal


def split_year(partners: Sequence[Partner], months: Sequence[Month]) -> YearSplit:
    """Divide the variance of the lines over a year, stretch by stretch.

    Only what the lines explain is divided: money not assigned to a line has no month. Raises ValueError for months
    out of order or a pool that cannot be worked out.
    """
    numbers = [month.number for month in months]
    if numbers != sorted(set(numbers)):
        raise ValueError("The months must be in order, each once.")
    stretches = tuple(_stretch(partners, list(group)) for _, group in groupby(months, key=_rules))
    shares = {p.id: sum((s.split.shares[p.id] for s in stretches), NOTHING) for p in partners}
    return YearSplit(
        stretches=stretches,
        variance=sum((s.split.variance for s in stretches), NOTHING),
        shares=shares,
        unallocated=sum((s.split.unallocated for s in stretches), NOTHING),
    )


def _rules(month: Month) -> tuple[object, ...]:
    return (month.rule, tuple((line.id, line.lead, line.rule) for line in month.lines))


def _stretch(partners: Sequence[Partner], months: Sequence[Month]) -> Stretch:
    lines = _added_up(months)
    # Weights are the year's contributions; what the lines plan beyond or below them belongs to no month.
    gap = sum((line.budget for line in lines), NOTHING) - sum((p.contribution for p in partners), NOTHING)
    pool = Pool(partners, lines, months[0].rule, other_income=gap)
    return Stretch(months[0].number, months[-1].number, months[0].rule, split(pool))


def _added_up(months: Sequence[Month]) -> list[Line]:
    by_id: dict[str, Line] = {}
    for line in (line for month in months for line in month.lines):
        sofar = by_id.get(line.id)
        budget = line.budget + (sofar.budget if sofar else NOTHING)
        forecast = line.forecast + (sofar.forecast if sofar else NOTHING)
        by_id[line.id] = Line(line.id, budget, forecast, line.lead, line.rule)
    return list(by_id.values())
