"""Hairlines with round values, and financial years centred under their months."""

from itertools import groupby

from performance.charts.plot import AXIS_SIZE, Plot, tick_labels
from salford_css.core.charts.drawing import Canvas, Line, Text


def draw_axes(plot: Plot, canvas: Canvas) -> None:
    for value, name in tick_labels(plot.series, plot.y.low, plot.y.high):
        y = plot.y.at(value)
        if y < plot.bottom:
            canvas.lines.append(Line(plot.left, y, plot.right, y, "gridline"))
        canvas.texts.append(Text(plot.left - 8, y + 4, name, "", "end", AXIS_SIZE))
    canvas.lines.append(Line(plot.left, plot.bottom, plot.right, plot.bottom, "axis"))
    _draw_years(plot, canvas)


def _draw_years(plot: Plot, canvas: Canvas) -> None:
    """Latest year first, so that it keeps its name where not all have room."""
    placed: list[Text] = []
    for start, end, name in reversed(_years(plot)):
        left, right = plot.edge(start), plot.edge(end + 1)
        canvas.lines.append(Line(left, plot.bottom, left, plot.bottom + 6, "axis"))
        text = Text((left + right) / 2, plot.bottom + 21, name, "", "middle", AXIS_SIZE)
        fits = text.box.left >= 0 and text.box.right <= plot.layout.width and text.width <= right - left + 24
        if fits and not any(text.box.overlap(other.box) for other in placed):
            placed.append(text)
    canvas.texts += placed


def _years(plot: Plot) -> list[tuple[int, int, str]]:
    """(first position, last position, name) of each visible financial year."""
    positions = range(plot.first, plot.last + 1)
    groups = [list(group) for _, group in groupby(positions, key=lambda at: plot.series.period(at).year)]
    return [(group[0], group[-1], plot.series.period(group[0]).year.label) for group in groups]
