"""Finds the header of a table, and which of its columns is which. Both are proposals: the sender may overrule them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from salford_css.core.imports.columns import ImportColumn
from salford_css.core.imports.reader import Book
from salford_css.core.imports.rows import Row

LOOKED_AT = 60
"""How many rows of a sheet are searched for the header."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a sheet is to be read: its header's row, the headings, where each column stands, values for every row."""

    header_row: int
    headings: tuple[str, ...]
    mapping: Mapping[str, int] = field(default_factory=dict)
    fixed: Mapping[str, str] = field(default_factory=dict)


def same(heading: str) -> str:
    """Return a heading without what does not distinguish it: capitals, blanks, marks."""
    return " ".join(re.findall(r"\w+", heading.casefold().replace("_", " ")))


def first_rows(book: Book, sheet: str) -> list[Row]:
    """Return the rows in which a header is looked for."""
    found = []
    for row in book.rows(sheet):
        found.append(row)
        if len(found) == LOOKED_AT:
            break
    return found


def likely_sheet(book: Book, columns: Sequence[ImportColumn]) -> str:
    """Return the sheet whose header knows most columns, the first of several; hidden ones are not looked at."""
    shown = [sheet.name for sheet in book.sheets if not sheet.hidden] or [book.sheets[0].name]
    if len(shown) == 1:
        return shown[0]
    return max(shown, key=lambda name: max((_known(row, columns) for row in first_rows(book, name)), default=-1))


def header_among(rows: Sequence[Row], columns: Sequence[ImportColumn]) -> Row | None:
    """Return the row that is the header: the first that knows most columns, else the first with more than one cell.

    A title block above the table is passed over by that. None when nothing stands in the sheet.
    """
    if not rows:
        return None
    best = max(rows, key=lambda row: (_known(row, columns), -row.number))
    if _known(best, columns):
        return best
    return next((row for row in rows if sum(map(bool, row.cells)) > 1), rows[0])


def _known(row: Row, columns: Sequence[ImportColumn]) -> int:
    headings = {same(cell) for cell in row.cells}
    return sum(
        any(same(known) in headings for known in column.headings) for column in columns if not column.only_for_all
    )


def match(headings: Sequence[str], columns: Iterable[ImportColumn]) -> dict[str, int]:
    """Return where each column stands by its headings. One that stands twice is left to the sender to choose."""
    places: dict[str, list[int]] = {}
    for place, heading in enumerate(headings):
        places.setdefault(same(heading), []).append(place)
    found = {}
    for column in columns:
        if column.only_for_all:
            continue
        fitting = next((places[same(one)] for one in column.headings if same(one) in places), [])
        if len(fitting) == 1:
            found[column.name] = fitting[0]
    return found


def twice(headings: Sequence[str]) -> list[str]:
    """Return the headings that stand more than once."""
    seen: dict[str, int] = {}
    for heading in headings:
        seen[same(heading)] = seen.get(same(heading), 0) + 1
    return [heading for heading in dict.fromkeys(headings) if same(heading) and seen[same(heading)] > 1]


def missing(layout: Layout, columns: Iterable[ImportColumn]) -> list[ImportColumn]:
    """Return the required columns for which the file has neither a column nor a value for every row."""
    return [
        column
        for column in columns
        if column.required and column.name not in layout.mapping and not layout.fixed.get(column.name)
    ]


def by_heading(headings: Sequence[str], wanted: Mapping[str, str]) -> dict[str, int]:
    """Return where columns stand by the headings that were kept for them; headings that are not there are left out."""
    places = {same(heading): place for place, heading in reversed(list(enumerate(headings)))}
    return {name: places[same(heading)] for name, heading in wanted.items() if same(heading) in places}
