"""The funnel: councils by size and figure, the average, and how far chance alone may take a council of each size."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from performance.charts.marks import mark_path
from performance.charts.xmr import Drawing
from performance.comparison import ALARM, WARNING, proportion_limits
from performance.intervals import count_limits
from performance.peers import Beside, Kind, Placed
from performance.spc import Direction
from performance.wording import Measure
from salford_css.core.charts.drawing import Box, Canvas, Line, Path, Text, least_crowded
from salford_css.core.charts.scales import Scale, ticks

STEPS = 60
HEADROOM = 1.06
BISECTIONS = 50
TYPE = 13.0
AROUND = ((9, 4, "start"), (-9, 4, "end"), (0, -10, "middle"), (0, 20, "middle"), (9, -8, "start"), (-9, 16, "end"))
"""Where a name may stand beside its mark: how far right, how far down, and which end of it there."""


@dataclass(frozen=True, slots=True)
class Size:
    """A drawing's name and measures in pixels."""

    name: str
    width: int
    height: int
    left: int = 56


WIDE = Size("wide", 1180, 440)
MIDDLE = Size("middle", 680, 400)
NARROW = Size("narrow", 290, 320, left=40)


def funnel(found: Beside, measure: Measure) -> tuple[Drawing, ...]:
    """Draw the funnel at three sizes; empty where there is none."""
    if found.average is None:
        return ()
    return tuple(_draw(found, measure, size) for size in (WIDE, MIDDLE, NARROW))


def _draw(found: Beside, measure: Measure, size: Size) -> Drawing:
    placed = [one for one in found.placed if one.significance is not None]
    largest = max(float(one.peer.counted[1]) for one in placed if one.peer.counted) * HEADROOM
    x = Scale(0, largest, size.left, size.width - 12)
    y = _height_scale(found, placed, measure, size)
    canvas = Canvas()
    _axes(canvas, x, y, measure, size)
    _curves(canvas, found, x, y)
    _points(canvas, placed, x, y, measure)
    _labels(canvas, found, placed, x, y, measure, size)
    return Drawing(
        size.name, size.width, size.height, tuple(canvas.fields), tuple(canvas.lines), tuple(canvas.paths),
        tuple(canvas.texts), "",
    )  # fmt: skip


def _height_scale(found: Beside, placed: Sequence[Placed], measure: Measure, size: Size) -> Scale:
    """Reach from the lowest point to the highest, the limits of the smallest council in view where they fit."""
    values = [float(one.peer.value) for one in placed]
    smallest = min(float(one.peer.counted[1]) for one in placed if one.peer.counted)
    lower, upper = limits_at(found, smallest, WARNING)
    low, high = min(*values, lower, found.average or 0), max(*values, upper, found.average or 0)
    room = (high - low or 1) * (HEADROOM - 1)
    low = max(low - room, measure.floor) if measure.floor is not None else low - room
    high = min(high + room, measure.ceiling) if measure.ceiling is not None else high + room
    return Scale(low, high if high > low else low + 1, size.height - 44, 12)


def limits_at(found: Beside, denominator: float, confidence: float) -> tuple[float, float]:
    """Return between which figures chance alone keeps a council of this size, in the unit of the figures."""
    average = (found.average or 0) / found.multiplier
    if found.kind is Kind.PROPORTION:
        limits = proportion_limits(average, denominator, confidence)
        return limits.lower * found.multiplier, limits.upper * found.multiplier
    expected = average * denominator
    scale = found.multiplier / denominator
    return _fewest(expected, confidence) * scale, _most(expected, confidence) * scale


def _most(expected: float, confidence: float) -> float:
    """The count up to which the expected one lies within the count's own interval."""
    low, high = expected, expected + 10 + 12 * expected**0.5
    for _ in range(BISECTIONS):
        middle = (low + high) / 2
        low, high = (middle, high) if count_limits(middle, confidence).lower <= expected else (low, middle)
    return low


def _fewest(expected: float, confidence: float) -> float:
    """The count down to which it does; nothing where even no event is within reach of chance."""
    if count_limits(0, confidence).upper >= expected:
        return 0.0
    low, high = 0.0, expected
    for _ in range(BISECTIONS):
        middle = (low + high) / 2
        low, high = (low, middle) if count_limits(middle, confidence).upper >= expected else (middle, high)
    return high


def _axes(canvas: Canvas, x: Scale, y: Scale, measure: Measure, size: Size) -> None:
    for value in ticks(y.low, y.high):
        canvas.lines.append(Line(x.start, y.at(value), x.end, y.at(value), "gridline"))
        canvas.texts.append(Text(x.start - 8, y.at(value) + 4, f"{measure.figure(value)}", "", "end", TYPE))
    canvas.lines.append(Line(x.start, y.start, x.end, y.start, "axis"))
    for value in ticks(x.low, x.high):
        words = Text(x.at(value), y.start + 19, f"{value:,.0f}", "", "middle", TYPE)
        if words.box.right <= size.width:
            canvas.texts.append(words)
    canvas.texts.append(Text(x.end, y.start + 37, "counted out of so many", "", "end", TYPE))


def _curves(canvas: Canvas, found: Beside, x: Scale, y: Scale) -> None:
    sizes = [x.high * step / STEPS for step in range(1, STEPS + 1)]
    for confidence, css in ((WARNING, "limit"), (ALARM, "limit trial")):
        pairs = [limits_at(found, size, confidence) for size in sizes]
        for side in (0, 1):
            points = [(x.at(size), pair[side]) for size, pair in zip(sizes, pairs, strict=True)]
            canvas.paths.append(Path(_curve(points, y), css))
    height = y.at(found.average or 0)
    canvas.lines.append(Line(x.start, height, x.end, height, "average"))


def _curve(points: Iterable[tuple[float, float]], y: Scale) -> str:
    """A line through the points that lie on the paper."""
    path, drawing = [], False
    for at, value in points:
        if y.shows(value):
            path.append(f"{'L' if drawing else 'M'}{at} {y.at(value)}")
        drawing = y.shows(value)
    return "".join(path)


def mark_of(one: Placed, direction: Direction) -> str:
    """Name the shape of a council: better or worse than chance explains, else the plain circle."""
    if not one.side:
        return "common"
    if direction is Direction.NEUTRAL:
        return "neutral"
    return "improvement" if (one.side > 0) == (direction is Direction.INCREASE) else "concern"


def _points(canvas: Canvas, placed: Sequence[Placed], x: Scale, y: Scale, measure: Measure) -> None:
    for one in sorted(placed, key=lambda each: each.peer.ours):
        assert one.peer.counted is not None
        kind = mark_of(one, measure.direction)
        at = x.at(float(one.peer.counted[1])), y.at(float(one.peer.value))
        canvas.paths.append(Path(mark_path(kind, *at, 1.7 if one.peer.ours else 1.1), f"point point--{kind}"))


def _labels(
    canvas: Canvas, found: Beside, placed: Sequence[Placed], x: Scale, y: Scale, measure: Measure, size: Size
) -> None:
    """Name our council, those outside, and the lines, each where it covers least."""
    taken = [Box(x.at(float(n)) - 5, y.at(float(v)) - 5, x.at(float(n)) + 5, y.at(float(v)) + 5) for n, v in (
        (one.peer.counted[1], one.peer.value) for one in placed if one.peer.counted
    )]  # fmt: skip
    average = f"average {measure.figure(found.average or 0)}"
    spots = [Text(at, y.at(found.average or 0) - 6, average, "halo label--period", anchor, TYPE)
             for at, anchor in ((x.end - 4, "end"), (x.start + 6, "start"))]  # fmt: skip
    canvas.texts.append(least_crowded(spots, taken))
    taken.append(canvas.texts[-1].box)
    for one in sorted(placed, key=lambda each: (not each.peer.ours, not each.side)):
        if not (one.peer.ours or (one.side and size.width > NARROW.width)) or one.peer.counted is None:
            continue
        at, height = x.at(float(one.peer.counted[1])), y.at(float(one.peer.value))
        css = "halo label--target" if one.peer.ours else "halo"
        type_size = 16.0 if one.peer.ours else TYPE
        texts = [Text(at + dx, height + dy, one.peer.name, css, anchor, type_size, bold=one.peer.ours)
                 for dx, dy, anchor in AROUND]  # fmt: skip
        fitting = [text for text in texts if text.box.left >= 0 and text.box.right <= size.width] or texts[:1]
        chosen = least_crowded(fitting, taken)
        if one.peer.ours or not any(chosen.box.overlap(box) > 4 for box in taken):
            canvas.texts.append(chosen)
            taken.append(chosen.box)
