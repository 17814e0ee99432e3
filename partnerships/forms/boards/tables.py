"""Forms with tables: so many rows of a few boxes each, named `quorum-1-minimum`. What was typed is never lost."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from salford_css.core.forms.base import DirectorateForm


@dataclass(frozen=True)
class TableRow:
    """A row of boxes with its head."""

    head: str
    cells: Sequence[tuple[str, Any]]


@dataclass(frozen=True)
class FormTable:
    """A table of boxes: a caption, the heads of its columns, its rows."""

    caption: str
    heads: Sequence[str]
    rows: Sequence[TableRow]
    note: str = ""


class TabledForm(DirectorateForm):
    """A form whose plain fields stand above or between tables."""

    def add_row(self, name: str, number: int, **fields: forms.Field) -> None:
        """Add the boxes of one row."""
        for cell, field in fields.items():
            self.fields[f"{name}-{number}-{cell}"] = field

    def table_of(
        self, name: str, caption: str, heads: Mapping[str, str], count: int, *, word: str = "Row", note: str = ""
    ) -> FormTable:
        """Return a table of numbered rows; `heads` names the boxes and what stands above them."""
        rows = [
            TableRow(f"{word} {number}", [(head, self[f"{name}-{number}-{cell}"]) for cell, head in heads.items()])
            for number in range(1, count + 1)
        ]
        return FormTable(caption, ["", *heads.values()], rows, note)

    def typed(self, name: str, count: int, *cells: str) -> Iterator[tuple[int, dict[str, Any]]]:
        """Yield the rows in which the first of some boxes was filled."""
        for number in range(1, count + 1):
            row = {cell: self.cleaned_data.get(f"{name}-{number}-{cell}") for cell in cells}
            if row[cells[0]]:
                yield number, row
