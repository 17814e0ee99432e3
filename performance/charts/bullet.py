"""The bands of a measure as one bar: each interval a zone with its number, the figure and the target where they lie.

Zones may come back (a measure that is best in the middle has the same band on both sides), so a zone is told by the
number in it as well as by its shade. The target stands above the bar and the figure below, so they never collide.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from performance.banding import Interval
from salford_css.core.charts.drawing import Field, Line, Text, text_width
from salford_css.core.charts.scales import Scale

WIDTH, HEIGHT = 288, 66
TOP, BOTTOM = 22.0, 40.0
ROOM_FOR_A_NUMBER = 12
BEYOND = 0.15
"""How much of the whole an open end is drawn with."""


@dataclass(frozen=True, slots=True)
class Bullet:
    """A finished bar. `description` says what it shows."""

    name: str
    identifier: str
    description: str
    fields: tuple[Field, ...]
    lines: tuple[Line, ...]
    texts: tuple[Text, ...]
    width: int = WIDTH
    height: int = HEIGHT
    paths: tuple[()] = ()
    extent: str = ""


def bullet(
    intervals: Sequence[Interval],
    value: float | None,
    target: float | None,
    *,
    figure: str,
    aim: str,
    identifier: str,
    description: str,
) -> Bullet | None:
    """Draw the bands; None where they name fewer than two limits, for then there is nothing to see."""
    ends = [float(end) for one in intervals for end in (one.lower, one.upper) if end is not None]
    known = [one for one in (*ends, value, target) if one is not None]
    if len(set(ends)) < 2:
        return None
    pad = (max(known) - min(known)) * BEYOND
    scale = Scale(min(known) - pad, max(known) + pad, 0, WIDTH)
    zones = [_zone(one, scale) for one in intervals if one.band is not None]
    lines, texts = _marks(scale, value, target, figure, aim)
    numbers = [
        Text(round(zone.x + zone.width / 2, 1), BOTTOM - 5, str(one.band), "bullet__band", "middle")
        for one, zone in zip((one for one in intervals if one.band is not None), zones, strict=True)
        if zone.width >= ROOM_FOR_A_NUMBER
    ]
    return Bullet("bullet", identifier, description, tuple(zones), tuple(lines), (*numbers, *texts))


def _zone(one: Interval, scale: Scale) -> Field:
    left = 0.0 if one.lower is None else scale.at(float(one.lower))
    right = float(WIDTH) if one.upper is None else scale.at(float(one.upper))
    return Field(left, TOP, round(max(right - left, 1.0), 1), BOTTOM - TOP, f"bullet__zone bullet__zone--{one.band}")


def _marks(
    scale: Scale, value: float | None, target: float | None, figure: str, aim: str
) -> tuple[list[Line], list[Text]]:
    lines, texts = [], []
    if target is not None:
        x = scale.at(target)
        lines.append(Line(x, TOP - 6, x, BOTTOM, "target"))
        texts.append(_label(x, 13, aim, "bullet__target"))
    if value is not None:
        x = scale.at(value)
        lines.append(Line(x, TOP - 3, x, BOTTOM + 8, "bullet__value"))
        texts.append(_label(x, HEIGHT - 5, figure, "bullet__figure"))
    return lines, texts


def _label(x: float, y: float, words: str, css: str) -> Text:
    """Set words in the middle under their mark, moved inward where they would leave the paper."""
    half = text_width(words, 13, bold=True) / 2
    return Text(round(min(max(x, half), WIDTH - half), 1), y, words, css, "middle", bold=True)
