"""Bars for a series too short to be judged: every figure from zero, the latest filled, with its words over it.

A line between two figures a year apart invites the eye to see a course; a bar claims no more than the figure. Bars
are paths, not fields, so that gridlines lie under them and target and comparator over them.
"""

from performance.charts.plot import AXIS_SIZE, Plot, visible_targets
from salford_css.core.charts.drawing import Box, Canvas, Path, Text

SHARE_OF_PERIOD = 0.62
WIDEST = 64.0
NO_FIGURE = "\N{EN DASH}"


def draw_bars(plot: Plot, canvas: Canvas) -> None:
    """Draw the bars, the marks of target and comparator over them, and the figures over those."""
    latest = plot.series.latest
    for point, value in plot.points():
        is_latest = latest is not None and point.position == latest.position
        canvas.paths.append(Path(_bar(plot, point.position, value), "bar" if is_latest else "bar--open"))
    _draw_marks(plot, canvas)
    _draw_figures(plot, canvas)


def bar_width(plot: Plot) -> float:
    """Return the width of each bar, never so wide that one figure fills the page."""
    return round(min(WIDEST, plot.step * SHARE_OF_PERIOD), 1)


def _bar(plot: Plot, position: int, value: float) -> str:
    """Path data of a bar; a figure of nothing is still a line, unlike a period without a figure."""
    width, zero, end = bar_width(plot), plot.y.at(0), plot.y.at(value)
    top, height = min(zero, end), max(abs(zero - end), 1.0)
    return f"M{plot.x(position) - width / 2:.1f} {top:.1f}h{width}v{height:.1f}h-{width}z"


def _draw_marks(plot: Plot, canvas: Canvas) -> None:
    """The target over the periods in which it was in force; what others reach over the latest period with a figure."""
    for target, first, last in visible_targets(plot.series, plot.first):
        _across(plot, canvas, target.value, first, last, "target")
    latest = plot.series.latest
    if plot.series.comparator and latest is not None:
        _across(plot, canvas, plot.series.comparator.value, latest.position, latest.position, "peer-median")


def _across(plot: Plot, canvas: Canvas, value: float, first: int, last: int, css: str) -> None:
    """A level line over periods, on a pale edge that keeps it apart from a bar it crosses."""
    d = f"M{plot.edge(first)} {plot.y.at(value)}H{plot.edge(last + 1)}"
    canvas.paths += [Path(d, "mark-edge"), Path(d, css)]


def _draw_figures(plot: Plot, canvas: Canvas) -> None:
    """The figure over each bar, latest first, so that it keeps its own where not all have room."""
    placed: list[Box] = []
    latest = plot.series.latest.position if plot.series.latest else 0
    values = {point.position: value for point, value in plot.points()}
    for position in range(plot.last, plot.first - 1, -1):
        text = _figure(plot, position, values.get(position), is_latest=position == latest)
        if any(text.box.overlap(box) for box in placed):
            continue
        placed.append(text.box)
        canvas.texts.append(text)


def _figure(plot: Plot, position: int, value: float | None, *, is_latest: bool) -> Text:
    x, y = plot.x(position), plot.y.at(max(value or 0, 0)) - 6
    words = NO_FIGURE if value is None else plot.series.measure.figure(value)
    text = Text(x, y, words, "label--bar-latest halo" if is_latest else "halo", "middle", AXIS_SIZE, bold=is_latest)
    return Text(min(x, plot.layout.width - text.width / 2), y, words, text.css, "middle", AXIS_SIZE, bold=is_latest)
