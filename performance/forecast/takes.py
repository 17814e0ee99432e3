"""What it would take: how many further cases reach a band or a target by the end of the year. Exact integers."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from performance.aims import Polarity
from performance.banding import Interval


@dataclass(frozen=True, slots=True)
class YearSoFar:
    """Cases that counted (`numerator`) of all so far, and how many cases are still to come.

    `multiplier` turns the quotient into the unit of the figure: 100 for per cent.
    """

    numerator: int
    denominator: int
    to_come: int
    multiplier: Decimal = Decimal(100)

    @property
    def at_year_end(self) -> int:
        """Return how many cases the year will have."""
        return self.denominator + self.to_come

    def value_with(self, further: int) -> Fraction:
        """Return the year's figure when so many of the cases to come count, exactly."""
        return Fraction(self.numerator + further) * Fraction(self.multiplier) / self.at_year_end


@dataclass(frozen=True, slots=True)
class Needed:
    """Between how many and how many of the cases to come must count; `possible` is False where none can do it."""

    fewest: int
    most: int
    to_come: int

    @property
    def possible(self) -> bool:
        """Say whether any number of the cases to come does it."""
        return self.fewest <= self.most

    @property
    def certain(self) -> bool:
        """Say whether every number of the cases to come does it."""
        return self.fewest == 0 and self.most == self.to_come


def counts_within(interval: Interval, so_far: YearSoFar) -> Needed:
    """Return which numbers of further cases let the year's figure lie in an interval, ends as the interval says."""
    if so_far.at_year_end == 0:
        return Needed(1, 0, 0)
    fewest, most = 0, so_far.to_come
    if interval.lower is not None:
        at = _cases_at(interval.lower, so_far)
        fewest = max(fewest, ceil(at) if interval.bounds[0] == "[" else floor(at) + 1)
    if interval.upper is not None:
        at = _cases_at(interval.upper, so_far)
        most = min(most, floor(at) if interval.bounds[1] == "]" else ceil(at) - 1)
    return Needed(fewest, most, so_far.to_come)


def cases_for(target: Decimal, polarity: Polarity, so_far: YearSoFar) -> Needed:
    """Return which numbers of further cases meet a target. Raises ValueError where neither way is better."""
    if polarity is Polarity.HIGHER:
        return counts_within(Interval(target, None), so_far)
    if polarity is Polarity.LOWER:
        return counts_within(Interval(None, target, "[]"), so_far)
    raise ValueError("Neither way is better, so no number of cases meets the target.")


def better_bands(intervals: Iterable[Interval], current: int | None, so_far: YearSoFar) -> list[tuple[int, Needed]]:
    """Return the bands better than the current one with what each takes, the nearest first.

    A band of several intervals is told by the one that takes the fewest further cases, those that can be reached first.
    """
    found: dict[int, Needed] = {}
    for interval in intervals:
        if interval.band is None or (current is not None and interval.band <= current):
            continue
        needed = counts_within(interval, so_far)
        known = found.get(interval.band)
        if known is None or (not known.possible and needed.possible) or (
            needed.possible and needed.fewest < known.fewest
        ):  # fmt: skip
            found[interval.band] = needed
    return sorted(found.items())


def _cases_at(value: Decimal, so_far: YearSoFar) -> Fraction:
    """Return how many further cases put the figure exactly on a value; seldom a whole number."""
    return Fraction(value) * so_far.at_year_end / Fraction(so_far.multiplier) - so_far.numerator
