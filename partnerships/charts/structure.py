"""Geometry of the management structure: one row a post, indented under its superior. Pure.

A joint post has two outlines and says so in words; a post that is only proposed has a broken one. A second line of
reporting runs broken along the right edge, where it crosses no box, with an arrow at the superior.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from partnerships.structure import Placed, Structure
from salford_css.core.charts.drawing import Canvas, Field, Line, Path, Text, wrap
from salford_css.core.words import capital

INDENT, BOX, GAP, PAD = 40, 660, 14, 12
TITLE, NOTE, TITLE_LINE, NOTE_LINE = 14.5, 13.0, 19, 17
LANE, TOP, EDGE = 18, 8, 4


@dataclass(frozen=True)
class StructureChart:
    """The whole drawing, 1:1 in CSS pixels."""

    width: int
    height: int
    canvas: Canvas
    name: str = "structure"

    @property
    def fields(self) -> Sequence[Field]:
        """Return the boxes."""
        return self.canvas.fields

    @property
    def lines(self) -> Sequence[Line]:
        """Return the lines of reporting."""
        return self.canvas.lines

    @property
    def paths(self) -> Sequence[Path]:
        """Return the second lines of reporting with their arrows."""
        return self.canvas.paths

    @property
    def texts(self) -> Sequence[Text]:
        """Return titles and notes."""
        return self.canvas.texts


@dataclass(frozen=True)
class Box:
    """The box of one post."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        """Return the height of its middle."""
        return self.y + self.height / 2


def draw(structure: Structure) -> StructureChart | None:
    """Lay out the posts that stand in lines of reporting; None when there is none."""
    if not structure.placed:
        return None
    canvas, boxes, y = Canvas(), {}, float(TOP)
    right = EDGE + INDENT * max(row.depth for row in structure.placed) + BOX
    for row in structure.placed:
        x = EDGE + INDENT * row.depth
        titles, notes = _words(row, right - x - 2 * PAD)
        height = 2 * PAD + TITLE_LINE * len(titles) + NOTE_LINE * len(notes) - 6
        boxes[row.post.key] = box = Box(x, y, right - x, height)
        _paint(canvas, row, box, titles, notes)
        if row.under is not None:
            _elbow(canvas, boxes[row.under.key], box)
        y += height + GAP
    lanes = _second_lines(canvas, structure, boxes, right)
    return StructureChart(round(right + LANE * (lanes + 1)), round(y - GAP + TOP), canvas)


def _words(row: Placed, width: float) -> tuple[list[str], list[str]]:
    said = [capital(part) for part in (row.post.status, "joint post" if row.post.joint else "", row.post.employers)]
    second = "; ".join(f"{superior.title}, at {line.at}" for superior, line in row.others)
    made_up = "To whom it reports is illustrative" if any(line.illustrative for line in row.post.lines) else ""
    told = ". ".join(part for part in (*said, f"Also reports to {second}" if second else "", made_up) if part)
    return wrap(row.post.title, width, TITLE, bold=True), wrap(told, width, NOTE) if told else []


def _paint(canvas: Canvas, row: Placed, box: Box, titles: Sequence[str], notes: Sequence[str]) -> None:
    broken = " structure__box--proposed" if row.post.status else ""
    canvas.fields.append(Field(box.x, box.y, box.width, box.height, f"structure__box{broken}"))
    if row.post.joint:
        inner = Field(box.x + 4, box.y + 4, box.width - 8, box.height - 8, f"structure__box structure__inner{broken}")
        canvas.fields.append(inner)
    y = box.y + PAD + TITLE
    for words in titles:
        canvas.texts.append(Text(box.x + PAD, y - 2, words, "label--strong", size=TITLE, bold=True))
        y += TITLE_LINE
    for words in notes:
        canvas.texts.append(Text(box.x + PAD, y - 3, words, "structure__note", size=NOTE))
        y += NOTE_LINE


def _elbow(canvas: Canvas, above: Box, box: Box) -> None:
    x = above.x + INDENT / 2
    canvas.lines.append(Line(x, above.y + above.height, x, box.middle, "structure__line"))
    canvas.lines.append(Line(x, box.middle, box.x, box.middle, "structure__line"))


def _second_lines(canvas: Canvas, structure: Structure, boxes: dict[int, Box], right: float) -> int:
    """Draw each second line in a lane of its own at the right; return how many lanes there are."""
    lanes = 0
    for row in structure.placed:
        for superior, _ in row.others:
            if superior.key not in boxes:
                continue
            lanes += 1
            lane, start, end = right + LANE * lanes, boxes[row.post.key].middle, boxes[superior.key].middle
            canvas.paths.append(Path(f"M{right:g} {start:g}H{lane:g}V{end:g}H{right + 7:g}", "structure__second"))
            arrow = f"M{right + 1:g} {end:g}l8 -4.5v9z"
            canvas.paths.append(Path(arrow, "structure__arrow"))
    return lanes
