"""What a drawing consists of: lines, fields, marks and texts at pixel positions, each with its class."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

CHARACTER_WIDTH = 0.5
BOLD_CHARACTER_WIDTH = 0.53
"""Average width of a character, as a share of the type size, on the generous side for common system fonts."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle taken by something; y grows downward."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: "Box") -> float:
        """Area shared with another box."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0.0, width) * max(0.0, height)


@dataclass(frozen=True, slots=True)
class Text:
    """One line of words; ``y`` is its baseline, ``size`` in pixels."""

    x: float
    y: float
    words: str
    css: str = ""
    anchor: str = "start"
    size: float = 13.0
    bold: bool = False

    @property
    def width(self) -> float:
        return text_width(self.words, self.size, bold=self.bold)

    @property
    def box(self) -> Box:
        shift = {"start": 0.0, "middle": self.width / 2, "end": self.width}[self.anchor]
        left = self.x - shift
        return Box(left, self.y - self.size * 0.8, left + self.width, self.y + self.size * 0.25)


@dataclass(frozen=True, slots=True)
class Line:
    x1: float
    y1: float
    x2: float
    y2: float
    css: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """The usual range of one stretch as a pale rectangle."""

    x: float
    y: float
    width: float
    height: float
    css: str = ""


@dataclass(frozen=True, slots=True)
class Path:
    """SVG path data with its class."""

    d: str
    css: str = ""


@dataclass(slots=True)
class Canvas:
    """Collects what a drawing consists of, in the order in which it is painted."""

    fields: list[Field] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    paths: list[Path] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)


def text_width(words: str, size: float, *, bold: bool = False) -> float:
    """An estimate of the width of words in pixels."""
    return len(words) * size * (BOLD_CHARACTER_WIDTH if bold else CHARACTER_WIDTH)


def wrap(words: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """Words broken into lines that fit a width; a single long word stands on a line of its own."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, size, bold=bold) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def least_crowded(candidates: Sequence[Text], taken: Iterable[Box]) -> Text:
    """The first candidate that covers nothing, otherwise the one that covers least."""
    boxes = list(taken)
    crowds = [sum(map(text.box.overlap, boxes)) for text in candidates]
    return candidates[crowds.index(min(crowds))]


def spread(wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """Centres for stacked labels, in the order of ``wanted``, as near to it as possible without touching.

    Labels that collide move together around the middle of what they wanted, and stay between ``low`` and ``high``
    where there is room.
    """
    groups: list[tuple[list[int], float]] = []
    for index in sorted(range(len(wanted)), key=lambda index: wanted[index]):
        groups.append(_held(([index], wanted[index]), heights, low, high))
        while len(groups) > 1 and _top(groups[-1], heights) < _bottom(groups[-2], heights):
            joined = _joined([*groups[-2][0], *groups[-1][0]], wanted, heights)
            groups[-2:] = [_held(joined, heights, low, high)]
    return _centres(groups, heights, len(wanted))


def _joined(members: list[int], wanted: Sequence[float], heights: Sequence[float]) -> tuple[list[int], float]:
    """One group of touching labels, centred on the mean of where each would put the group."""
    total, offset, middles = sum(heights[index] for index in members), 0.0, []
    for index in members:
        middles.append(wanted[index] - offset - heights[index] / 2 + total / 2)
        offset += heights[index]
    return members, sum(middles) / len(middles)


def _held(group: tuple[list[int], float], heights: Sequence[float], low: float, high: float) -> tuple[list[int], float]:
    half = sum(heights[index] for index in group[0]) / 2
    return group[0], max(low + half, min(high - half, group[1]))


def _top(group: tuple[list[int], float], heights: Sequence[float]) -> float:
    return group[1] - sum(heights[index] for index in group[0]) / 2


def _bottom(group: tuple[list[int], float], heights: Sequence[float]) -> float:
    return group[1] + sum(heights[index] for index in group[0]) / 2


def _centres(groups: Sequence[tuple[list[int], float]], heights: Sequence[float], count: int) -> list[float]:
    centres = [0.0] * count
    for group in groups:
        edge = _top(group, heights)
        for index in group[0]:
            centres[index] = round(edge + heights[index] / 2, 1)
            edge += heights[index]
    return centres
