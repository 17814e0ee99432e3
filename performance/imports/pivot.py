"""Figures whose numerator, denominator and outcome have rows of their own, as the ASCOF publishes: put together."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from performance.imports.spreading import DENOMINATOR, NUMERATOR, PART, VALUE, Said, Where

PARTS = {
    "numerator": NUMERATOR,
    "denominator": DENOMINATOR,
    "base": DENOMINATOR,
    "outcome": VALUE,
    "value": VALUE,
    "measure": VALUE,
    "score": VALUE,
    "percentage": VALUE,
    "rate": VALUE,
}
NAMES = {NUMERATOR: "numerator", DENOMINATOR: "denominator", VALUE: "outcome"}


class GivenTwice(ValueError):
    """Raised for a part that an earlier row of the same figure gives already."""

    def __init__(self, part: int, first: int, second: int) -> None:
        super().__init__(f"Row {first} gives the {NAMES[part]} of the same figure. Keep one of the two.")
        self.first = first
        self.other_way = f"Row {second} gives the {NAMES[part]} of the same figure. Keep one of the two."


@dataclass(slots=True)
class _Open:
    texts: list[str]
    spots: dict[int, Where] = field(default_factory=dict)


class Pivot:
    """Takes rows one by one and hands a figure back when its three parts are there; `rest` has those with fewer."""

    def __init__(self) -> None:
        self._open: dict[tuple[str, ...], _Open] = {}

    def add(self, said: Said) -> Said | None:
        """Take a row in. Raises KeyError for a part that is none, GivenTwice for one that is there."""
        part = PARTS[said.texts[PART].casefold()]
        key = tuple(said.texts[:PART])
        found = self._open.get(key)
        if found is None:
            texts = said.texts.copy()
            texts[NUMERATOR] = texts[DENOMINATOR] = texts[VALUE] = ""
            found = self._open[key] = _Open(texts)
        if part in found.spots:
            raise GivenTwice(part, found.spots[part][0], said.number)
        found.texts[part] = said.texts[VALUE]
        found.spots[part] = (said.number, said.place)
        return self._figure(self._open.pop(key)) if len(found.spots) == 3 else None

    def rest(self) -> Iterator[Said]:
        """Yield the figures of which not all parts were given."""
        while self._open:
            yield self._figure(self._open.pop(next(iter(self._open))))

    def _figure(self, found: _Open) -> Said:
        rows = sorted({number for number, _ in found.spots.values()})
        number, place = found.spots.get(VALUE) or next(iter(found.spots.values()))
        return Said(number, found.texts, place, found.spots, rows)
