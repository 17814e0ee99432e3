"""Live figures that a text may cite, with their version."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from itertools import islice

from salford_css.core.registry.reader import Reader

TOO_SMALL = "[a number too small to be published]"


@dataclass(frozen=True)
class Figure:
    """A figure that a text may cite: as it reads, what it counts, and the version that was cited.

    `change` is the movement against the period before, `higher_is_better` its polarity, `on_target` whether it met
    what was asked of it; None: the record cannot tell. `too_small`: the rules on small numbers hide it outside.
    """

    text: str
    label: str
    version: str
    url: str = ""
    change: Decimal | None = None
    higher_is_better: bool | None = None
    on_target: bool | None = None
    too_small: bool = False

    @property
    def outside(self) -> "Figure":
        """Return it as whoever is outside the directorate reads it."""
        return replace(self, text=TOO_SMALL) if self.too_small else self


@dataclass(frozen=True)
class Choice:
    """A figure somebody may choose to cite: its token, and what it is in words."""

    token: str
    label: str


@dataclass
class Figures:
    """Tokens such as `pool:learning-difficulties:2006-07:budget`, who can answer them, and who can list them."""

    readers: dict[str, Callable[..., Figure | None]] = field(default_factory=dict)
    listers: list[Callable[..., Iterable[Choice]]] = field(default_factory=list)

    def prefix(self, prefix: str) -> Callable[[Callable[..., Figure | None]], Callable[..., Figure | None]]:
        """Register `read(rest, *, as_at, reader) -> Figure | None` for tokens that begin with `prefix:`."""

        def register(function: Callable[..., Figure | None]) -> Callable[..., Figure | None]:
            self.readers[prefix] = function
            return function

        return register

    def lister(self, function: Callable[..., Iterable[Choice]]) -> Callable[..., Iterable[Choice]]:
        """Register `find(words, *, as_at, reader) -> Iterable[Choice]`: figures whose labels hold every word."""
        self.listers.append(function)
        return function

    def choices(self, words: str, *, as_at: date, reader: Reader, limit: int = 40) -> list[Choice]:
        """Return the figures that may be cited and match some words, at most `limit` of each app."""
        return [
            choice for find in self.listers for choice in islice(find(words.split(), as_at=as_at, reader=reader), limit)
        ]

    def read(self, token: str, *, as_at: date, reader: Reader) -> Figure | None:
        """Return the figure a token names, or None when nobody knows it or the reader may not see it."""
        prefix, _, rest = token.partition(":")
        function = self.readers.get(prefix)
        return function(rest, as_at=as_at, reader=reader) if function else None
