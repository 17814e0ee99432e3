"""What an app writes to let people bring in its rows from a spreadsheet."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from salford_css.core.imports import headings
from salford_css.core.imports.columns import ImportColumn
from salford_css.core.imports.headings import Layout
from salford_css.core.imports.lines import Line, LineReader
from salford_css.core.imports.rows import Row
from salford_css.core.imports.tally import Tally

if TYPE_CHECKING:
    from salford_css.core.models import Import


class ImportKind:
    """A kind of import. An instance lives as long as one run, so it may keep what it looked up.

    Every run happens in one transaction: all of it is kept or nothing. Looking at a file before confirming runs the
    same `bring_in` and takes the transaction back, so that what is shown is what will happen; a kind of many thousand
    rows may write a cheaper `look`. A kind of modest numbers inherits `RowKind` and writes no loop at all.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    words: ClassVar[str]
    """One sentence: what a row is, and what becomes of it."""

    noun: ClassVar[tuple[str, str]] = ("record", "records")
    """What is counted as created, changed and on record already; what is refused is always a row."""

    at_once: ClassVar[int] = 200_000
    """Sheets up to this many bytes are done while the reader waits, larger ones in the background."""

    def __init__(self, *, by: Any, on: date) -> None:
        self.by = by
        self.on = on

    @classmethod
    def may(cls, user: Any, on: date) -> bool:
        """Say whether a user may bring such rows in."""
        raise NotImplementedError

    @property
    def columns(self) -> Sequence[ImportColumn]:
        """Return the columns, in the order of the blank file that senders are offered."""
        raise NotImplementedError

    def header(self, rows: Sequence[Row], number: int | None) -> tuple[int, list[str]] | None:
        """Return the row of the header and the headings; `number` is the row its sender names, None: it is looked for.

        A kind whose header spreads over several rows puts them together here.
        """
        if number is None:
            found = headings.header_among(rows, self.columns)
        else:
            found = next((row for row in rows if row.number == number), None)
        return (found.number, [cell.strip() for cell in found.cells]) if found else None

    def propose(self, names: Sequence[str]) -> tuple[dict[str, int], dict[str, str]]:
        """Return where each column stands by the headings, and what holds for every row by them."""
        return headings.match(names, self.columns), {}

    def missing(self, layout: Layout) -> list[ImportColumn]:
        """Return the columns without which the file cannot be read."""
        return headings.missing(layout, self.columns)

    def choices(self, column: str) -> Sequence[tuple[str, str]]:
        """Return what may be said for every row in a column that is `for_all`: value and words; empty: any text."""
        return ()

    def lines(self, rows: Iterable[Row], layout: Layout) -> Iterator[Line]:
        """Turn rows into lines; a kind whose files spread one record over rows or columns does it its own way."""
        return LineReader(self.columns, layout).lines(rows)

    def look(self, rows: Iterable[Row], tally: Tally, *, batch: "Import", layout: Layout) -> None:
        """Count what bringing the rows in would do; whatever it writes is taken back."""
        self.bring_in(rows, tally, batch=batch, layout=layout)

    def bring_in(self, rows: Iterable[Row], tally: Tally, *, batch: "Import", layout: Layout) -> None:
        """Create and change records; what cannot be is told to the tally, not raised.

        `rows` are all of the sheet, and can be gone through more than once.
        """
        raise NotImplementedError

    def follow_up(self) -> None:
        """Work out what follows from what was brought in, once that is stored: figures, not facts."""

    def take_back(self, batch: "Import", *, reason: str) -> Sequence[str]:
        """Undo a whole import; return a sentence for everything that was changed since and therefore left."""
        raise NotImplementedError

    def result(self, batch: "Import") -> tuple[str, str] | None:
        """Return words and address of the page that shows what an import brought, where the kind has one."""
        return None

    def remedies(self, batch: "Import") -> Sequence[tuple[str, str]]:
        """Return what the sender can do about refused rows besides mending them: words and address of each deed."""
        return ()
