"""How much of a file is read at all."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one file. Rows are those that hold anything; `unpacked` is a workbook's size outside its archive."""

    bytes: int = 20 * MEGABYTE
    sheets: int = 60
    rows: int = 200_000
    columns: int = 256
    cells: int = 4_000_000
    cell_characters: int = 100_000
    members: int = 2_000
    unpacked: int = 300 * MEGABYTE
    ratio: int = 250
    strings: int = 500_000
    string_characters: int = 40_000_000
    small_part: int = 8 * MEGABYTE
    """The most that a workbook's list of sheets or of formats may take."""
