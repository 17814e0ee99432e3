"""The chart of an indicator page: one series drawn at three sizes, with its words, its key and its table.

A series that can be judged is an XmR chart; one too short, as every yearly one, is drawn in bars from zero.

Chart grammar: improvement is a diamond, concern a square, neutral change a triangle, usual ups and downs a circle;
the usual range is a pale field between dashed limits; the target is drawn only where it was in force.
"""

from dataclasses import dataclass, replace

from performance.charts.axes import draw_axes
from performance.charts.bars import NO_FIGURE, draw_bars
from performance.charts.labels import column_width, draw_column, draw_inside
from performance.charts.marks import MARK_CLASSES, mark_path
from performance.charts.plot import Layout, Plot, plot_of, visible_targets
from performance.charts.points import draw_points, draw_signal
from performance.charts.ranges import draw_ranges, draw_targets, earlier_labels
from performance.judged import JudgedSeries
from performance.wording import count_of
from salford_css.core.charts.drawing import Box, Canvas, Field, Line, Path, Text

WIDE = Layout("wide", width=1180, height=460, periods=None)
MIDDLE = Layout("middle", width=680, height=420, periods=48)
NARROW = Layout("narrow", width=290, height=330, periods=23, labels_inside=True)
SHORT_SERIES_HEIGHT = 260
"""A few figures without limits need less room."""

KEY_WORDS = {
    "concern": "concern",
    "improvement": "improvement",
    "neutral": "neutral change",
    "common": "usual ups and downs",
}


@dataclass(frozen=True, slots=True)
class Drawing:
    """One finished drawing, ready to be written down as SVG in this order."""

    name: str
    width: int
    height: int
    fields: tuple[Field, ...]
    lines: tuple[Line, ...]
    paths: tuple[Path, ...]
    texts: tuple[Text, ...]
    extent: str


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """A shape and what it means; ``d`` draws it in a box of 14 by 14 pixels, empty for lines, fields and bars.

    ``sign`` stands in the drawing as it is written: the dash where a period has no figure.
    """

    kind: str
    words: str
    d: str = ""
    sign: str = ""


@dataclass(frozen=True, slots=True)
class XmrChart:
    """What the chart template needs. ``identifier`` makes the ids unique on the page."""

    identifier: str
    title: str
    description: str
    drawings: tuple[Drawing, ...]
    key: tuple[KeyEntry, ...]


def xmr_chart(series: JudgedSeries, *, identifier: str, title: str, description: str) -> XmrChart:
    """Draw a series for wide, middle and narrow pages. ``description`` is the sentence that says what it shows."""
    drawings = tuple(draw_xmr(series, layout) for layout in (WIDE, MIDDLE, NARROW))
    return XmrChart(identifier, title, description, drawings, tuple(_key(series)))


def draw_xmr(series: JudgedSeries, layout: Layout) -> Drawing:
    """One drawing of a series at one size; smaller where it is too short to be judged."""
    if not series.judged:
        layout = replace(layout, height=SHORT_SERIES_HEIGHT, width=min(layout.width, MIDDLE.width))
    plot = plot_of(series, layout, 0 if layout.labels_inside else column_width(series))
    canvas, taken = Canvas(), plot.crowd()
    draw_axes(plot, canvas)
    draw_ranges(plot, canvas)
    if series.judged:
        _draw_judged(plot, canvas, taken)
    else:
        draw_bars(plot, canvas)
    if not layout.labels_inside:
        draw_column(plot, canvas)
    return Drawing(
        name=layout.name,
        width=layout.width,
        height=layout.height,
        fields=tuple(canvas.fields),
        lines=tuple(canvas.lines),
        paths=tuple(canvas.paths),
        texts=tuple(canvas.texts),
        extent=_extent(series, plot.first),
    )


def _draw_judged(plot: Plot, canvas: Canvas, taken: list[Box]) -> None:
    """Targets, points and signal of an XmR chart, and the words that stand among them."""
    draw_targets(plot, canvas)
    draw_points(plot, canvas)
    draw_signal(plot, canvas)
    if plot.layout.labels_inside:
        draw_inside(plot, canvas, taken)
    else:
        earlier_labels(plot, canvas, taken)


def _extent(series: JudgedSeries, first: int) -> str:
    """Said where a drawing does not show the whole series: ``The last 23 months of 107.``"""
    shown = len(series.periods) - first + 1
    if first == 1:
        return ""
    return f"The last {count_of(shown, series.frequency)} of {len(series.periods)}."


def _key(series: JudgedSeries) -> list[KeyEntry]:
    """Only what the drawing holds is explained."""
    return _key_of_judged(series) if series.judged else _key_of_bars(series)


def _key_of_judged(series: JudgedSeries) -> list[KeyEntry]:
    present = {MARK_CLASSES[point.type] for point, _ in series.with_values()}
    kinds = [kind for kind in KEY_WORDS if kind in present]
    entries = [KeyEntry(kind, KEY_WORDS[kind], mark_path(kind, 7, 7, 1.3)) for kind in kinds]
    if series.analysis.current.has_limits:
        entries.append(KeyEntry("range", "usual range"))
    if visible_targets(series, first=1):
        entries.append(KeyEntry("target", "target"))
    return entries


def _key_of_bars(series: JudgedSeries) -> list[KeyEntry]:
    """Target and comparator with their figures, since narrow bars leave no room for words among them."""
    values = list(series.with_values())
    entries = [KeyEntry("bar", "latest figure")] if values else []
    entries += [KeyEntry("bar--open", "earlier figure" if len(values) == 2 else "earlier figures")] * (len(values) > 1)
    if visible_targets(series, first=1):
        figure = "" if series.target is None else f" {series.measure.figure(series.target)}"
        entries.append(KeyEntry("target", f"target{figure}"))
    if series.comparator and values:
        figure = series.measure.figure(series.comparator.value)
        entries.append(KeyEntry("peer-median", f"{series.comparator.label} {figure}"))
    if len(values) < len(series.periods):
        entries.append(KeyEntry("none", "no figure", sign=NO_FIGURE))
    return entries
