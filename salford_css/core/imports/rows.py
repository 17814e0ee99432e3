"""A row of a sheet and a sheet of a file, whatever the file's form."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

QUOTED = re.compile(r"'+[=+\-@\t\r]")
"""A text that was kept from being a formula by an apostrophe before it."""

NONE: Mapping[int, str] = MappingProxyType({})


class Row(NamedTuple):
    """A row that holds something. `number` is the one its sender sees; `troubles` says which cells cannot be used."""

    number: int
    cells: list[str]
    troubles: Mapping[int, str] = NONE

    def cell(self, index: int) -> str:
        """Return a cell by its place from 0, without the blanks around it; empty where the row is shorter."""
        return unquoted(self.cells[index].strip()) if index < len(self.cells) else ""


class Sheet(NamedTuple):
    """A sheet: its name (empty for a text file, which has one), and whether the workbook hides it."""

    name: str
    hidden: bool = False
    part: str = ""


def unquoted(cell: str) -> str:
    """Return a text without the apostrophe that kept a spreadsheet from running it."""
    return cell[1:] if cell[:1] == "'" and QUOTED.match(cell) else cell
