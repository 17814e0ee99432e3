"""The rows of a fund's year, read together in a fixed number of questions, as they were known on a day."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Prefetch

from partnerships.models import (
    CarryForward,
    Contribution,
    PaymentState,
    PoolAdjustment,
    PoolClosing,
    PoolLine,
    PoolMonth,
    PoolStatedTotal,
    PoolYear,
    ReliefStep,
    RiskShare,
    RiskShareRule,
    Virement,
)
from partnerships.pooling import NOTHING
from salford_css.core.periods import Frequency

LAST = 12


@dataclass(frozen=True)
class YearRows:
    """A year's rows as known on `as_at`, up to the end of `month` (April is 1; 12 where the whole year is meant)."""

    pool_year: PoolYear
    as_at: date
    month: int
    contributions: Sequence[Contribution]
    lines: Sequence[PoolLine]
    rules: Sequence[RiskShareRule]
    relief: Sequence[ReliefStep]
    carried: CarryForward | None
    stated: Sequence[PoolStatedTotal]
    closings: Sequence[PoolClosing]

    @property
    def until(self) -> date:
        """Return the last day that counts: the month's last, or the day the page is read at if that is earlier."""
        last = self.pool_year.year.period(Frequency.MONTH, self.month).last_day
        return min(self.as_at, last) if self.month < LAST else self.as_at

    @property
    def closed_months(self) -> frozenset[int]:
        """Return the months that are closed now, whatever day is looked at; all twelve where the year is."""
        closed = {row.month for row in self.closings}
        return frozenset(range(1, LAST + 1)) if None in closed else frozenset(month for month in closed if month)


def rows_of(pool_year: PoolYear, *, as_at: date, month: int | None = None) -> YearRows:
    """Read a year's rows."""
    return rows_of_many([pool_year], as_at=as_at, month=month)[0]


def rows_of_many(pool_years: Sequence[PoolYear], *, as_at: date, month: int | None = None) -> list[YearRows]:
    """Read the rows of some years, in their order; as many questions as for one."""
    given = Contribution.objects.known_by(as_at).select_related("party__organisation")
    contributions = _by_year(given.prefetch_related("variations", "payments"), pool_years)
    lines = _by_year(_lines(as_at), pool_years)
    relief = _by_year(ReliefStep.objects.order_by("number"), pool_years)
    carried = _by_year(CarryForward.objects.all(), pool_years)
    stated = _by_year(PoolStatedTotal.objects.known_by(as_at), pool_years)
    closings = _by_year(PoolClosing.objects.all(), pool_years)
    rules: dict[int, list[RiskShareRule]] = defaultdict(list)
    for rule in _with_shares(RiskShareRule.objects.filter(fund__in={year.fund_id for year in pool_years})):
        rules[rule.fund_id].append(rule)
    return [
        YearRows(
            pool_year=year,
            as_at=as_at,
            month=month or LAST,
            contributions=contributions[year.pk],
            lines=lines[year.pk],
            rules=rules[year.fund_id],
            relief=relief[year.pk],
            carried=next(iter(carried[year.pk]), None),
            stated=stated[year.pk],
            closings=closings[year.pk],
        )
        for year in pool_years
    ]


def _by_year(rows: Any, pool_years: Sequence[PoolYear]) -> dict[int, list[Any]]:
    """Sort rows by the year they belong to; each is given the year itself, so that it need not ask for it."""
    years, found = {year.pk: year for year in pool_years}, defaultdict(list)
    for row in rows.filter(pool_year__in=years):
        row.pool_year = years[row.pool_year_id]
        found[row.pool_year_id].append(row)
    return found


def _with_shares(rules: Any) -> Any:
    shares = RiskShare.objects.order_by("pk")
    rows = rules.select_related("bearer__organisation").prefetch_related(Prefetch("shares", shares))
    return rows.order_by("valid_from")


def _lines(as_at: date) -> Any:
    months = PoolMonth.objects.known_by(as_at).order_by("month", "number")
    moved = Virement.objects.order_by("pk")
    return PoolLine.objects.select_related("lead__organisation", "client_group", "function").prefetch_related(
        Prefetch("months", months),
        Prefetch("adjustments", PoolAdjustment.objects.known_by(as_at).select_related("about_line__pool_year")),
        Prefetch("virements_in", moved),
        Prefetch("virements_out", moved),
        Prefetch("rules", _with_shares(RiskShareRule.objects.all())),
    )


def varied(contribution: Contribution, until: date) -> Decimal:
    """Return by how much a contribution was varied by a day."""
    return sum((row.amount for row in contribution.variations.all() if row.on <= until), NOTHING)


def paid(contribution: Contribution, until: date) -> Decimal:
    """Return what was paid of a contribution by a day; what the host queries does not count."""
    rows = (row for row in contribution.payments.all() if row.state != PaymentState.QUERIED)
    return sum((row.amount for row in rows if row.paid_on <= until), NOTHING)


def moved(line: PoolLine, until: date) -> Decimal:
    """Return what virements added to a line's budget by a day, less what they took; undated ones count."""
    into = (row.amount for row in line.virements_in.all() if row.on is None or row.on <= until)
    out = (row.amount for row in line.virements_out.all() if row.on is None or row.on <= until)
    return sum(into, NOTHING) - sum(out, NOTHING)
