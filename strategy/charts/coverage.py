"""Who was asked when: a calendar over the consultation, and one strip of it for each audience."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from salford_css.core.charts.days import DayScale
from salford_css.core.charts.drawing import Box, Canvas, Field, Line, Path, Text, least_crowded, text_width

WIDTH, HEIGHT, HEAD = 540, 34, 26
RADIUS, SIZE = 5.5, 13.0
LENGTHS = (60, 42, 34, 26, 18)
"""How long a name may be, tried one after the other."""
AROUND = timedelta(days=6)


@dataclass(frozen=True)
class Mark:
    """Something that happened on a day or within some days; `answered` when a response is on record."""

    first: date
    last: date
    name: str
    when: str
    answered: bool = False

    def label(self, length: int) -> str:
        """Return name and day, a long name cut at a word."""
        name = self.name if len(self.name) <= length else f"{self.name[:length].rsplit(' ', 1)[0]}…"
        return f"{name}, {self.when}"


@dataclass(frozen=True)
class Strip:
    """A finished strip of the calendar."""

    canvas: Canvas
    width: int = WIDTH
    height: int = HEIGHT


def calendar(opens: date, closes: date, marks: Sequence[Mark]) -> DayScale:
    """Return the days to be drawn: the consultation and every event, with a little paper around them."""
    first = min([opens, *(mark.first for mark in marks)])
    last = max([closes, *(mark.last for mark in marks)])
    return DayScale(first, last + AROUND, 0, WIDTH)


def head(days: DayScale, opens: date, closes: date) -> Strip:
    """Draw the names of the months and the days on which it opened and closed."""
    canvas = Canvas()
    ends = [
        Text(days.morning(opens), 16, f"from {opens.day} {opens:%b}", "label label--end", bold=True),
        Text(days.evening(closes), 16, f"until {closes.day} {closes:%b}", "label label--end", "middle", bold=True),
    ]
    taken = [text.box for text in ends]
    for x, name in days.ticks():
        month = Text(x + 4, 16, name)
        near = Box(month.box.left - 8, month.box.top, month.box.right + 8, month.box.bottom)
        if not any(near.overlap(box) for box in taken):
            canvas.texts.append(month)
    canvas.texts.extend(ends)
    return Strip(canvas, height=HEAD)


def strip(days: DayScale, opens: date, closes: date, marks: Sequence[Mark]) -> Strip:
    """Draw what happened for one audience: a known day is a ring, a month or more is a bar of that length."""
    canvas = Canvas()
    left, right = days.morning(opens), days.evening(closes)
    canvas.fields.append(Field(left, 0, right - left, HEIGHT, "open-time"))
    canvas.lines.extend(Line(x, 0, x, HEIGHT, "gridline") for x, _ in days.ticks())
    taken: list[Box] = []
    for mark in marks:
        canvas.paths.append(Path(_shape(days, mark), _css(mark)))
        taken.append(_box(days, mark))
    for mark in marks:
        text = least_crowded(_places(days, mark), taken)
        canvas.texts.append(text)
        taken.append(text.box)
    return Strip(canvas)


def _css(mark: Mark) -> str:
    kind = "mark" if mark.first == mark.last else "span"
    return f"{kind} {kind}--{'answered' if mark.answered else 'open'}"


def _shape(days: DayScale, mark: Mark) -> str:
    middle = HEIGHT / 2
    if mark.first == mark.last:
        left = days.noon(mark.first) - RADIUS
        return f"M{left:.1f} {middle}a{RADIUS} {RADIUS} 0 1 0 {2 * RADIUS} 0a{RADIUS} {RADIUS} 0 1 0 {-2 * RADIUS} 0z"
    start, end = days.morning(mark.first), days.evening(mark.last)
    return f"M{start} {middle - 6}v12M{start} {middle}H{end}M{end} {middle - 6}v12"


def _box(days: DayScale, mark: Mark) -> Box:
    pad = RADIUS if mark.first == mark.last else 0
    start = days.noon(mark.first) - pad if pad else days.morning(mark.first)
    end = days.noon(mark.last) + pad if pad else days.evening(mark.last)
    return Box(start, 4, end, HEIGHT - 4)


def _places(days: DayScale, mark: Mark) -> list[Text]:
    """Return where the words can stand: right or left of the mark, the whole name first, then shorter ones."""
    box, base = _box(days, mark), HEIGHT / 2 + 4.5
    found = []
    for length in LENGTHS:
        words = mark.label(length)
        width = text_width(words, SIZE)
        if box.right + 6 + width <= WIDTH:
            found.append(Text(box.right + 6, base, words, "label", size=SIZE))
        if box.left - 6 - width >= 0:
            found.append(Text(box.left - 6, base, words, "label", "end", size=SIZE))
    return found or [Text(box.right + 6, base, mark.label(LENGTHS[-1]), "label", size=SIZE)]
