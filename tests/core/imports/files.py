"""Spreadsheets as they really arrive, and as somebody might make them on purpose; all built here, none kept."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"

ORDINARY_SHEET = '<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row>'


def workbook(*rows: Sequence[Any], sheet: str = "Data", formats: dict[str, str] | None = None) -> bytes:
    """Return a workbook as a spreadsheet program writes it; `formats` gives cells their number format."""
    book = Workbook()
    page: Any = book.active
    page.title = sheet
    for row in rows:
        page.append(row)
    for cell, code in (formats or {}).items():
        page[cell].number_format = code
    return saved(book)


def saved(book: Workbook) -> bytes:
    """Return the bytes of a workbook."""
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def handmade(
    sheet_data: str = ORDINARY_SHEET,
    *,
    before: str = "",
    doctype: str = "",
    strings: str = "",
    extra: Iterable[tuple[str, bytes]] = (),
    sheets: int = 1,
) -> bytes:
    """Return a workbook written by hand, so that it can say what no program writes."""
    names = range(1, sheets + 1)
    listed = "".join(f'<sheet name="Sheet{n}" sheetId="{n}" r:id="rId{n}"/>' for n in names)
    targets = "".join(
        f'<Relationship Id="rId{n}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in names
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{targets}<Relationship '
        f'Id="rIdS" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>',
    }
    for n in names:
        parts[f"xl/worksheets/sheet{n}.xml"] = (
            f'{doctype}<worksheet xmlns="{MAIN}">{before}<sheetData>{sheet_data}</sheetData></worksheet>'
        )
    return packed([*((name, text.encode()) for name, text in parts.items()), *extra])


def packed(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """Return an archive of parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return buffer.getvalue()


def one_cell_far_away() -> bytes:
    """Return a small workbook whose only cell stands at XFD20000: an ordinary reader makes 327 million cells of it."""
    return handmade('<row r="20000"><c r="XFD20000"><v>1</v></c></row>')


def long_sheet(rows: int) -> bytes:
    """Return a sheet of many rows that says in its head how many they are."""
    data = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, rows + 1))
    return handmade(data, before=f'<dimension ref="A1:A{rows}"/>')


LAUGHS = (
    '<!DOCTYPE worksheet [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in ("ab", "bc", "cd", "de", "ef", "fg", "gh", "hi"))
    + "]>"
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def locked() -> bytes:
    """Return the beginning of a workbook with a password."""
    return OLE + bytes(512) + "EncryptedPackage".encode("utf-16-le") + bytes(2048)


def archive_that_lies() -> bytes:
    """Return a workbook whose sheet's bytes are not those its archive promises."""
    content = bytearray(handmade("".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 3000))))
    start = content.index(b"xl/worksheets/sheet1.xml") + 60
    content[start : start + 200] = bytes(200)
    return bytes(content)
