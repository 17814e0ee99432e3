"""The assurance icon: the usual range as a small field, the target on its true side of it, then a sign, then words."""

from dataclasses import dataclass

from performance.judged import JudgedSeries
from performance.sentences import ASSURANCE_WORDS
from performance.spc import Assurance
from salford_css.core.charts.drawing import Field, Line

WIDTH, HEIGHT = 30, 16
FIELD_TOP, FIELD_BOTTOM = 4.0, 12.0
SIGNS = {Assurance.PASS: "met", Assurance.FAIL: "not_met", Assurance.HIT_OR_MISS: "hit_or_miss"}


@dataclass(frozen=True, slots=True)
class AssuranceIcon:
    """``sign`` names the shape of a tick, a cross or a question mark; ``words`` say what it means."""

    field: Field
    line: Line
    sign: str
    words: str
    width: int = WIDTH
    height: int = HEIGHT


def assurance_icon(series: JudgedSeries) -> AssuranceIcon | None:
    """None without a target, a direction or enough values."""
    found, limits, target = series.analysis.assurance, series.analysis.current.limits, series.target
    if found is None or limits is None or target is None:
        return None
    side = limits.side_beyond_limits(target)
    y = {1: 1.0, 0: (FIELD_TOP + FIELD_BOTTOM) / 2, -1: HEIGHT - 1.0}[side]
    field = Field(1, FIELD_TOP, WIDTH - 2, FIELD_BOTTOM - FIELD_TOP, "usual-range")
    return AssuranceIcon(field, Line(0, y, WIDTH, y, "target"), SIGNS[found], ASSURANCE_WORDS[found])
