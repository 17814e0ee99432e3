"""The parts of a whole in one bar each, before and now; widths are shares of the page, so one drawing fits all."""

from collections.abc import Sequence
from dataclasses import dataclass

from performance.parts import Split
from performance.windows import Window
from performance.wording import Measure

SHADES = ("bar", "bar--partner-1", "bar--partner-4", "bar--light")
ON_DARK = {"bar", "bar--partner-1"}
ROOM_FOR_FIGURE = 12.0
"""A figure stands inside a piece that is at least this wide, in per cent of the page."""
MOST = len(SHADES)


@dataclass(frozen=True, slots=True)
class Piece:
    """One part in a bar; `x` and `width` in per cent."""

    label: str
    figure: str
    x: float
    width: float
    css: str
    figure_css: str

    @property
    def middle(self) -> float:
        """Where its figure stands."""
        return round(self.x + self.width / 2, 2)


@dataclass(frozen=True, slots=True)
class Bar:
    """The whole of one window with its pieces, and what readers of the screen hear."""

    words: str
    figure: str
    pieces: tuple[Piece, ...]
    description: str


@dataclass(frozen=True, slots=True)
class PartRow:
    """One part by itself, where the parts are too many for one bar: now as a bar, before as a line across it."""

    label: str
    before: str
    now: str
    width: float
    line: float


def stacked(split: Split, measure: Measure) -> list[Bar]:
    """Draw the earlier window and the later one, to one scale."""
    largest = max(window.average for window in split.windows) or 1.0
    return [_bar(split, window, measure, largest) for window in split.windows]


def part_rows(split: Split, measure: Measure) -> list[PartRow]:
    """Draw each part by itself, to one scale."""
    averages = [(part.label, part.change.before.average, part.change.now.average) for part in split.parts]
    largest = max(max(before, now) for _, before, now in averages) or 1.0
    return [
        PartRow(label, measure.figure(before), measure.figure(now), _share(now, largest), _share(before, largest))
        for label, before, now in averages
    ]


def fits_one_bar(split: Split) -> bool:
    """Whether the parts can stand in one bar: few enough, and nothing left over."""
    return len(split.parts) <= MOST and split.adds_up


def _bar(split: Split, window: Window, measure: Measure, largest: float) -> Bar:
    pieces: list[Piece] = []
    x = 0.0
    for part, css in zip(split.parts, SHADES, strict=False):
        value = split.average(part, window)
        width = _share(value, largest)
        figure_css = ("on-dark" if css in ON_DARK else "label") if width >= ROOM_FOR_FIGURE else ""
        pieces.append(Piece(part.label, measure.figure(value), round(x, 2), width, css, figure_css))
        x += width
    return Bar(window.words, measure.figure(window.average), tuple(pieces), _told(pieces))


def _told(pieces: Sequence[Piece]) -> str:
    return ", ".join(f"{piece.label} {piece.figure}" for piece in pieces)


def _share(value: float, largest: float) -> float:
    return round(100 * value / largest, 2)
