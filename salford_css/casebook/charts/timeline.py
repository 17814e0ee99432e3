"""Geometry of the timeline: three lanes, a point for a known day, a bar for a date known only roughly. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from salford_css.core.charts.days import DayScale

WIDTH, LEFT, RIGHT = 1180, 200, 20
LANE, LEVEL, TOP = 78, 26, 44


@dataclass(frozen=True)
class Event:
    """One entry: number in the table, span of days, lane, words, date in words and address."""

    number: int
    earliest: date
    latest: date
    lane: int
    words: str
    when: str
    url: str


@dataclass(frozen=True)
class Mark:
    """A drawn event."""

    x: float
    width: float
    y: float
    label_x: float
    number: int
    words: str
    is_point: bool


@dataclass(frozen=True)
class Lane:
    """A lane with its name and the line it stands on."""

    name: str
    y: float


@dataclass(frozen=True)
class Timeline:
    """The whole drawing, 1:1 in CSS pixels."""

    width: int
    height: int
    ticks: Sequence[tuple[float, str]]
    lanes: Sequence[Lane]
    marks: Sequence[Mark]


def draw(events: Sequence[Event], lanes: Sequence[str]) -> Timeline:
    """Lay out events from the first year to the last; marks that would touch go to the next level of their lane."""
    height = TOP + len(lanes) * LANE + 8
    if not events:
        return Timeline(WIDTH, height, [], [], [])
    first = date(min(event.earliest for event in events).year, 1, 1)
    last = date(max(event.latest for event in events).year, 12, 31)
    scale = DayScale(first, last, LEFT, WIDTH - RIGHT)
    named = [Lane(name, TOP + number * LANE + LANE / 2) for number, name in enumerate(lanes)]
    ends: dict[tuple[int, int], float] = {}
    marks = [_mark(event, scale, ends) for event in events]
    ticks = [(x, label) for x, label in scale.ticks() if label.isdigit()]
    return Timeline(WIDTH, height, ticks, named, marks)


def _mark(event: Event, scale: DayScale, ends: dict[tuple[int, int], float]) -> Mark:
    is_point = (event.latest - event.earliest).days < 1
    left = scale.noon(event.earliest) if is_point else scale.morning(event.earliest)
    right = left if is_point else scale.evening(event.latest)
    level = next(level for level in range(9) if ends.get((event.lane, level), 0) <= left - 8)
    label = right + (10 if is_point else 5)
    ends[event.lane, level] = label + 16
    y = TOP + event.lane * LANE + 14 + (level % 3) * LEVEL
    width = round(max(right - left, 3), 1)
    return Mark(round(left, 1), width, y, round(label, 1), event.number, event.words, is_point)
