"""Where a series lies on the paper: the visible periods, the two scales and the room its labels need."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import floor, log10

from performance.judged import JudgedSeries, TargetInForce, possible_range
from performance.sentences import short_signal_label, signal_label
from performance.spc import Point, Segment
from performance.wording import rounded
from salford_css.core.charts.drawing import Box, text_width, wrap
from salford_css.core.charts.scales import Scale, domain, nice_step, ticks

AXIS_SIZE = 13.0
NOTE_SIZE = 13.0
SIGNAL_SIZE = 14.5
ROW = 18.0
PERCENT_ROOM = 6.0
"""A per cent sign is wider than the average character by which the width of words is reckoned."""


@dataclass(frozen=True, slots=True)
class Layout:
    """One size in which a chart is drawn. With ``labels_inside`` there is no column of words at the right."""

    name: str
    width: int
    height: int
    periods: int | None
    labels_inside: bool = False


@dataclass(frozen=True, slots=True)
class Plot:
    """The drawing area of one series in one layout; positions are those of the series, counted from 1."""

    series: JudgedSeries
    layout: Layout
    first: int
    left: float
    right: float
    top: float
    bottom: float
    y: Scale

    @property
    def last(self) -> int:
        return len(self.series.periods)

    @property
    def step(self) -> float:
        """Width of one period."""
        return (self.right - self.left) / (self.last - self.first + 1)

    def x(self, position: int) -> float:
        """The middle of a period."""
        return round(self.left + (position - self.first + 0.5) * self.step, 1)

    def edge(self, position: int) -> float:
        """The left edge of a period."""
        return round(self.left + (position - self.first) * self.step, 1)

    def points(self) -> Iterator[tuple[Point, float]]:
        """The visible points that have a value."""
        return ((point, value) for point, value in self.series.with_values() if point.position >= self.first)

    def segments(self) -> list[Segment]:
        """The visible stretches with limits of their own, oldest first."""
        return [segment for segment in self.series.analysis.segments if segment.end >= self.first]

    def crowd(self) -> list[Box]:
        """What labels should keep clear of: every mark and the line between them."""
        places = [(self.x(point.position), self.y.at(value)) for point, value in self.points()]
        boxes = [_around(x, y, 4.5) for x, y in places]
        for (x1, y1), (x2, y2) in pairwise(places):
            steps = max(1, int(max(abs(x2 - x1), abs(y2 - y1)) // 6))
            boxes += [_around(x1 + (x2 - x1) * n / steps, y1 + (y2 - y1) * n / steps, 1.5) for n in range(1, steps)]
        return boxes


def plot_of(series: JudgedSeries, layout: Layout, right_column: float) -> Plot:
    """Lay a series out; ``right_column`` is the width of the words at the right end."""
    first = max(1, len(series.periods) - layout.periods + 1) if layout.periods else 1
    low, high = _range(series, first)
    names = tick_labels(series, low, high)
    left = max(text_width(name, AXIS_SIZE) for _, name in names) + 10 + PERCENT_ROOM * bool(series.measure.suffix)
    top, bottom = header_height(series, layout, first), layout.height - 32.0
    right = layout.width - (8 if layout.labels_inside else right_column)
    return Plot(series, layout, first, left, right, top, bottom, Scale(low, high, bottom, top))


def tick_labels(series: JudgedSeries, low: float, high: float) -> list[tuple[float, str]]:
    """Round values along the axis with their words, no finer than they need."""
    finest = 10.0**-series.measure.decimals
    step = nice_step(high - low, finest)
    decimals = max(0, -floor(log10(step) + 1e-9))
    decimals += 1 if round(step * 10**decimals, 6) % 1 else 0
    return [(value, _tick_name(value, decimals, series.measure.suffix)) for value in ticks(low, high, finest)]


def _tick_name(value: float, decimals: int, suffix: str) -> str:
    return f"{rounded(value, decimals):,}{suffix}".replace("-", "\N{MINUS SIGN}")


def header_height(series: JudgedSeries, layout: Layout, first: int) -> float:
    """Room above the highest value: new limits, the words of the signal and their bracket, or the figure of a bar."""
    changes = len([segment for segment in series.analysis.segments if segment.end >= first]) - 1
    rows = (2 if layout.labels_inside else 1) if changes else 0
    lines = len(signal_lines(series, layout))
    figures = 0 if series.judged else ROW
    return 8 + figures + rows * ROW + (lines * ROW + 10 if lines else 0)


def signal_lines(series: JudgedSeries, layout: Layout) -> list[str]:
    """The words over the bracket, broken into lines."""
    words = short_signal_label(series) if layout.labels_inside else signal_label(series)
    return wrap(words, 235, SIGNAL_SIZE, bold=True) if words else []


def visible_targets(series: JudgedSeries, first: int) -> list[tuple[TargetInForce, int, int]]:
    """Each target with the first and last visible position at which it is in force."""
    found = []
    for target in series.targets:
        held = [at for at in range(first, len(series.periods) + 1) if target.holds_in(series.period(at))]
        if held:
            found.append((target, held[0], held[-1]))
    return found


def _range(series: JudgedSeries, first: int) -> tuple[float, float]:
    shown = [value for point, value in series.with_values() if point.position >= first]
    for segment in series.analysis.segments:
        if segment.end >= first and segment.limits and segment.limits.lower is not None:
            assert segment.limits.upper is not None
            shown += possible_range(series.measure, segment.limits.lower, segment.limits.upper)
    shown += [target.value for target, _, _ in visible_targets(series, first)]
    shown += [series.comparator.value] if series.comparator else []
    if not series.judged:
        return domain(min(shown, default=0), max([0, *shown]), from_zero=True)
    return domain(min(shown, default=0), max(shown, default=1), from_zero=series.measure.axis_from_zero)


def _around(x: float, y: float, reach: float) -> Box:
    return Box(x - reach, y - reach, x + reach, y + reach)
