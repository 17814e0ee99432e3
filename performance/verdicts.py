"""From what is believed of a series to a judged series, and from that to the few facts that are stored of it.

A series of yearly figures is never judged by runs and limits: five or ten points cannot carry a rule of seven. Nor is
a rolling average: neighbours share their figures, so the steps between them are too small for limits.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache

from performance.aims import Polarity
from performance.judged import PAGE_CONVENTIONS, JudgedSeries, TargetInForce, current_stretch, judge_series
from performance.spc import Conventions, Direction
from performance.wording import Measure
from salford_css.core.periods import Frequency, Period

DIRECTIONS = {Polarity.HIGHER: Direction.INCREASE, Polarity.LOWER: Direction.DECREASE}
JUDGED = (Frequency.MONTH, Frequency.QUARTER)


@dataclass(frozen=True, slots=True)
class NewLimits:
    """A period from which limits are formed anew, and on how many values they rest; None means on all."""

    period: date
    baseline: int | None = None


@dataclass(frozen=True, slots=True)
class History:
    """What is believed of a series: the periods that have a row, in order, their values, and what else is agreed."""

    periods: Sequence[date]
    values: Sequence[Decimal | None]
    frequency: Frequency
    measure: Measure
    new_limits: Sequence[NewLimits] = ()
    targets: Sequence[TargetInForce] = ()
    agreed: Conventions = PAGE_CONVENTIONS

    @property
    def conventions(self) -> Conventions:
        """Return the conventions the series is judged under; they are stated under its chart."""
        return conventions_for(self.frequency, self.agreed, rolling=self.measure.rolling)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the statistics say. `kinds` stand beside the periods; `since` and `count` tell how long the signal lasts."""

    kinds: tuple[str, ...] = ()
    mean: float | None = None
    lower: float | None = None
    upper: float | None = None
    limits_since: date | None = None
    variation: str = ""
    assurance: str = ""
    rule: str = ""
    since: date | None = None
    count: int = 0
    cautions: tuple[str, ...] = ()


def conventions_for(
    frequency: Frequency, agreed: Conventions = PAGE_CONVENTIONS, *, rolling: bool = False
) -> Conventions:
    """Return what was agreed; for yearly and for rolling figures with the proviso that no number is ever enough."""
    return agreed if frequency in JUDGED and not rolling else replace(agreed, minimum_points=sys.maxsize)


def judged(history: History) -> JudgedSeries | None:
    """Judge a series, every missing period put in without a value; None where it has no row at all.

    The same history is judged once and remembered: a list asks for the same series with every request.
    """
    if not history.periods:
        return None
    return _judged(
        replace(
            history,
            periods=tuple(history.periods),
            values=tuple(history.values),
            new_limits=tuple(history.new_limits),
            targets=tuple(history.targets),
        )
    )


REMEMBERED = 256
"""As many series as two scoreboards hold."""


@lru_cache(maxsize=REMEMBERED)
def _judged(history: History) -> JudgedSeries:
    periods = _consecutive(history)
    known = dict(zip(history.periods, history.values, strict=True))
    inside = {period.first_day for period in periods[1:]}
    starts = [limits for limits in sorted(history.new_limits, key=lambda one: one.period) if limits.period in inside]
    return judge_series(
        periods,
        [None if (value := known.get(period.first_day)) is None else float(value) for period in periods],
        history.measure,
        targets=history.targets,
        new_limits_from=[Period(start.period, history.frequency) for start in starts],
        fix_after=[None, *(start.baseline for start in starts)],
        conventions=history.conventions,
    )


def _consecutive(history: History) -> list[Period]:
    period, last = Period(history.periods[0], history.frequency), history.periods[-1]
    periods = []
    while period.first_day <= last:
        periods.append(period)
        period = period.shifted(1)
    return periods


def verdict_of(series: JudgedSeries | None, rows: Sequence[date]) -> Verdict:
    """Return what is stored of a judged series; `rows` are the periods that have a row."""
    if series is None:
        return Verdict()
    analysis = series.analysis
    cautions = tuple(dict.fromkeys(caution.kind.value for caution in analysis.cautions))
    if analysis.variation is None:
        return Verdict(kinds=("",) * len(rows), cautions=cautions)
    kinds = {series.period(point.position).first_day: point.type.value for point, _ in series.with_values()}
    limits, stretch = analysis.current.limits, current_stretch(analysis)
    return Verdict(
        kinds=tuple(kinds.get(day, "") for day in rows),
        mean=limits.mean if limits else None,
        lower=limits.lower if limits else None,
        upper=limits.upper if limits else None,
        limits_since=series.period(analysis.current.start).first_day,
        variation=analysis.variation.value,
        assurance=analysis.assurance.value if analysis.assurance else "",
        rule=stretch.rule.value if stretch else "",
        since=series.period(stretch.start).first_day if stretch else None,
        count=stretch.count if stretch else 0,
        cautions=cautions,
    )
