"""A judged series with its periods and words: what charts, sentences and tables are all made from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from performance.spc import Analysis, Conventions, Point, Rule, analyse
from performance.spc.analysis import FixAfter
from performance.spc.limits import Value
from performance.wording import Measure
from salford_css.core.periods import Frequency, Period

PAGE_CONVENTIONS = Conventions(minimum_points=13)
"""What the pages use unless an administrator sets otherwise: runs of seven, no screening, nothing below 13 values."""


@dataclass(frozen=True, slots=True)
class TargetInForce:
    """A target and the periods, both included, in which it is in force; ``last`` None means until further notice.

    ``strict``: the number itself misses, as in `more than 60%`.
    """

    value: float
    first: Period
    last: Period | None = None
    strict: bool = False

    def holds_in(self, period: Period) -> bool:
        return self.first.first_day <= period.first_day and (
            self.last is None or period.first_day <= self.last.first_day
        )


@dataclass(frozen=True, slots=True)
class Comparator:
    """What others reach, in words and as a value: ``median of 16 similar councils``, 80.0."""

    label: str
    value: float


@dataclass(frozen=True, slots=True)
class JudgedSeries:
    """One measure over consecutive periods; a period without a figure stands in it with the value None."""

    periods: tuple[Period, ...]
    analysis: Analysis
    measure: Measure
    targets: tuple[TargetInForce, ...] = ()
    comparator: Comparator | None = None

    @property
    def frequency(self) -> Frequency:
        return self.periods[0].frequency

    @property
    def judged(self) -> bool:
        """Whether the series is long enough for limits and signals."""
        return self.analysis.variation is not None

    @property
    def latest(self) -> Point | None:
        return self.analysis.latest

    @property
    def target(self) -> float | None:
        return self.analysis.target

    @property
    def is_strict(self) -> bool:
        """Whether the number of the target in force in the last period itself misses it."""
        in_force = _in_force(self.targets, self.periods[-1])
        return in_force is not None and in_force.strict

    def period(self, position: int) -> Period:
        """The period of a point, counted from 1."""
        return self.periods[position - 1]

    def with_values(self) -> Iterator[tuple[Point, float]]:
        """The points that have a value, oldest first, each with it."""
        for point in self.analysis.points:
            if point.value is not None:
                yield point, point.value


def judge_series(
    periods: Sequence[Period],
    values: Sequence[Value],
    measure: Measure,
    *,
    targets: Sequence[TargetInForce] = (),
    new_limits_from: Sequence[Period] = (),
    fix_after: FixAfter = None,
    comparator: Comparator | None = None,
    conventions: Conventions = PAGE_CONVENTIONS,
) -> JudgedSeries:
    """Judge consecutive periods of one measure. ``new_limits_from`` names the first period of each new stretch.

    The target held against the limits is the one in force in the last period. Raises ValueError, in a sentence,
    where the periods are not consecutive or do not match the values.
    """
    _check_consecutive(periods, values)
    in_force = _in_force(targets, periods[-1])
    analysis = analyse(
        values,
        direction=measure.direction,
        target=in_force.value if in_force else None,
        rebase_at=[_position(periods, period) for period in new_limits_from],
        fix_after=fix_after,
        conventions=conventions,
    )
    return JudgedSeries(tuple(periods), analysis, measure, tuple(targets), comparator)


def _in_force(targets: Sequence[TargetInForce], period: Period) -> TargetInForce | None:
    """The latest worded target that is for a period."""
    return next((target for target in reversed(targets) if target.holds_in(period)), None)


def _check_consecutive(periods: Sequence[Period], values: Sequence[Value]) -> None:
    if len(periods) != len(values):
        raise ValueError(f"{len(periods)} periods need as many values, not {len(values)}.")
    for before, after in pairwise(periods):
        if before.shifted(1) != after:
            raise ValueError(f"{after.label} does not follow {before.label}; put a missing period in without a value.")


def _position(periods: Sequence[Period], period: Period) -> int:
    if period not in periods:
        raise ValueError(f"{period.label} is not in the series, so no new limits can start there.")
    return list(periods).index(period) + 1


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring points that say the same: from ``start`` to ``end``, ``count`` of them with a signal."""

    start: int
    end: int
    count: int
    rule: Rule
    side: int


def current_stretch(analysis: Analysis) -> Stretch | None:
    """The signal the series ends with, told by its plainest rule; None for usual ups and downs.

    Two or more latest points beyond a limit are told as such; a single one is told as the run or trend it belongs
    to, if any.
    """
    latest = analysis.latest
    if latest is None or latest.label is None or analysis.variation is None:
        return None
    sides = {rule: [point.sides[rule] for point in analysis.points] for rule in Rule}
    return stretch_to(latest.position, latest.label, sides, first=analysis.segment_of(latest.position).start)


def stretch_to(position: int, label: Rule, sides: Mapping[Rule, Sequence[int]], *, first: int = 1) -> Stretch:
    """The signal that ends at a point labelled so, from the sides of every rule; ``first`` begins its segment."""
    side = sides[label][position - 1]
    for rule in (Rule.SINGLE_POINT, Rule.SHIFT, Rule.TREND):
        found = _run_to(position, rule, sides[rule], first)
        if found.side == side and found.count > 1:
            return found
    if label is Rule.TWO_IN_THREE:
        marked = [at for at in range(max(1, position - 2), position + 1) if sides[label][at - 1]]
        return Stretch(marked[0], position, len(marked), label, side)
    return Stretch(position, position, 1, label, side)


def _run_to(position: int, rule: Rule, sides: Sequence[int], first: int) -> Stretch:
    side, start = sides[position - 1], position + 1
    while side and start > first and sides[start - 2] == side:
        start -= 1
    return Stretch(start, position, position - start + 1, rule, side)


def spells(analysis: Analysis) -> list[tuple[int, int, int]]:
    """(first, last, side) of each stretch of neighbouring points with a signal on the same side, oldest first."""
    found: list[tuple[int, int, int]] = []
    for point in analysis.points:
        if not point.side or analysis.variation is None:
            continue
        if found and found[-1][1] == point.position - 1 and found[-1][2] == point.side:
            found[-1] = (found[-1][0], point.position, point.side)
        else:
            found.append((point.position, point.position, point.side))
    return found


def possible_range(measure: Measure, lower: float, upper: float) -> tuple[float, float]:
    """Limits without their impossible part: no fewer than no days, no more than 100 per cent."""
    floor, ceiling = measure.floor, measure.ceiling
    return (lower if floor is None else max(lower, floor)), (upper if ceiling is None else min(upper, ceiling))
