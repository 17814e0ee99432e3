"""A line of a pool's budget at a month's end: planned, moved, spent, expected, and why it differs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from partnerships.models import PoolAdjustment, PoolLine, PoolMonth
from partnerships.pooling import NOTHING, forecast, profile_to_date, spent_to_date
from partnerships.readings.rows import YearRows, moved
from salford_css.core.models import Standing

LAST = 12


@dataclass(frozen=True)
class LineMoney:
    """One line in pounds. `forecast` and `variance` are None while nothing is known of what it will cost."""

    row: PoolLine
    original: Decimal
    moved: Decimal
    budget: Decimal
    profile: Decimal
    spent: Decimal
    by_month: Mapping[int, Decimal]
    adjustments: Sequence[PoolAdjustment]
    forecast: Decimal | None
    forecast_month: int | None
    """The month in which the forecast was made; None: worked out from what was spent and the rest of the profile."""
    before: Decimal | None
    """The variance as it was forecast a month earlier."""
    cause: str
    illustrative: bool

    @property
    def variance(self) -> Decimal | None:
        """Return forecast less budget; more than nothing is over."""
        return None if self.forecast is None else self.forecast - self.budget

    @property
    def movement(self) -> Decimal | None:
        """Return by how much the variance moved in the last month."""
        return None if self.variance is None or self.before is None else self.variance - self.before


def lines_of(rows: YearRows) -> list[LineMoney]:
    """Read every line at the month's end."""
    return [line_of(line, rows) for line in rows.lines]


def line_of(line: PoolLine, rows: YearRows) -> LineMoney:
    """Read one line at the month's end."""
    newest = newest_months(line, rows.month)
    changed = moved(line, rows.until)
    budget = line.budget + changed
    by_month = _spent(newest, line, rows.month)
    reported = max((month for month, row in newest.items() if row.actual is not None), default=None)
    profile = line.profile or ()
    entered = _entered(newest)
    before = _entered({month: row for month, row in newest.items() if month < _last(newest)})
    return LineMoney(
        row=line,
        original=line.budget,
        moved=changed,
        budget=budget,
        profile=profile_to_date(budget, rows.month, profile),
        spent=spent_to_date(by_month, rows.month),
        by_month=by_month,
        adjustments=[row for row in line.adjustments.all() if row.month <= rows.month],
        forecast=_forecast(budget, by_month, reported, entered, profile),
        forecast_month=entered.month if entered else None,
        before=before.forecast - budget if before and before.forecast is not None else None,
        cause=next((row.cause for row in reversed(list(newest.values())) if row.cause), ""),
        illustrative=Standing.ILLUSTRATIVE in {line.standing, *(row.standing for row in newest.values())},
    )


def newest_months(line: PoolLine, until: int) -> dict[int, PoolMonth]:
    """Return the newest version of each month up to one, in the order of months."""
    return {row.month: row for row in line.months.all() if row.month <= until}


def _last(newest: Mapping[int, PoolMonth]) -> int:
    return max((month for month, row in newest.items() if row.forecast is not None), default=0)


def _entered(newest: Mapping[int, PoolMonth]) -> PoolMonth | None:
    rows = [row for row in newest.values() if row.forecast is not None]
    return rows[-1] if rows else None


def _spent(newest: Mapping[int, PoolMonth], line: PoolLine, until: int) -> dict[int, Decimal]:
    spent = {month: row.actual for month, row in newest.items() if row.actual is not None}
    for row in line.adjustments.all():
        if row.month <= until:
            spent[row.month] = spent.get(row.month, NOTHING) + row.amount
    return spent


def _forecast(
    budget: Decimal,
    by_month: Mapping[int, Decimal],
    reported: int | None,
    entered: PoolMonth | None,
    profile: Sequence[Decimal],
) -> Decimal | None:
    if entered is not None:
        return entered.forecast
    if reported is None:
        return None
    return forecast(budget, spent_to_date(by_month, reported), reported, profile=profile)
