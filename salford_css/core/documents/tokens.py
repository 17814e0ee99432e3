"""Live figures in a text: `{{pool:learning-difficulties:2006-07:budget}}` becomes the figure as it reads. Pure.

The figure keeps its version, so that what was printed can be compared with what is known later. Who reads a token is
handed in: the registry's `figures.read` for a draft, the figures kept with a version for what was put to somebody.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from salford_css.core.documents.tree import LiveFigure, Run, Runs, Text

TOKEN = re.compile(r"\{\{\s*([^{}\s][^{}]*?)\s*\}\}")


class ReadFigure(Protocol):
    """What a reader of tokens answers: the registry's figure."""

    @property
    def text(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def version(self) -> str: ...
    @property
    def url(self) -> str: ...


Read = Callable[[str], ReadFigure | None]


@dataclass(frozen=True)
class Told:
    """A text with its figures in place, and a sentence for every token that nobody could read."""

    runs: Runs
    unknown: tuple[str, ...] = ()


def tokens_in(texts: Iterable[str]) -> list[str]:
    """Return the tokens that some texts cite, once each, in the order of first mention."""
    return list(dict.fromkeys(token for text in texts for token in TOKEN.findall(text)))


def told(text: str, read: Read) -> Told:
    """Put figures in the place of their tokens. An unknown token stays as typed, in brackets, and is named."""
    made: list[Run] = []
    unknown: list[str] = []
    for place, piece in enumerate(TOKEN.split(text)):
        if place % 2 == 0:
            made += [Text(piece)] if piece else []
            continue
        figure = read(piece)
        if figure is None:
            unknown.append(f"No figure is known as “{piece}”: mend its name, or type the figure itself.")
            made.append(Text(f"[{piece}: not known]", emphasis=True))
        else:
            made.append(LiveFigure(piece, figure.text, figure.version, figure.label, figure.url))
    return Told(tuple(made), tuple(dict.fromkeys(unknown)))
