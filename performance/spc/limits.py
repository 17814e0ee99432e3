"""Mean and natural process limits of one segment of a series (Wheeler's XmR chart).

The spread comes from the average step between neighbouring values, never from the standard deviation, so that a
change of level does not hide itself by widening the limits. Statistics are float64, summed with ``math.fsum``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import fsum

from performance.spc.conventions import LIMIT_FACTOR, SCREENING_FACTOR

Value = float | None
"""A value, or None where the period has none: a gap is never a zero."""

ROUNDING_SLACK = 1e-14
"""Share of the largest value within which two results of different sums count as equal (some forty rounding steps)."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Where a segment usually lies. ``lower`` and ``upper`` are None where no moving range exists.

    Not clipped at 0 or 100 per cent: a chart may hide the impossible part, the rules use the number.
    """

    mean: float
    lower: float | None = None
    upper: float | None = None
    slack: float = 0.0

    @property
    def have_width(self) -> bool:
        return self.lower is not None and self.upper is not None and self.upper - self.lower > self.slack

    def side_of_mean(self, value: float) -> int:
        """1 above the mean, -1 below it, 0 on it."""
        return self._side(value, self.mean, self.mean)

    def side_beyond_limits(self, value: float) -> int:
        """1 strictly above the upper limit, -1 strictly below the lower, 0 between them or without limits."""
        if self.lower is None or self.upper is None:
            return 0
        return self._side(value, self.lower, self.upper)

    def side_on_limits(self, value: float) -> int:
        """1 on the upper limit, -1 on the lower; 0 elsewhere, without limits, or where both lie on the mean."""
        if self.lower is None or self.upper is None or not self.have_width:
            return 0
        on_upper, on_lower = (abs(value - line) <= self.slack for line in (self.upper, self.lower))
        return on_upper - on_lower

    def side_beyond_two_sigma(self, value: float) -> int:
        """The same for the lines two thirds of the way from the mean to the limits."""
        if self.lower is None or self.upper is None:
            return 0
        reach = (self.upper - self.lower) / 3
        return self._side(value, self.mean - reach, self.mean + reach)

    def _side(self, value: float, lower: float, upper: float) -> int:
        if value > upper + self.slack:
            return 1
        return -1 if value < lower - self.slack else 0


def limits_of(baseline: Sequence[Value], *, screen: bool = False) -> Limits | None:
    """Limits from the values of a baseline; None when it holds no value at all.

    No moving range is formed beside a gap. With ``screen`` the ranges at or above 3.267 times their average are
    left out once. Taken literally, this leaves a constant series without limits, and a series with a single step
    with limits that lie on its mean: both follow NHSRplotthedots, and the analysis warns of both.
    """
    values = [value for value in baseline if value is not None]
    if not values:
        return None
    average = _mean(values)
    ranges = [abs(b - a) for a, b in pairwise(baseline) if a is not None and b is not None]
    if screen:
        ranges = _without_outliers(ranges)
    slack = ROUNDING_SLACK * max(abs(value) for value in values)
    if not ranges:
        return Limits(mean=average, slack=slack)
    reach = LIMIT_FACTOR * _mean(ranges)
    return Limits(mean=average, lower=average - reach, upper=average + reach, slack=slack)


def _without_outliers(ranges: list[float]) -> list[float]:
    if not ranges:
        return []
    bound = SCREENING_FACTOR * _mean(ranges)
    return [size for size in ranges if size < bound]


def _mean(values: Sequence[float]) -> float:
    return fsum(values) / len(values)
