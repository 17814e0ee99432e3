"""Geometry of the thread map: boxes in three lanes, joins between them, numbered breaks. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from salford_css.dashboards.thread.rungs import RUNGS, Rung
from salford_css.dashboards.thread.walk import Walked
from salford_css.dashboards.thread.words import NumberedBreak, absence, numbered, rung_of_break

BOX_WIDTH, BOX_HEIGHT = 162, 116
GAP, LANE_GAP = 45, 60
WIDTH = 6 * BOX_WIDTH + 5 * GAP
UNDER = 12
"""How far below its lane a join runs that passes under boxes."""
CHARACTERS = 20
"""Characters of the label's type that fit a box: 14.5 px bold, about 7.4 px each on average."""


@dataclass(frozen=True)
class Box:
    """A place on the map, or the dashed box of one that is missing."""

    x: float
    y: float
    head: str
    lines: Sequence[str]
    note: str
    css: str
    url: str = ""


@dataclass(frozen=True)
class Join:
    """A line between two boxes: solid where the record says so, dotted where we do, thin where nothing is."""

    path: str
    css: str


@dataclass(frozen=True)
class Mark:
    """The ringed number of a break."""

    x: float
    y: float
    number: int


@dataclass(frozen=True)
class Map:
    """The whole drawing, 1:1 in CSS pixels."""

    width: int
    height: int
    boxes: Sequence[Box]
    joins: Sequence[Join]
    marks: Sequence[Mark]


def wrap(text: str, limit: int = CHARACTERS, lines: int = 3) -> list[str]:
    """Break a label into at most `lines` lines; what does not fit is cut at a word and marked with dots."""
    rows: list[str] = [""]
    for word in text.split():
        if rows[-1] and len(rows[-1]) + 1 + len(word) > limit:
            rows.append(word)
        else:
            rows[-1] = f"{rows[-1]} {word}".strip()
    if len(rows) > lines:
        rows = [*rows[: lines - 1], rows[lines - 1].rstrip(".,;:") + " …"]
    return rows


def draw(walked: Walked) -> Map:
    """Lay out the thread of one place."""
    lanes = [lane for lane in (0, 1, 2) if lane == 0 or _lane_used(walked, lane)]
    top = {lane: row * (BOX_HEIGHT + LANE_GAP) + 4 for row, lane in enumerate(lanes)}
    shown = [rung for rung in RUNGS if rung.lane in top]
    height = len(lanes) * BOX_HEIGHT + (len(lanes) - 1) * LANE_GAP + UNDER + 16
    boxes = [_box(walked, rung, top) for rung in shown]
    return Map(WIDTH, height, boxes, _joins(walked, shown, top), _marks(walked, numbered(walked), top))


def _lane_used(walked: Walked, lane: int) -> bool:
    return any(walked.on(rung.kind) for rung in RUNGS if rung.lane == lane)


def _at(rung: Rung, top: dict[int, int]) -> tuple[float, float]:
    return rung.column * (BOX_WIDTH + GAP), top[rung.lane]


def _box(walked: Walked, rung: Rung, top: dict[int, int]) -> Box:
    x, y = _at(rung, top)
    nodes = walked.on(rung.kind)
    if not nodes:
        follows = f"follows {rung.follows}" if rung.follows else ""
        return Box(x, y, rung.name.upper(), wrap(absence(walked, rung)), follows, "box box--missing")
    here = rung.kind == walked.start[0]
    note = f"and {len(nodes) - 1} more" if len(nodes) > 1 else nodes[0].note
    css = "box box--here" if here else "box"
    return Box(x, y, rung.name.upper(), wrap(nodes[0].label), wrap(note, 24, 1)[0] if note else "", css, nodes[0].url)


def _joins(walked: Walked, shown: Sequence[Rung], top: dict[int, int]) -> list[Join]:
    joins = []
    for lower in shown:
        for upper in shown:
            if links := walked.joins(upper.kind, lower.kind):
                css = "join join--reading" if all(link.our_reading for link in links) else "join"
                joins.append(Join(_path(upper, lower, top), css))
        before = next((r for r in shown if r.lane == lower.lane and r.column == lower.column - 1), None)
        if before and not walked.on(lower.kind):
            joins.append(Join(_path(before, lower, top), "join join--missing"))
    return joins


def _path(upper: Rung, lower: Rung, top: dict[int, int]) -> str:
    """Draw along the lane between neighbours, over the boxes between others, and down between lanes."""
    (x1, y1), (x2, y2) = _at(upper, top), _at(lower, top)
    middle = BOX_HEIGHT / 2
    if upper.lane == lower.lane:
        if lower.column == upper.column + 1:
            return f"M{x1 + BOX_WIDTH:g} {y1 + middle:g}H{x2:g}"
        over = y1 + BOX_HEIGHT + UNDER
        return f"M{x1 + BOX_WIDTH / 2:g} {y1 + BOX_HEIGHT:g}V{over:g}H{x2 + BOX_WIDTH / 2:g}V{y2 + BOX_HEIGHT:g}"
    if upper.column == lower.column:
        return f"M{x1 + BOX_WIDTH / 2:g} {y1 + BOX_HEIGHT:g}V{y2:g}"
    between = y2 - LANE_GAP / 2
    start = x1 + BOX_WIDTH / 2 + 14
    return f"M{start:g} {y1 + BOX_HEIGHT:g}V{between:g}H{x2 + BOX_WIDTH / 2:g}V{y2:g}"


def _marks(walked: Walked, breaks: Sequence[NumberedBreak], top: dict[int, int]) -> list[Mark]:
    """Set the first break of a rung before its box, further ones beside it."""
    marks: list[Mark] = []
    used: dict[str, int] = {}
    by_kind = {rung.kind: rung for rung in RUNGS}
    for one in breaks:
        kind = rung_of_break(walked, one.finding)
        rung = by_kind.get(kind)
        if rung is None or rung.lane not in top:
            continue
        x, y = _at(rung, top)
        place = used.get(kind, 0)
        used[kind] = place + 1
        left = x - GAP / 2 if rung.column else x + BOX_WIDTH + GAP / 2
        marks.append(Mark(left, y + BOX_HEIGHT / 2 + (place - 0) * 27, one.number))
    return marks
