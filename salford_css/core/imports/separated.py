"""Text with separators (CSV): its encoding, its separator, its rows one by one."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import BinaryIO

from salford_css.core.imports.cells import letters
from salford_css.core.imports.limits import Limits
from salford_css.core.imports.refusals import Unreadable
from salford_css.core.imports.rows import Row, Sheet

SEPARATORS = (",", ";", "\t")
SAMPLE = 64 * 1024
SAMPLE_ROWS = 60
PIECE = 8 * 1024
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
SAVE_AS_UTF_8 = "Save it as CSV UTF-8."


class SeparatedFile:
    """An open text file. Raises Unreadable for what is no text, or goes beyond the limits."""

    sheets = (Sheet(""),)

    def __init__(self, file: BinaryIO, size: int, limits: Limits) -> None:
        self.limits = limits
        self._file = file
        self._size = size
        self.encoding = encoding_of(file)
        self.separator = self._separator()

    def weight(self, name: str = "") -> int:
        """Return how much there is to read, in bytes."""
        return self._size

    def rows(self, name: str = "") -> Iterator[Row]:
        """Yield the rows that hold anything. A quoted cell with several lines is one row, as spreadsheets count."""
        count = number = 0
        try:
            for number, cells in enumerate(self._reader(), 1):
                if number == 1 and _names_separator(cells):
                    continue
                if not any(cells):
                    continue
                count += 1
                self._check(number, count, cells)
                yield Row(number, cells)
        except csv.Error as broken:
            raise self._broken(broken, number + 1) from broken
        except UnicodeDecodeError as broken:
            raise Unreadable("Not all of it is text.", SAVE_AS_UTF_8, row=number + 1) from broken

    def _reader(self) -> Iterator[list[str]]:
        return csv.reader(self._lines(), delimiter=self.separator, strict=True)

    def _lines(self) -> Iterator[str]:
        return chain.from_iterable(self._pieces())

    def _pieces(self) -> Iterator[list[str]]:
        """Yield the lines of a piece at a time: one by one costs much more time."""
        self._file.seek(0)
        text = io.TextIOWrapper(self._file, encoding=self.encoding, newline="")
        try:
            read = 0
            while lines := text.readlines(PIECE):
                if "\0" in "".join(lines):
                    number = read + next(place for place, line in enumerate(lines, 1) if "\0" in line)
                    raise Unreadable("It holds NUL characters, which no text has.", SAVE_AS_UTF_8, row=number)
                read += len(lines)
                yield lines
        finally:
            text.detach()

    def _check(self, number: int, count: int, cells: list[str]) -> None:
        limits = self.limits
        if count > limits.rows:
            raise Unreadable(
                f"The file has more than {limits.rows:,} rows; no more are read in one go.",
                "Split it into several files.",
                row=number,
            )
        if len(cells) > limits.columns:
            raise Unreadable(
                f"The row has {len(cells):,} columns; {limits.columns} are read.",
                "Delete what stands beside the table and save it again.",
                row=number,
            )
        # The row as a whole is measured first, which is quicker than its cells.
        if len("".join(cells)) > limits.cell_characters and max(map(len, cells)) > limits.cell_characters:
            column = next(place for place, cell in enumerate(cells) if len(cell) > limits.cell_characters)
            raise Unreadable(
                f"A cell holds more than {limits.cell_characters:,} characters.",
                "Shorten it, or close the quotation mark before it.",
                row=number,
                column=letters(column),
            )

    def _broken(self, broken: csv.Error, row: int) -> Unreadable:
        if "field larger" in str(broken):
            what = "A cell is too long to be read, or its quotation mark is never closed."
        elif "end of data" in str(broken):
            what = "A quotation mark is opened and never closed."
        else:
            what = "A quotation mark stands where none can: inside a quoted cell it is written twice."
        return Unreadable(what, "Mend the quotation marks, or save the file again from your spreadsheet.", row=row)

    def _separator(self) -> str:
        lines = _sample(self._lines())
        if lines and (named := _names_separator(lines[0].strip("\r\n").split("\0"))):
            return named
        return max(SEPARATORS, key=lambda separator: _fit(lines, separator))


def encoding_of(file: BinaryIO) -> str:
    """Return the encoding: by its mark, else UTF-8 where all of it fits, else Windows-1252.

    Raises Unreadable for what no text is.
    """
    file.seek(0)
    head = file.read(SAMPLE)
    if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise Unreadable("It is written in UTF-32.", SAVE_AS_UTF_8)
    if head.startswith(UTF_16):
        return "utf-16"
    if b"\0" in head:
        row = head[: head.index(b"\0")].count(b"\n") + 1
        raise Unreadable("It holds NUL characters, which no text has.", SAVE_AS_UTF_8, row=row)
    return "utf-8-sig" if _all_utf_8(file) else "cp1252"


def _all_utf_8(file: BinaryIO) -> bool:
    file.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while piece := file.read(1 << 20):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _sample(lines: Iterator[str]) -> list[str]:
    found: list[str] = []
    try:
        for line in lines:
            found.append(line[:SAMPLE])
            if len(found) == SAMPLE_ROWS:
                break
    except UnicodeDecodeError:
        return found
    return found


def _names_separator(cells: Iterable[str]) -> str:
    """Return the separator that a first line such as `sep=;` names, or nothing."""
    words = ",".join(cells) if isinstance(cells, list) and cells == ["sep=", ""] else next(iter(cells), "")
    return words[4:5] if words.lower().startswith("sep=") and words[4:5] in SEPARATORS else ""


def _fit(lines: list[str], separator: str) -> tuple[int, int]:
    """Say how well a separator fits: how many rows have the commonest number of cells above one, and how many cells."""
    try:
        widths = Counter(len(cells) for cells in csv.reader(lines, delimiter=separator) if len(cells) > 1)
    except csv.Error:
        return (0, 0)
    if not widths:
        return (0, 0)
    width, rows = max(widths.items(), key=lambda item: (item[1], item[0]))
    return (rows, width)
