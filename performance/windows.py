"""The latest stretch of a series against the stretch before it: twelve months against twelve, a year against a year.

A place is compared with its own past, so that its size plays no part.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from performance.wording import Measure, rounded
from salford_css.core.periods import Frequency, Period

LENGTHS = {Frequency.MONTH: 12, Frequency.QUARTER: 4}
"""How many periods make a stretch; of yearly figures one."""
SMALLEST_BASE = 1e-9


@dataclass(frozen=True, slots=True)
class Window:
    """Some periods without a gap, and the average of their figures."""

    first: Period
    last: Period
    average: float

    @property
    def words(self) -> str:
        """``12 months to February 2020``, ``2018/19``."""
        if self.first == self.last:
            return self.last.label
        return f"{LENGTHS[self.last.frequency]} {self.last.frequency.value}s to {self.last.label}"


@dataclass(frozen=True, slots=True)
class Change:
    """The latest window and the one before it."""

    before: Window
    now: Window

    @property
    def difference(self) -> float:
        """How far the average moved."""
        return self.now.average - self.before.average

    @property
    def share(self) -> float | None:
        """The difference as a share of the earlier average; None where that was nothing."""
        return None if abs(self.before.average) < SMALLEST_BASE else self.difference / self.before.average

    def size(self, measure: Measure) -> float | None:
        """How large the change is on the measure's own terms: a share for counts, a difference on a closed scale."""
        return self.difference if is_closed(measure) else self.share

    def words(self, measure: Measure) -> str:
        """``+196%`` for counts, ``−3.1 points`` for percentages, ``+0.2`` on another closed scale."""
        if not is_closed(measure):
            return "from nothing" if self.share is None else f"{_signed(self.share * 100, 0)}%"
        return f"{_signed(self.difference, measure.decimals)}{' points' * bool(measure.suffix)}"


def is_closed(measure: Measure) -> bool:
    """Whether a measure has a highest value, as percentages and scores have."""
    return measure.ceiling is not None


def change_of(
    periods: Sequence[date], values: Sequence[Decimal | None], frequency: Frequency, *, since: date | None = None
) -> Change | None:
    """Return the latest window against the one before; None unless both are full.

    Of yearly figures each window is one value; a year without a figure between them is passed over. `since` is the
    first period after the last break: nothing before it can be compared, so no change is told across it.
    """
    known = {
        Period(day, frequency): float(value)
        for day, value in zip(periods, values, strict=True)
        if value is not None and (since is None or day >= since)
    }
    if not known:
        return None
    length = LENGTHS.get(frequency, 1)
    now = _window(known, max(known), length)
    earlier = [period for period in known if now and period < now.first]
    if now is None or not earlier:
        return None
    before = _window(known, max(earlier) if length == 1 else now.first.shifted(-1), length)
    return None if before is None else Change(before, now)


def _window(known: dict[Period, float], last: Period, length: int) -> Window | None:
    periods = [last.shifted(-steps) for steps in range(length)]
    if any(period not in known for period in periods):
        return None
    return Window(periods[-1], last, sum(known[period] for period in periods) / length)


def _signed(value: float, decimals: int) -> str:
    shown = rounded(value, decimals)
    sign = "\N{MINUS SIGN}" if shown < 0 else "+" if shown > 0 else "\N{PLUS-MINUS SIGN}"
    return f"{sign}{abs(shown):,}"
