"""Times two things in turn and compares them. Pure: what is timed, and the clock, are handed in."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

Deed = Callable[[], object]


@dataclass(frozen=True)
class Comparison:
    """What is measured against what. `must` and `goal` are ratios; None: there is no such bound.

    `turns` is how often both are run, one after the other, in each repeat.
    """

    name: str
    product: Deed
    floor: Deed
    must: float | None
    goal: float | None
    turns: int = 20


@dataclass(frozen=True)
class Times:
    """Seconds of several runs of one thing."""

    seconds: tuple[float, ...]

    @property
    def fastest(self) -> float:
        """Return the shortest run."""
        return min(self.seconds)

    @property
    def typical(self) -> float:
        """Return the median."""
        return median(self.seconds)

    @property
    def slowest(self) -> float:
        """Return the longest run."""
        return max(self.seconds)


@dataclass(frozen=True)
class Repeat:
    """One repeat of a comparison."""

    product: Times
    floor: Times

    @property
    def ratio(self) -> float:
        """Return how many times the floor the product takes, by medians."""
        return self.product.typical / self.floor.typical


@dataclass(frozen=True)
class Outcome:
    """A comparison with its repeats."""

    comparison: Comparison
    repeats: tuple[Repeat, ...]

    @property
    def ratio(self) -> float:
        """Return the median of the repeats' ratios."""
        return median(repeat.ratio for repeat in self.repeats)

    @property
    def product(self) -> Times:
        """Return the product's times of all repeats."""
        return Times(tuple(second for repeat in self.repeats for second in repeat.product.seconds))

    @property
    def floor(self) -> Times:
        """Return the floor's times of all repeats."""
        return Times(tuple(second for repeat in self.repeats for second in repeat.floor.seconds))

    @property
    def is_missed(self) -> bool:
        """Say whether the must was missed in two of three repeats, or in more than half of any number."""
        must = self.comparison.must
        return must is not None and 2 * sum(repeat.ratio > must for repeat in self.repeats) > len(self.repeats)

    @property
    def reaches_goal(self) -> bool:
        """Say whether the typical ratio is within the goal."""
        return self.comparison.goal is not None and self.ratio <= self.comparison.goal


def compare(comparison: Comparison, *, repeats: int, now: Callable[[], float] = time.perf_counter) -> Outcome:
    """Run product and floor in turn, so that a machine that is slow for a while is slow for both.

    The first run of each is not counted: it fills caches and opens connections.
    """
    comparison.floor()
    comparison.product()
    return Outcome(comparison, tuple(_repeat(comparison, now) for _ in range(repeats)))


def _repeat(comparison: Comparison, now: Callable[[], float]) -> Repeat:
    product, floor = [], []
    for _ in range(comparison.turns):
        floor.append(_timed(comparison.floor, now))
        product.append(_timed(comparison.product, now))
    return Repeat(Times(tuple(product)), Times(tuple(floor)))


def _timed(deed: Deed, now: Callable[[], float]) -> float:
    begun = now()
    deed()
    return now() - begun
