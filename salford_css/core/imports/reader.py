"""Opens a file of either form. Whatever a sender does to it, the answer is rows or one refusal in words."""

from collections.abc import Iterator
from typing import BinaryIO, Protocol

from salford_css.core.imports.limits import MEGABYTE, Limits
from salford_css.core.imports.refusals import Unreadable
from salford_css.core.imports.rows import Row, Sheet
from salford_css.core.imports.separated import SeparatedFile
from salford_css.core.imports.sniffing import Form, form_of
from salford_css.core.imports.workbook import Workbook


class Book(Protocol):
    """An open file: its sheets, and the rows of each, read as they are asked for."""

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """Return the sheets; a text file has one without a name."""

    def rows(self, name: str) -> Iterator[Row]:
        """Yield the rows of a sheet that hold anything; raises Unreadable where they cannot be read."""

    def weight(self, name: str) -> int:
        """Return roughly how much there is to read in a sheet, in bytes."""


def open_book(file: BinaryIO, *, limits: Limits | None = None) -> Book:
    """Open a file that can be sought; raises Unreadable for what is not read, and says what to do instead."""
    limits = limits or Limits()
    size = file.seek(0, 2)
    if size > limits.bytes:
        raise Unreadable(
            f"The file has {size / MEGABYTE:.1f} MB; up to {limits.bytes // MEGABYTE} MB are read.",
            "Split it, or save only the sheet you need.",
        )
    if form_of(file, size) is Form.WORKBOOK:
        return Workbook(file, limits)
    return SeparatedFile(file, size, limits)
