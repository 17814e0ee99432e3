"""Tags the first cell of a table's rows as the head of its row, which the compiler cannot be asked for. Pure.

Typst knows row heads (`pdf.header-cell`) behind a switch that its Python package does not offer. It writes structure
elements as plain objects, so the tag is changed in the finished file: the first cell of each row becomes a head with
the scope of its row, and the other cells leave their heads to scope, by which a reader finds column and row. Nothing
that is drawn is touched; the table of where objects lie is written anew.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

_OBJECT = re.compile(rb"(?:^|\n)(\d+) 0 obj\n(<</Type/StructElem/S/(\w+).*?>>)\nendobj", re.DOTALL)
_KIDS = re.compile(rb"/K\[([^\]]*)\]")
_REFERENCE = re.compile(rb"(\d+) 0 R")
_ROOT = re.compile(rb"/Type/StructTreeRoot.*?/K(?:\[(\d+) 0 R|\s*(\d+) 0 R)", re.DOTALL)
_HEADERS = re.compile(rb"<</O/Table/Headers\[[^\]]*\]>>")
_TABLE_OF_OBJECTS = re.compile(rb"xref\n0 (\d+)\n((?:\d{10} \d{5} [nf][ \r]\n)+)")
_START = re.compile(rb"startxref\n(\d+)\n")


@dataclass(frozen=True)
class Element:
    """A structure element: its sort, what it holds, and where its words stand in the file."""

    sort: bytes
    kids: Sequence[int]
    begins: int
    words: bytes


class NotAsWritten(ValueError):
    """The file is not laid out as the compiler lays it out."""


def with_row_heads(pdf: bytes, tables: Sequence[bool]) -> bytes:
    """Return the file with row heads in each table, in reading order, for which `tables` says that it has them.

    Raises NotAsWritten for a file of another layout, and when it does not hold that many tables.
    """
    if not any(tables):
        return pdf
    elements = {int(found[1]): _element(found) for found in _OBJECT.finditer(pdf)}
    there = [one for one in _in_order(elements, _root(pdf)) if elements[one].sort == b"Table"]
    if len(there) != len(tables):
        raise NotAsWritten(f"{len(there)} tables are tagged, {len(tables)} were written.")
    changes: dict[int, tuple[bytes, bytes]] = {}
    for table, has_heads in zip(there, tables, strict=True):
        if has_heads:
            changes |= _changes(elements, table)
    return _rewritten(pdf, changes)


def _element(found: re.Match[bytes]) -> Element:
    kids = _KIDS.search(found[2])
    held = [int(one) for one in _REFERENCE.findall(kids[1])] if kids else []
    return Element(found[3], held, found.start(2), found[2])


def _root(pdf: bytes) -> int:
    if found := _ROOT.search(pdf):
        return int(found[1] or found[2])
    raise NotAsWritten("The file has no tree of structure.")


def _in_order(elements: Mapping[int, Element], root: int) -> Iterator[int]:
    """Yield elements as they are read: each before what it holds."""
    waiting = [root]
    while waiting:
        one = waiting.pop()
        if one in elements:
            yield one
            waiting += reversed(elements[one].kids)


def _changes(elements: Mapping[int, Element], table: int) -> dict[int, tuple[bytes, bytes]]:
    """Return, by where it begins, what becomes of each cell of a table's body."""
    changes = {}
    bodies = (elements[kid] for kid in elements[table].kids if kid in elements and elements[kid].sort == b"TBody")
    for row in (elements[kid] for body in bodies for kid in body.kids):
        for place, kid in enumerate(row.kids):
            cell = elements[kid]
            changes[cell.begins] = (cell.words, _head(cell.words) if place == 0 else _HEADERS.sub(b"", cell.words, 1))
    return changes


def _head(words: bytes) -> bytes:
    """Return the words of a cell as those of the head of a row."""
    scope = b"<</O/Table/Scope/Row>>"
    words = words.replace(b"/S/TD", b"/S/TH", 1)
    if _HEADERS.search(words):
        return _HEADERS.sub(scope, words, 1)
    if b"/A[" in words:
        return words.replace(b"/A[", b"/A[" + scope, 1)
    return words.replace(b"/K[", b"/A[" + scope + b"]/K[", 1)


def _rewritten(pdf: bytes, changes: Mapping[int, tuple[bytes, bytes]]) -> bytes:
    """Return the file with changed words and a new table of where its objects begin."""
    start, listed = _START.search(pdf), _TABLE_OF_OBJECTS.search(pdf)
    if start is None or listed is None or int(start[1]) != listed.start():
        raise NotAsWritten("The file lists its objects in another way.")
    places = sorted(changes)
    parts, longer, at = [], [0], 0
    for begins in places:
        was, now = changes[begins]
        parts += [pdf[at:begins], now]
        at = begins + len(was)
        longer.append(longer[-1] + len(now) - len(was))
    body = b"".join([*parts, pdf[at : listed.start()]])
    lines = [_line(line, places, longer) for line in listed[2].splitlines(keepends=True)]
    ending = _START.sub(b"startxref\n%d\n" % len(body), pdf[listed.end() :], count=1)
    return b"".join([body, b"xref\n0 ", listed[1], b"\n", *lines, ending])


def _line(line: bytes, places: Sequence[int], longer: Sequence[int]) -> bytes:
    """Return where an object begins now: later by as much as the words before it grew."""
    if line[17:18] != b"n":
        return line
    begins = int(line[:10])
    return b"%010d" % (begins + longer[bisect_left(places, begins)]) + line[10:]
