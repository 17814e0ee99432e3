"""The XML of one sheet, read row by row: memory holds one piece of the file and one row, however large the sheet."""

from collections.abc import Callable, Sequence
from typing import Any

from salford_css.core.imports import cells
from salford_css.core.imports.limits import Limits
from salford_css.core.imports.parsing import PieceReader
from salford_css.core.imports.refusals import Unreadable
from salford_css.core.imports.rows import NONE, Row

DIGITS = "0123456789"
SMALLEST_ROW = 12
"""Fewer bytes than these no row of a sheet's XML can have."""
NEVER_CALCULATED = "It holds a formula that was never calculated. Open the file, let it calculate, and save it again."
ERROR = "It holds the error {}. Mend the formula and save the file again."

Attributes = dict[str, str]
Start = Callable[[Attributes], None]
End = Callable[[], None]


class SheetReader(PieceReader):
    """Turns the elements `row`, `c`, `v`, `f` and `is` into rows of texts. Raises Unreadable beyond the limits.

    `size` is that of the sheet in bytes.
    """

    def __init__(
        self, sheet: str, limits: Limits, *, strings: Sequence[str], shapes: Sequence[cells.Shape], size: int = 0
    ) -> None:
        super().__init__(f"the sheet “{sheet}”")
        self.sheet = sheet
        self.limits = limits
        self.size = size
        self._strings = strings
        self._shapes = {str(style): shape for style, shape in enumerate(shapes)}
        self._columns: dict[str, int] = {}
        self._done: list[Row] = []
        self._rows = self._cells = self._number = 0
        self._row: list[str] = []
        self._troubles: dict[int, str] = {}
        self._cell: Attributes = {}
        self._text: list[str] = []
        self._formula = self._aside = False
        self.parser.StartElementHandler = self._learn_names

    def taken(self) -> list[Row]:
        """Return the rows that are complete, once."""
        done, self._done = self._done, []
        return done

    def too_many_rows(self, row: int) -> Unreadable:
        """Return the refusal of a sheet with more rows than are read."""
        what = f"The sheet has more than {self.limits.rows:,} rows; no more are read in one go."
        return self._refusal(what, "Split it into several files.", row=row)

    # ------------------------------------------------------------------ elements

    def _learn_names(self, name: str, attributes: Attributes) -> None:
        """Learn from the first element which prefix the others have, and set the handlers by name."""
        prefix, colon, _ = name.rpartition(":")
        mark = prefix + colon
        starts: dict[str, Start] = {
            "row": self._start_row,
            "f": self._start_formula,
            "rPh": self._start_aside,
            "dimension": self._announce,
        }
        ends: dict[str, End] = {"row": self._end_row, "rPh": self._end_aside}
        self._set_handlers(
            mark, {mark + key: one for key, one in starts.items()}, {mark + key: one for key, one in ends.items()}
        )

    def _set_handlers(self, mark: str, starts: dict[str, Start], ends: dict[str, End]) -> None:
        """Set two handlers that know cells and texts by themselves: a large sheet calls them millions of times."""
        cell, texts = f"{mark}c", (f"{mark}v", f"{mark}t")
        parser: Any = self.parser
        keep, end_cell = self._text.append, self._end_cell

        def start(name: str, attributes: Attributes) -> None:
            if name == cell:
                self._cell = attributes
            elif name in texts:
                if not self._aside:
                    parser.CharacterDataHandler = keep
            elif handler := starts.get(name):
                handler(attributes)

        def end(name: str) -> None:
            if name == cell:
                end_cell()
            elif name in texts:
                parser.CharacterDataHandler = None
            elif handler := ends.get(name):
                handler()

        parser.StartElementHandler, parser.EndElementHandler = start, end

    def _announce(self, attributes: Attributes) -> None:
        """Refuse at once a sheet whose head announces more rows than are read, where it is long enough to hold them."""
        last = _row_number(attributes.get("ref", "").rpartition(":")[2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        if last > self.limits.rows and self.size > last * SMALLEST_ROW:
            raise self.too_many_rows(last)

    def _start_row(self, attributes: Attributes) -> None:
        number = _row_number(attributes.get("r", "")) or self._number + 1
        if number <= self._number:
            raise self._refusal("The rows of the sheet are not in order.", "Save the workbook again.")
        self._number = number
        self._row, self._troubles = [], {}

    def _end_row(self) -> None:
        if not self._row and not self._troubles:
            return
        self._rows += 1
        self._cells += len(self._row)
        if self._rows > self.limits.rows:
            raise self.too_many_rows(self._number)
        if self._cells > self.limits.cells:
            what = f"The sheet has more than {self.limits.cells:,} cells; no more are read in one go."
            raise self._refusal(what, "Split it into several files.")
        self._done.append(Row(self._number, self._row, self._troubles or NONE))

    def _start_formula(self, attributes: Attributes) -> None:
        self._formula = True

    def _start_aside(self, attributes: Attributes) -> None:
        self._aside = True

    def _end_aside(self) -> None:
        self._aside = False

    # ------------------------------------------------------------------ cells

    def _end_cell(self) -> None:
        text = self._text
        if text:
            raw = text[0] if len(text) == 1 else "".join(text)
            text.clear()
            self._put(raw)
        elif self._formula and self._cell.get("t") != "str":
            self._troubles[self._place()] = NEVER_CALCULATED
        self._formula = False

    def _put(self, raw: str) -> None:
        cell, row = self._cell, self._row
        kind = cell.get("t", "n")
        if kind == "n":
            value = self._shapes.get(cell.get("s", "0"), cells.number)(raw)
        else:
            value = self._other_value(kind, raw)
        place = self._columns.get(cell.get("r", "").rstrip(DIGITS))
        if place is None:
            place = self._place()
        if len(value) > self.limits.cell_characters:
            what = f"A cell holds more than {self.limits.cell_characters:,} characters."
            raise self._refusal(what, "Shorten it.", column=cells.letters(place))
        if place == len(row):
            row.append(value)
        elif place > len(row):
            row.extend([""] * (place - len(row)))
            row.append(value)
        else:
            row[place] = value

    def _other_value(self, kind: str, raw: str) -> str:
        if kind == "s":
            return self._shared(raw)
        if kind == "b":
            return "TRUE" if raw == "1" else "FALSE"
        if kind == "e":
            self._troubles[self._place()] = ERROR.format(raw)
            return raw
        if kind == "d":
            return raw.removesuffix("T00:00:00").replace("T", " ")
        return cells.unescaped(raw)

    def _shared(self, raw: str) -> str:
        try:
            return self._strings[int(raw)]
        except (IndexError, ValueError):
            raise self._refusal("A cell refers to a text that is not there.", "Save the workbook again.") from None

    def _place(self) -> int:
        """Return the cell's column from 0; a cell that does not say stands after the one before."""
        reference = self._cell.get("r")
        if reference is None:
            return len(self._row)
        name = reference.rstrip(DIGITS)
        if name not in self._columns:
            self._columns[name] = self._new_column(name, reference)
        return self._columns[name]

    def _new_column(self, name: str, reference: str) -> int:
        try:
            place = cells.index_of(name)
        except ValueError:
            place = self.limits.columns
        if place >= self.limits.columns:
            what = f"Something stands in cell {reference[:20]}, far away; {self.limits.columns} columns are read."
            raise self._refusal(what, "Delete what stands beside the table and save it again.")
        return place

    def _refusal(self, what: str, remedy: str, *, row: int = 0, column: str = "") -> Unreadable:
        return Unreadable(what, remedy, sheet=self.sheet, row=row or self._number or None, column=column)


def _row_number(text: str) -> int:
    return int(text) if text.isdigit() and len(text) < 9 else 0
