"""Series the tests of performance share: Salford's delayed transfers, and short made-up ones."""

import csv
from datetime import date
from pathlib import Path
from typing import Any

from performance.judged import JudgedSeries, TargetInForce, judge_series
from performance.spc import Direction
from performance.wording import Measure
from salford_css.core.periods import FinancialYear, Frequency, Period

# NHS England, Delayed Transfers of Care statistics, Salford, April 2011 to February 2020 (Open Government Licence).
DELAYS_FILE = Path(__file__).parents[1] / "data" / "delayed_transfers_salford.csv"

DELAYS = Measure(
    name="Delayed transfers of care",
    subject="hospital delays",
    plural=True,
    place="Salford",
    direction=Direction.DECREASE,
    unit="days",
    counted_as="people spent {figure} days in a hospital bed after they were ready to leave",
)
EQUIPMENT = Measure(
    name="Equipment delivered in seven working days",
    subject="prompt delivery of equipment",
    plural=False,
    place="Salford",
    direction=Direction.INCREASE,
    suffix="%",
    ceiling=100,
    axis_from_zero=False,
)


def month(year: int, number: int) -> Period:
    return Period(date(year, number, 1), Frequency.MONTH)


def months(count: int, first: Period | None = None) -> list[Period]:
    first = first or month(2018, 4)
    return [first.shifted(steps) for steps in range(count)]


def years(count: int, last: int = 2018) -> list[Period]:
    return [FinancialYear(last - count + 1 + n).period(Frequency.YEAR, 1) for n in range(count)]


def delays(count: int | None = None, **more: Any) -> JudgedSeries:
    """Salford's delayed transfers with limits set anew in April 2013 and April 2017, up to the ``count``th month."""
    with DELAYS_FILE.open(newline="") as lines:
        rows = list(csv.DictReader(lines))[:count]
    periods = [month(*map(int, row["month"].split("-"))) for row in rows]
    settings: dict[str, Any] = {
        "targets": [TargetInForce(263, month(2019, 4))],
        "new_limits_from": [month(2013, 4), month(2017, 4)],
        "fix_after": [None, 43, 24],
    }
    return judge_series(periods, [float(row["total_days"]) for row in rows], DELAYS, **{**settings, **more})


def monthly(values: list[float | None], measure: Measure = EQUIPMENT, **more: Any) -> JudgedSeries:
    return judge_series(months(len(values)), values, measure, **more)


def yearly(values: list[float | None], measure: Measure = EQUIPMENT, **more: Any) -> JudgedSeries:
    return judge_series(years(len(values)), values, measure, **more)
