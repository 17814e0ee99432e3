"""A year in which the rule changed: each stretch of months is shared by the rule then in force.

Partners do change the rule in mid-life: Herefordshire's for learning disability was new for 2006/07 and suspended
within months.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, pairwise

from partnerships.pooling.pool import NOTHING, Line, Partner, Pool
from partnerships.pooling.rules import Rule
from partnerships.pooling.split import Split, split
from salford_css.core.money import to_pence


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
    pool: Pool


@dataclass(frozen=True)
class YearSplit:
    """A year's variance divided by the rules of its months."""

    stretches: tuple[Stretch, ...]
    variance: Decimal
    shares: dict[str, Decimal]
    unallocated: Decimal


def split_year(partners: Sequence[Partner], months: Sequence[Month], *, unassigned: Decimal = NOTHING) -> YearSplit:
    """Divide the variance of a year, stretch by stretch.

    `unassigned` is budget that no line plans (less than nothing: lines plan more than there is); it lies evenly over
    the months. Raises ValueError for months out of order or a pool that cannot be worked out.
    """
    numbers = [month.number for month in months]
    if numbers != sorted(set(numbers)):
        raise ValueError("The months must be in order, each once.")
    spread = dict(zip(numbers, evenly(unassigned, len(numbers)), strict=True))
    stretches = tuple(_stretch(partners, list(group), spread) for _, group in groupby(months, key=_rules))
    shares = {p.id: sum((s.split.shares[p.id] for s in stretches), NOTHING) for p in partners}
    return YearSplit(
        stretches=stretches,
        variance=sum((s.split.variance for s in stretches), NOTHING),
        shares=shares,
        unallocated=sum((s.split.unallocated for s in stretches), NOTHING),
    )


def _rules(month: Month) -> tuple[object, ...]:
    return (month.rule, tuple((line.id, line.lead, line.rule) for line in month.lines))


def evenly(amount: Decimal, parts: int) -> list[Decimal]:
    """Cut an amount into so many nearly equal parts of whole pence that add up to it."""
    ends = [to_pence(amount * number / parts) for number in range(parts + 1)]
    return [end - begin for begin, end in pairwise(ends)]


def _stretch(partners: Sequence[Partner], months: Sequence[Month], unassigned: Mapping[int, Decimal]) -> Stretch:
    lines = _added_up(months)
    # Weights are the year's contributions; the budget of the stretch is what its months plan and leave unassigned.
    planned = sum((line.budget for line in lines), NOTHING) + sum((unassigned[m.number] for m in months), NOTHING)
    gap = planned - sum((p.contribution for p in partners), NOTHING)
    pool = Pool(partners, lines, months[0].rule, other_income=gap)
    return Stretch(months[0].number, months[-1].number, months[0].rule, split(pool), pool)


def _added_up(months: Sequence[Month]) -> list[Line]:
    by_id: dict[str, Line] = {}
    for line in (line for month in months for line in month.lines):
        sofar = by_id.get(line.id)
        budget = line.budget + (sofar.budget if sofar else NOTHING)
        forecast = line.forecast + (sofar.forecast if sofar else NOTHING)
        by_id[line.id] = Line(line.id, budget, forecast, line.lead, line.rule)
    return list(by_id.values())
