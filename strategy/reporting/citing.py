"""Live figures in the text of a report: read when it is frozen, kept with text and version, and read again. Pure.

A draft holds tokens such as `{{pool:learning-difficulties:2006-07:budget}}`. A frozen text holds the figure as it
read, and beside the text stands which token it was, at which character, in which version.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from salford_css.core.documents.tokens import TOKEN, Read
from salford_css.core.documents.tree import LiveFigure, Run, Runs, Text


class Kept(Protocol):
    """A figure kept beside a frozen text."""

    @property
    def position(self) -> int: ...
    @property
    def token(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def version_cited(self) -> str: ...


@dataclass(frozen=True)
class Cited:
    """A figure as it is cited in a text that is being frozen."""

    position: int
    token: str
    text: str
    label: str
    version_cited: str


@dataclass(frozen=True)
class Frozen:
    """A text with its figures written out, what they were, and the tokens that nobody could read."""

    text: str
    figures: tuple[Cited, ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True)
class Moved:
    """A cited figure beside what it reads today. `today` is None when nobody can read it any more."""

    cited: Kept
    place: str
    today: str | None
    version_today: str = ""

    @property
    def has_moved(self) -> bool:
        """Say whether it reads otherwise today."""
        return self.today != self.cited.text

    @property
    def was_restated(self) -> bool:
        """Say whether another version reads the same."""
        return not self.has_moved and self.version_today != self.cited.version_cited


def frozen(text: str, read: Read) -> Frozen:
    """Write every figure of a draft's text out and keep where it stands; an unknown token stays as typed."""
    made, figures, unknown = "", [], []
    for place, piece in enumerate(TOKEN.split(text)):
        figure = read(piece) if place % 2 else None
        if place % 2 and figure is None:
            unknown.append(piece)
            made += f"{{{{{piece}}}}}"
        elif figure is not None:
            figures.append(Cited(len(made), piece, figure.text[:100], figure.label[:300], figure.version[:100]))
            made += figure.text[:100]
        else:
            made += piece
    return Frozen(made, tuple(figures), tuple(unknown))


def thawed(text: str, figures: Iterable[Kept]) -> str:
    """Return a frozen text with tokens in the place of its figures again, to write the next version from."""
    for figure in sorted(figures, key=lambda one: -one.position):
        end = figure.position + len(figure.text)
        if text[figure.position : end] == figure.text:
            text = f"{text[: figure.position]}{{{{{figure.token}}}}}{text[end:]}"
    return text


def pieces(text: str, figures: Sequence[Kept], url: Callable[[str], str] = lambda token: "") -> Runs:
    """Return a frozen text as a line of words and figures; `url` says where a figure can be looked up."""
    made: list[Run] = []
    reached = 0
    for figure in sorted(figures, key=lambda one: one.position):
        end = figure.position + len(figure.text)
        if figure.position < reached or text[figure.position : end] != figure.text:
            continue
        made += [Text(text[reached : figure.position])] if figure.position > reached else []
        made.append(LiveFigure(figure.token, figure.text, figure.version_cited, figure.label, url(figure.token)))
        reached = end
    return (*made, Text(text[reached:])) if text[reached:] or not made else tuple(made)
