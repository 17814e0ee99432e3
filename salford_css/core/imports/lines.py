"""Rows turned into values by the columns of a kind, with everything that is wrong in a row said at once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from salford_css.core.imports.cells import letters
from salford_css.core.imports.columns import ImportColumn
from salford_css.core.imports.headings import Layout
from salford_css.core.imports.rows import Row

SHOWN = 80


class Problem(NamedTuple):
    """What is wrong in a row: the column as its sender sees it, the value, and a sentence that says what to do."""

    column: str
    value: str
    sentence: str

    def __str__(self) -> str:
        found = f" “{self.value}”" if self.value else ""
        place = f"{self.column}{found}: " if self.column else ""
        return f"{place}{self.sentence}"


class CellRefused(ValueError):
    """Raised by a kind where a cell does not agree with the rest of its row."""

    def __init__(self, column: str, sentence: str) -> None:
        super().__init__(sentence)
        self.column = column


@dataclass(slots=True)
class Line:
    """A row of a table: its number, its values by column, and what is wrong with it."""

    number: int
    cells: Sequence[str]
    values: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


class LineReader:
    """Reads rows by a layout. Empty cells are None; a value that cannot be read is a problem of its line."""

    def __init__(self, columns: Sequence[ImportColumn], layout: Layout) -> None:
        self.layout = layout
        self._columns = [one for one in columns if one.name in layout.mapping or layout.fixed.get(one.name)]

    def lines(self, rows: Iterable[Row]) -> Iterator[Line]:
        """Yield a line for every row below the header."""
        for row in rows:
            if row.number > self.layout.header_row:
                yield self._line(row)

    def problem(self, line: Line, column: ImportColumn, sentence: str) -> Problem:
        """Return a problem of a column of a line, named as its sender sees it."""
        place = self.layout.mapping.get(column.name)
        if place is None:
            return Problem(column.heading, self.layout.fixed.get(column.name, "")[:SHOWN], sentence)
        heading = self.layout.headings[place] if place < len(self.layout.headings) else ""
        return self._problem_at(line, place, heading or column.heading, sentence)

    def problem_at(self, line: Line, place: int, sentence: str) -> Problem:
        """Return a problem of the cell of a line in a column of the file, counted from 0."""
        heading = self.layout.headings[place] if place < len(self.layout.headings) else ""
        return self._problem_at(line, place, heading or "no heading", sentence)

    def _problem_at(self, line: Line, place: int, heading: str, sentence: str) -> Problem:
        value = line.cells[place].strip() if place < len(line.cells) else ""
        return Problem(f"Column {letters(place)} ({heading})", value[:SHOWN], sentence)

    def _line(self, row: Row) -> Line:
        line = Line(row.number, row.cells)
        for column in self._columns:
            place = self.layout.mapping.get(column.name)
            if place is not None and (trouble := row.troubles.get(place)):
                line.problems.append(self.problem(line, column, trouble))
                continue
            cell = self.layout.fixed[column.name] if place is None else row.cell(place)
            self._read(line, column, cell)
        return line

    def _read(self, line: Line, column: ImportColumn, cell: str) -> None:
        if not cell:
            line.values[column.name] = None
            if column.required:
                line.problems.append(self.problem(line, column, "It is empty. Fill it in."))
            return
        try:
            line.values[column.name] = column.parse(cell)
        except ValueError as refused:
            line.problems.append(self.problem(line, column, str(refused)))
