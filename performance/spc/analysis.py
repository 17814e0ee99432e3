"""One series, judged: segments with their limits, points with their label, icons and cautions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from performance.spc import rules
from performance.spc.cautions import Caution, CautionKind, cautions_of_segment
from performance.spc.conventions import Conventions, Direction, Rule
from performance.spc.labels import Assurance, PointType, Variation, assurance, label, point_type, variation
from performance.spc.limits import Limits, Value, limits_of

FixAfter = int | Sequence[int | None] | None
"""Values the limits rest on, counted from the start of each segment: one number for all, one per segment, or all."""


@dataclass(frozen=True, slots=True)
class Segment:
    """The points ``start`` to ``end`` (from 1, both included) between two process changes."""

    start: int
    end: int
    limits: Limits | None
    baseline_count: int
    fixed: bool

    @property
    def has_limits(self) -> bool:
        return self.limits is not None and self.limits.lower is not None


@dataclass(frozen=True, slots=True)
class Point:
    """One period. Rules hold the side they fired for (1 high or rising, -1 low or falling, 0 not at all)."""

    position: int
    value: Value
    relative_to_mean: int | None
    sides: dict[Rule, int]
    label: Rule | None
    side: int
    type: PointType


@dataclass(frozen=True, slots=True)
class Analysis:
    """A judged series. ``variation`` and ``assurance`` are None where the series must not be judged."""

    segments: tuple[Segment, ...]
    points: tuple[Point, ...]
    variation: Variation | None
    assurance: Assurance | None
    cautions: tuple[Caution, ...]
    direction: Direction
    target: float | None
    conventions: Conventions

    @property
    def latest(self) -> Point | None:
        """The latest point that has a value."""
        return next((point for point in reversed(self.points) if point.value is not None), None)

    @property
    def current(self) -> Segment:
        """The latest segment, whose limits the next value will be judged against."""
        return self.segments[-1]

    def segment_of(self, position: int) -> Segment:
        return next(segment for segment in self.segments if segment.start <= position <= segment.end)

    def has_caution(self, kind: CautionKind) -> bool:
        return any(caution.kind is kind for caution in self.cautions)


def analyse(
    values: Sequence[Value],
    *,
    direction: Direction,
    target: float | None = None,
    rebase_at: Iterable[int] = (),
    fix_after: FixAfter = None,
    conventions: Conventions | None = None,
) -> Analysis:
    """Judge a series in date order. ``rebase_at`` are positions, counted from 1, of the first point of a new segment.

    Raises ValueError, in a sentence, for an empty series, a position outside it or a baseline below two values.
    """
    conventions = conventions or Conventions()
    bounds = _bounds(len(values), rebase_at)
    counted = sum(value is not None for value in values)
    judged = counted >= conventions.minimum_points
    segments = tuple(
        _segment(values, start, end, fix, conventions, judged)
        for (start, end), fix in zip(bounds, _fixes(fix_after, len(bounds)), strict=True)
    )
    points = tuple(point for segment in segments for point in _points(values, segment, direction, conventions))
    return Analysis(
        segments=segments,
        points=points,
        variation=_variation(points, direction) if judged else None,
        assurance=assurance(segments[-1].limits, target, direction, conventions.target_on_limit),
        cautions=tuple(_cautions(values, segments, counted, judged)),
        direction=direction,
        target=target,
        conventions=conventions,
    )


def _bounds(length: int, rebase_at: Iterable[int]) -> list[tuple[int, int]]:
    if not length:
        raise ValueError("A series needs at least one period.")
    starts = sorted({1, *rebase_at})
    if starts[0] < 1 or starts[-1] > length:
        raise ValueError(f"New limits can only start at a point from 1 to {length}.")
    return list(zip(starts, [start - 1 for start in starts[1:]] + [length], strict=True))


def _fixes(fix_after: FixAfter, segments: int) -> list[int | None]:
    fixes = [fix_after] * segments if fix_after is None or isinstance(fix_after, int) else list(fix_after)
    if len(fixes) != segments:
        raise ValueError(f"{segments} segments need {segments} baselines, not {len(fixes)}.")
    if any(fix is not None and fix < 2 for fix in fixes):
        raise ValueError("A fixed baseline needs at least 2 points.")
    return fixes


def _segment(
    values: Sequence[Value], start: int, end: int, fix: int | None, conventions: Conventions, judged: bool
) -> Segment:
    baseline = values[start - 1 : end][:fix]
    limits = limits_of(baseline, screen=conventions.screen_moving_ranges)
    if limits and not judged:
        limits = Limits(mean=limits.mean, slack=limits.slack)
    count = sum(value is not None for value in baseline)
    # A baseline as long as the segment or longer fixes nothing yet.
    fixed = fix is not None and fix < end - start + 1
    return Segment(start=start, end=end, limits=limits, baseline_count=count, fixed=fixed)


def _points(
    values: Sequence[Value], segment: Segment, direction: Direction, conventions: Conventions
) -> Iterable[Point]:
    own = values[segment.start - 1 : segment.end]
    fired = _fired(own, segment.limits, conventions)
    for offset, value in enumerate(own):
        sides = {rule: fired[rule][offset] for rule in Rule}
        rule, side = label(sides, conventions.label_order)
        known = None if value is None or segment.limits is None else segment.limits.side_of_mean(value)
        yield Point(segment.start + offset, value, known, sides, rule, side, point_type(side, direction))


def _fired(values: Sequence[Value], limits: Limits | None, conventions: Conventions) -> dict[Rule, rules.Sides]:
    if limits is None:
        return {rule: [0] * len(values) for rule in Rule}
    beyond = conventions.two_in_three_counts_beyond_limits
    return {
        Rule.SINGLE_POINT: rules.single_point(values, limits),
        Rule.TREND: rules.trend(values, conventions.run_length),
        Rule.TWO_IN_THREE: rules.two_in_three(values, limits, count_beyond_limits=beyond),
        Rule.SHIFT: rules.shift(values, limits, conventions.run_length),
    }


def _variation(points: Sequence[Point], direction: Direction) -> Variation | None:
    """The latest point that has a value decides, not the worst point and not a later gap."""
    latest = next((point for point in reversed(points) if point.value is not None), None)
    return None if latest is None else variation(latest.side, direction)


def _cautions(values: Sequence[Value], segments: Sequence[Segment], counted: int, judged: bool) -> Iterable[Caution]:
    if not judged:
        yield Caution(CautionKind.TOO_SHORT, 1, len(values), counted)
    else:
        for part in segments:
            yield from cautions_of_segment(part.start, part.baseline_count, part.end, part.limits, fixed=part.fixed)
    if counted < len(values):
        yield Caution(CautionKind.GAPS, 1, len(values), len(values) - counted)
