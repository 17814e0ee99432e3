"""Councils in the order of their figures, each with how far chance may have moved it."""

from collections.abc import Sequence

from performance.charts.funnel import MIDDLE, NARROW, TYPE, WIDE, Size, mark_of
from performance.charts.marks import mark_path
from performance.charts.xmr import Drawing
from performance.peers import Beside, Placed
from performance.wording import Measure
from salford_css.core.charts.drawing import Canvas, Line, Path, Text
from salford_css.core.charts.scales import Scale, ticks

ROW = 22
TOP, BOTTOM = 8, 30
NAME_WIDTH = {"wide": 210, "middle": 180, "narrow": 118}
MOST_ROWS = 160
NEAR_TOGETHER = 0.4
"""Figures that differ by less than this share of the highest are drawn without the empty way from zero."""


def ranked_chart(found: Beside, measure: Measure) -> tuple[Drawing, ...]:
    """Draw the ranking at three sizes; empty with fewer than two councils."""
    if len(found.placed) < 2:
        return ()
    return tuple(_draw(found, measure, size) for size in (WIDE, MIDDLE, NARROW))


def _draw(found: Beside, measure: Measure, size: Size) -> Drawing:
    placed = found.placed[:MOST_ROWS]
    height = TOP + ROW * len(placed) + BOTTOM
    x = _scale(placed, found, measure, size)
    canvas, bottom = Canvas(), TOP + ROW * len(placed)
    for value in ticks(x.low, x.high):
        canvas.lines.append(Line(x.at(value), TOP, x.at(value), bottom, "gridline"))
        words = Text(x.at(value), bottom + 19, measure.figure(value), "", "middle", TYPE)
        if words.box.right <= size.width:
            canvas.texts.append(words)
    if found.average is not None:
        canvas.lines.append(Line(x.at(found.average), TOP, x.at(found.average), bottom, "average"))
    for row, one in enumerate(placed):
        _row(canvas, one, TOP + ROW * row + ROW / 2, x, measure, size)
    return Drawing(size.name, size.width, height, (), tuple(canvas.lines), tuple(canvas.paths), tuple(canvas.texts), "")


def _scale(placed: Sequence[Placed], found: Beside, measure: Measure, size: Size) -> Scale:
    ends = [float(one.peer.value) for one in placed]
    ends += [end for one in placed for end in (one.lower, one.upper) if end is not None]
    ends += [found.average] if found.average is not None else []
    low, high = min(ends), max(ends)
    if measure.axis_from_zero and measure.floor == 0 and high - low > high * NEAR_TOGETHER:
        low = min(low, 0.0)
    return Scale(low, high if high > low else low + 1, NAME_WIDTH[size.name] + 8, size.width - 14)


def _row(canvas: Canvas, one: Placed, y: float, x: Scale, measure: Measure, size: Size) -> None:
    css = "label--target" if one.peer.ours else ""
    name = _shortened(f"{one.rank} {one.peer.name}", NAME_WIDTH[size.name], bold=one.peer.ours)
    canvas.texts.append(Text(NAME_WIDTH[size.name], y + 4, name, css, "end", TYPE, bold=one.peer.ours))
    if one.lower is not None and one.upper is not None:
        canvas.lines.append(Line(x.at(one.lower), y, x.at(one.upper), y, "average"))
    kind = mark_of(one, measure.direction)
    scale = 1.5 if one.peer.ours else 1.0
    canvas.paths.append(Path(mark_path(kind, x.at(float(one.peer.value)), y, scale), f"point point--{kind}"))


def _shortened(words: str, width: int, *, bold: bool) -> str:
    while Text(0, 0, words, size=15.0 if bold else TYPE, bold=bold).width > width and len(words) > 6:
        words = f"{words.removesuffix('…')[:-1]}…"
    return words
