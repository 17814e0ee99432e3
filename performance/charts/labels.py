"""Words for the latest stretch: in a column at the right end, or inside the drawing where there is no room for one."""

from dataclasses import dataclass

from performance.charts.plot import NOTE_SIZE, Plot
from performance.charts.ranges import shown_limits
from performance.judged import JudgedSeries
from salford_css.core.charts.drawing import Box, Canvas, Line, Text, least_crowded, spread, text_width, wrap

COLUMN_GAP = 10.0
FIGURE_SIZE = 18.0
PERIOD_SIZE = 13.0
LATEST_HEIGHT = 38.0


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of words that belong to one value."""

    value: float
    lines: tuple[str, ...]
    css: str = ""
    bold: bool = False
    below: bool = False

    @property
    def height(self) -> float:
        return 16.0 * len(self.lines)

    @property
    def width(self) -> float:
        return max(text_width(line, NOTE_SIZE, bold=self.bold) for line in self.lines)


def labels_of(series: JudgedSeries) -> list[Label]:
    """Labels of the limits and the average of the latest stretch, of the target and of the comparator."""
    measure, current = series.measure, series.analysis.current
    found = []
    if current.limits is not None and series.judged:
        for name, value in shown_limits(series, current):
            found.append(Label(value, (f"{name} {measure.figure(value)}",), below=value < current.limits.mean))
        found.append(Label(current.limits.mean, (f"average {measure.figure(current.limits.mean)}",)))
    if series.target is not None:
        found.append(Label(series.target, (f"target {measure.figure(series.target)}",), "label--target", bold=True))
    if series.comparator is not None:
        words = f"{series.comparator.label} {measure.figure(series.comparator.value)}"
        found.append(Label(series.comparator.value, tuple(wrap(words, 135, NOTE_SIZE)), "label--peer"))
    return found


def column_width(series: JudgedSeries) -> float:
    """Room the words at the right end need."""
    widths = [label.width for label in labels_of(series)]
    if series.judged and series.latest is not None and series.latest.value is not None:
        widths.append(text_width(series.measure.figure(series.latest.value), FIGURE_SIZE, bold=True))
        widths.append(text_width(series.period(series.latest.position).label, PERIOD_SIZE))
    return max(widths, default=0) + COLUMN_GAP + 4


def draw_column(plot: Plot, canvas: Canvas) -> None:
    """The labels at the right end, each as near to its line as the others allow; the latest figure among them.

    Bars have their figures over them, the latest too.
    """
    labels, latest = labels_of(plot.series), plot.series.latest if plot.series.judged else None
    wanted, heights = [plot.y.at(label.value) for label in labels], [label.height for label in labels]
    if latest is not None and latest.value is not None:
        wanted.append(plot.y.at(latest.value))
        heights.append(LATEST_HEIGHT)
    centres = spread(wanted, heights, 0, plot.layout.height)
    for label, centre in zip(labels, centres, strict=False):
        _draw_label(plot, canvas, label, centre)
    if len(centres) > len(labels):
        _draw_latest(plot, canvas, centres[-1])


def draw_inside(plot: Plot, canvas: Canvas, taken: list[Box]) -> None:
    """The same labels within the drawing, where each covers least of the series and of the others."""
    for label in labels_of(plot.series):
        words = " ".join(label.lines)
        y = plot.y.at(label.value)
        sides = (15, -6) if label.below else (-6, 15)
        spots = [(x, dy, anchor) for dy in sides for x, anchor in _ends(plot)]
        texts = [
            Text(x, y + dy, words, f"{label.css} halo".strip(), anchor, NOTE_SIZE, bold=label.bold)
            for x, dy, anchor in spots
            if y + dy < plot.bottom - 2
        ]
        best = least_crowded(texts, taken)
        taken.append(best.box)
        canvas.texts.append(best)


def _ends(plot: Plot) -> list[tuple[float, str]]:
    """Where words may start or end; only at the right where an earlier stretch lies at the left."""
    if plot.series.analysis.current.start > plot.first:
        return [(plot.right - 2, "end")]
    return [(plot.left + 4, "start"), (plot.right - 2, "end"), ((plot.left + plot.right) / 2, "middle")]


def _draw_label(plot: Plot, canvas: Canvas, label: Label, centre: float) -> None:
    x, y = plot.right + COLUMN_GAP, plot.y.at(label.value)
    if abs(centre - y) > 4:
        canvas.lines.append(Line(plot.right + 1, y, x - 2, centre, "leader"))
    top = centre - label.height / 2
    for number, words in enumerate(label.lines):
        baseline = round(top + number * 16 + 12, 1)
        canvas.texts.append(Text(x, baseline, words, label.css, "start", NOTE_SIZE, bold=label.bold))


def _draw_latest(plot: Plot, canvas: Canvas, centre: float) -> None:
    latest = plot.series.latest
    assert latest is not None and latest.value is not None
    x = plot.right + COLUMN_GAP
    figure = plot.series.measure.figure(latest.value)
    name = plot.series.period(latest.position).label
    canvas.texts.append(Text(x, round(centre - 1, 1), figure, "label--latest", "start", FIGURE_SIZE, bold=True))
    canvas.texts.append(Text(x, round(centre + 16, 1), name, "label--period", "start", PERIOD_SIZE))
