"""Where a page's object stands among its neighbours."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import models

from salford_css.core.registry.reader import Reader


@dataclass(frozen=True)
class Place:
    """What the overview says of one app: a sentence, a few facts (components.Fact), and the way in."""

    id: str
    title: str
    url: str
    words: str
    sentence: str
    rows: Sequence[Any] = ()


@dataclass
class Pages:
    """What a page to the left shows of what only an app to the right can know."""

    strip_maker: Callable[..., Sequence[Any]] | None = None
    places: list[Callable[..., Iterable["Place"]]] = field(default_factory=list)

    def place(self, function: Callable[..., Iterable["Place"]]) -> Callable[..., Iterable["Place"]]:
        """Register `read(*, as_at, reader) -> Iterable[Place]`: what the overview says of an app."""
        self.places.append(function)
        return function

    def strip(self, row: models.Model, *, as_at: date, reader: Reader) -> Sequence[Any]:
        """Return the stops of the thread strip of a row; empty when nobody makes strips."""
        return self.strip_maker(row, as_at=as_at, reader=reader) if self.strip_maker else []
