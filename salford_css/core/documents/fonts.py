"""The fonts of printed documents: where they lie, and which characters they can show.

Source Sans 3 is the face; DejaVu Sans stands in for what it lacks (Hebrew, Arabic, signs). Both are free and come as
TTF, the only form the printer of PDF reads, from npm packages that `make assets` copies.
"""

import struct
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    import typst

FACE = "Source Sans 3"
STAND_IN = "DejaVu Sans"
FACES = ("SourceSans3-Regular.ttf", "SourceSans3-It.ttf", "SourceSans3-Semibold.ttf", "SourceSans3-SemiboldIt.ttf")
STAND_INS = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")


class FontsMissing(RuntimeError):
    """The fonts of printed documents have not been laid out."""


def files() -> list[Path]:
    """Return the font files, each from the first folder that has it; raises FontsMissing when one is nowhere."""
    return [_file(name) for name in (*FACES, *STAND_INS)]


def _file(name: str) -> Path:
    places = [Path(folder) / name for folder in settings.DOCUMENT_FONTS]
    found = next((place for place in places if place.exists()), None)
    if found is None:
        raise FontsMissing(f"{name} is missing, without which no PDF can be made: run make assets.")
    return found


@cache
def loaded() -> "typst.Fonts":
    """Return the fonts as the printer of PDF wants them, read once in a process; the machine's own are not used."""
    import typst  # installed while the database is set up already (Makefile)

    folders = sorted({str(file.parent) for file in files()})
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)


@cache
def shown() -> frozenset[int]:
    """Return the code points that the face or its stand-in can show."""
    return frozenset(point for name in (FACES[0], STAND_INS[0]) for point in code_points(_file(name).read_bytes()))


def code_points(font: bytes) -> Iterator[int]:
    """Yield the code points for which a TrueType font has a glyph, read off its `cmap` (OpenType, formats 4 and 12)."""
    start = _table(font, b"cmap")
    count = struct.unpack_from(">H", font, start + 2)[0]
    for place in range(count):
        offset = start + struct.unpack_from(">I", font, start + 4 + 8 * place + 4)[0]
        form = struct.unpack_from(">H", font, offset)[0]
        if form == 4:
            yield from _format_4(font, offset)
        elif form == 12:
            yield from _format_12(font, offset)


def _table(font: bytes, name: bytes) -> int:
    count = struct.unpack_from(">H", font, 4)[0]
    for place in range(count):
        tag, _, offset, _ = struct.unpack_from(">4sIII", font, 12 + 16 * place)
        if tag == name:
            return int(offset)
    raise ValueError(f"The font has no table {name.decode()}.")


def _format_4(font: bytes, offset: int) -> Iterator[int]:
    """Yield what segments of 16-bit code points lead to a glyph."""
    segments = struct.unpack_from(">H", font, offset + 6)[0] // 2
    row = f">{segments}H"
    ends = struct.unpack_from(row, font, offset + 14)
    starts = struct.unpack_from(row, font, offset + 16 + 2 * segments)
    deltas = struct.unpack_from(row, font, offset + 16 + 4 * segments)
    ranges_at = offset + 16 + 6 * segments
    ranges = struct.unpack_from(row, font, ranges_at)
    for place in range(segments):
        for point in range(starts[place], min(ends[place], 0xFFFE) + 1):
            glyph = point
            if ranges[place]:
                glyph_at = ranges_at + 2 * place + ranges[place] + 2 * (point - starts[place])
                glyph = struct.unpack_from(">H", font, glyph_at)[0]
            if (glyph or not ranges[place]) and (glyph + deltas[place]) % 0x10000:
                yield point


def _format_12(font: bytes, offset: int) -> Iterator[int]:
    """Yield what groups of 32-bit code points lead to a glyph."""
    groups = struct.unpack_from(">I", font, offset + 12)[0]
    for place in range(groups):
        first, last, glyph = struct.unpack_from(">III", font, offset + 16 + 12 * place)
        yield from (point for point in range(first, last + 1) if glyph + point - first)
