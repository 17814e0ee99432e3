"""Rows of any layout turned into texts of one figure at a time. Nothing is looked up and nothing understood here."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from performance.imports import shapes
from salford_css.core.imports.headings import Layout
from salford_css.core.imports.rows import NONE, Row, unquoted

FIELDS = (
    "framework", "indicator", "organisation", "period", "year", "breakdown", "stage", "known_from", "grade", "source",
    "note", "part", "numerator", "denominator", "value",
)  # fmt: skip
(
    FRAMEWORK, INDICATOR, ORGANISATION, PERIOD, YEAR, BREAKDOWN, STAGE, KNOWN_FROM, GRADE, SOURCE,
    NOTE, PART, NUMERATOR, DENOMINATOR, VALUE,
) = range(len(FIELDS))  # fmt: skip
REPEATED = (FRAMEWORK, INDICATOR, ORGANISATION, PERIOD, YEAR, BREAKDOWN)

TOTALS = frozenset({
    "total", "totals", "grand total", "sub total", "subtotal", "all", "average", "mean", "median", "sum", "overall",
    "england average", "all authorities", "all councils",
})  # fmt: skip
ONE_CELL = "It holds one cell only, so it was taken for a heading or a footnote."
HEADER_AGAIN = "It repeats the header."
TOTAL = "It looks like a total or an average. These are worked out from the figures, not brought in."

Where = tuple[int, int | None]
"""A row's number and a column from 0."""


class Said(NamedTuple):
    """What a file says of one figure: the row, the texts in the order of FIELDS, where its value stands.

    `spots` says where the parts stand when they have rows of their own; `rows` are all rows the figure rests on.
    """

    number: int
    texts: list[str]
    place: int | None
    spots: Mapping[int, Where] = {}
    rows: Sequence[int] = ()


class Spreader:
    """Reads rows by a layout. `figures` yields the figures of a row; `aside` says why a row holds none."""

    def __init__(self, layout: Layout, value_places: Sequence[int]) -> None:
        fixed = layout.fixed
        self._texts = [fixed.get(name, "").strip() for name in FIELDS]
        self._picks = [
            (field, layout.mapping[name])
            for field, name in enumerate(FIELDS)
            if name in layout.mapping and not fixed.get(name)
        ]
        self._header = [name.casefold() for name in layout.headings]
        self._several = len(self._picks) + len(value_places) > 1
        self._repeats = [field for field, _ in self._picks if field in REPEATED] if fixed.get("repeats") else []
        self._above: dict[int, str] = {}
        self._heading_field = INDICATOR if fixed.get("layout") == shapes.INDICATORS else PERIOD
        self._values = [(place, layout.headings[place]) for place in value_places]
        self.used = {place for _, place in self._picks} | set(value_places)
        self._names = [field for field, _ in self._picks if field in (ORGANISATION, INDICATOR, PERIOD)]
        self._value_at = layout.mapping.get("value")

    @property
    def picks(self) -> Sequence[tuple[int, int]]:
        """Return which field is read from which column."""
        return self._picks

    @property
    def fixed_texts(self) -> Sequence[str]:
        """Return what is said of every row, in the order of FIELDS."""
        return self._texts

    def aside(self, row: Row, texts: Sequence[str]) -> str:
        """Say why a row is no row of figures: a footnote, a total, the header again. Empty when it is one."""
        cells = row.cells
        if self._several and sum(1 for cell in cells if cell) == 1 and not row.troubles:
            return ONE_CELL
        first = cells[0].casefold() if cells else ""
        if first and self._header and first == self._header[0] and self._repeats_header(cells):
            return HEADER_AGAIN
        for field in self._names:
            text = texts[field]
            if text[:1] in "tTgGsSaAmMoOeE" and text.casefold() in TOTALS:
                return TOTAL
        return ""

    def texts(self, row: Row) -> list[str]:
        """Return the texts of a row that all its figures share."""
        texts, cells = self._texts.copy(), row.cells
        count = len(cells)
        for field, place in self._picks:
            if place < count:
                cell = cells[place].strip()
                texts[field] = unquoted(cell) if cell[:1] == "'" else cell
        for field in self._repeats:
            texts[field] = self._above[field] = texts[field] or self._above.get(field, "")
        return texts

    def figures(self, row: Row, texts: list[str]) -> Iterable[Said]:
        """Return what a row says, figure by figure."""
        if not self._values:
            return (Said(row.number, texts, self._value_at),)
        return self._across(row, texts)

    def troubles(self, row: Row) -> Mapping[int, str]:
        """Return the cells that cannot be used, of those that are."""
        if not row.troubles:
            return NONE
        return {place: why for place, why in row.troubles.items() if place in self.used}

    def _across(self, row: Row, texts: list[str]) -> Iterator[Said]:
        for place, heading in self._values:
            own = texts.copy()
            own[self._heading_field] = heading
            own[VALUE] = row.cell(place)
            yield Said(row.number, own, place)

    def _repeats_header(self, cells: Sequence[str]) -> bool:
        return [cell.strip().casefold() for cell in cells] == self._header[: len(cells)]
