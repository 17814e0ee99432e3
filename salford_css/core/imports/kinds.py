"""What an app writes to let people bring in its rows from a spreadsheet."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

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

    def choices(self, column: str) -> Sequence[tuple[str, str]]:
        """Return what may be said for every row in a column that is `for_all`: value and words; empty: any text."""
        return ()

    def lines(self, rows: Iterable[Row], layout: Layout) -> Iterator[Line]:
        """Turn rows into lines; a kind whose files spread one record over rows or columns does it its own way."""
        return LineReader(self.columns, layout).lines(rows)

    def look(self, lines: Iterator[Line], tally: Tally, *, batch: "Import", layout: Layout) -> None:
        """Count what bringing the lines in would do; whatever it writes is taken back."""
        self.bring_in(lines, tally, batch=batch, layout=layout)

    def bring_in(self, lines: Iterator[Line], tally: Tally, *, batch: "Import", layout: Layout) -> None:
        """Create and change records; what cannot be is told to the tally, not raised."""
        raise NotImplementedError

    def take_back(self, batch: "Import", *, reason: str) -> Sequence[str]:
        """Undo a whole import; return a sentence for everything that was changed since and therefore left."""
        raise NotImplementedError
