"""The small chart of a scoreboard row: a line with its stretch in colour, or open dots for a few yearly figures."""

from dataclasses import dataclass

from performance.charts.marks import MARK_CLASSES, mark_path
from performance.judged import JudgedSeries, possible_range
from performance.spc import Point, PointType
from performance.verdicts import REMEMBERED
from salford_css.core.charts.drawing import Field, Line, Path
from salford_css.core.charts.scales import Scale, domain
from salford_css.core.remembering import of_the_same

WIDTH, HEIGHT = 124, 36
MARGIN = 6
PERIODS = 36
"""As many periods as a small line can show; the whole series stands on the measure's own page."""


@dataclass(frozen=True, slots=True)
class Sparkline:
    """A finished small chart. ``description`` stands in for it where it is not seen."""

    identifier: str
    description: str
    fields: tuple[Field, ...]
    lines: tuple[Line, ...]
    paths: tuple[Path, ...]
    width: int = WIDTH
    height: int = HEIGHT


@dataclass(frozen=True, slots=True)
class _Strip:
    """The visible points of a series on a small piece of paper."""

    series: JudgedSeries
    points: list[tuple[Point, float]]
    x: Scale
    y: Scale

    def place(self, point: Point, value: float) -> tuple[float, float]:
        return self.x.at(point.position), self.y.at(value)


@of_the_same(REMEMBERED)
def sparkline(series: JudgedSeries, *, identifier: str, description: str) -> Sparkline | None:
    """Draw the latest periods small; None where there is no figure at all, for a word says that better."""
    first = max(1, len(series.periods) - PERIODS + 1)
    points = [(point, value) for point, value in series.with_values() if point.position >= first]
    if not points:
        return None
    strip = _strip(series, points, first)
    fields = _ranges(strip, first) if series.judged else []
    paths = _judged_paths(strip) if series.judged else _short_paths(strip)
    return Sparkline(identifier, description, tuple(fields), tuple(_lines(strip)), tuple(paths))


def _strip(series: JudgedSeries, points: list[tuple[Point, float]], first: int) -> _Strip:
    shown = [value for _, value in points]
    if series.judged:
        for segment in series.analysis.segments:
            if segment.end >= first and segment.limits and segment.limits.lower is not None:
                assert segment.limits.upper is not None
                shown += possible_range(series.measure, segment.limits.lower, segment.limits.upper)
    shown += [] if series.target is None else [series.target]
    shown += [series.comparator.value] if series.comparator else []
    low, high = domain(min(shown), max(shown), from_zero=False)
    last = max(len(series.periods), first + 1)
    return _Strip(
        series, points, Scale(first, last, MARGIN, WIDTH - MARGIN - 8), Scale(low, high, HEIGHT - MARGIN, MARGIN)
    )


def _ranges(strip: _Strip, first: int) -> list[Field]:
    found = []
    for segment in strip.series.analysis.segments:
        limits = segment.limits
        if segment.end < first or limits is None or limits.lower is None or limits.upper is None:
            continue
        lower, upper = possible_range(strip.series.measure, limits.lower, limits.upper)
        left = 0 if segment.start <= first else strip.x.at(segment.start - 0.5)
        right = WIDTH if segment is strip.series.analysis.current else strip.x.at(segment.end + 0.5)
        top, height = strip.y.at(upper), strip.y.at(lower) - strip.y.at(upper)
        found.append(Field(left, top, round(right - left, 1), round(height, 1), "usual-range"))
    return found


def _lines(strip: _Strip) -> list[Line]:
    found = []
    if strip.series.target is not None:
        y = strip.y.at(strip.series.target)
        found.append(Line(0, y, WIDTH, y, "target"))
    if strip.series.comparator is not None:
        y = strip.y.at(strip.series.comparator.value)
        found.append(Line(WIDTH - 14, y, WIDTH, y, "peer-median"))
    return found


def _judged_paths(strip: _Strip) -> list[Path]:
    """The line, the stretches that signal thick in their colour, a shape only at the end."""
    last, value = strip.points[-1]
    kind = MARK_CLASSES[last.type]
    end = Path(mark_path(kind, *strip.place(last, value), 1.3), f"point point--{kind}")
    return [Path(_path(strip, strip.points), "series"), *_runs(strip), end]


def _runs(strip: _Strip) -> list[Path]:
    stretches: list[list[tuple[Point, float]]] = []
    for point, value in strip.points:
        before = stretches[-1][-1][0] if stretches else None
        if before and before.type is point.type and before.position == point.position - 1:
            stretches[-1].append((point, value))
        else:
            stretches.append([(point, value)])
    return [
        Path(_path(strip, stretch), f"run run--{MARK_CLASSES[stretch[0][0].type]}")
        for stretch in stretches
        if len(stretch) > 1 and stretch[0][0].type is not PointType.COMMON_CAUSE
    ]


def _short_paths(strip: _Strip) -> list[Path]:
    """Open dots on a thin line, the last one filled: too few figures for limits or a signal."""
    last, value = strip.points[-1]
    dots = "".join(mark_path("open", *strip.place(point, each), 0.85) for point, each in strip.points[:-1])
    found = [Path(_path(strip, strip.points), "yearly")]
    found += [Path(dots, "point point--open")] if dots else []
    return [*found, Path(mark_path("closed", *strip.place(last, value)), "point point--closed")]


def _path(strip: _Strip, points: list[tuple[Point, float]]) -> str:
    parts, before = [], None
    for point, value in points:
        x, y = strip.place(point, value)
        parts.append(f"{'L' if before == point.position - 1 else 'M'}{x} {y}")
        before = point.position
    return "".join(parts)
