"""A file that is not what it says, or was made to do harm, is refused in a sentence, at once, and costs nothing."""

import io
import resource
import time
from collections.abc import Callable

import pytest

from salford_css.core.imports.limits import Limits
from salford_css.core.imports.reader import open_book
from salford_css.core.imports.refusals import Unreadable
from tests.core.imports import files

SMALL = Limits(rows=50, columns=20, cells=200, sheets=3, unpacked=2_000_000, strings=30, string_characters=2_000)

BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing in it": (lambda: b"", "The file is empty."),
    "only blanks": (lambda: b"\xef\xbb\xbf \r\n\r\n", "The file is empty."),
    "old workbook": (lambda: files.OLE, "the old form"),
    "password": (files.locked, "locked with a password"),
    "renamed page": (lambda: b"<html><table><tr><td>1</td></tr></table></html>", "a web page"),
    "renamed page with a head": (lambda: b"\n<?xml version='1.0'?><!DOCTYPE html><html>", "a web page"),
    "XML": (lambda: b"<?xml version='1.0'?><data/>", "an XML file"),
    "PDF": (lambda: b"%PDF-1.7 ...", "a PDF"),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n", "a picture"),
    "archive of something else": (lambda: files.packed([("letter.txt", b"Dear")]), "an archive, not a workbook"),
    "Word document": (lambda: files.packed([("[Content_Types].xml", b"<a/>"), ("word/document.xml", b"<a/>")]), "Word"),
    "OpenDocument": (lambda: files.packed([("mimetype", b"x"), ("content.xml", b"<a/>")]), "OpenDocument"),
    "cut off": (lambda: files.handmade()[:-200], "damaged"),
    "bytes changed": (files.archive_that_lies, "damaged"),
    "broken XML": (lambda: files.handmade('<row r="1"><c r="A1"><v>1</c>'), "damaged"),
    "one cell far away": (files.one_cell_far_away, "Something stands in cell XFD20000"),
    "column no program has": (lambda: files.handmade(f'<row r="1"><c r="{"A" * 900}1"><v>1</v></c></row>'), "far away"),
    "entities": (lambda: files.handmade("&i;", doctype=files.LAUGHS), "(a DTD)"),
    "entities in the list of sheets": (
        lambda: files.packed([("[Content_Types].xml", b"<a/>"), ("xl/workbook.xml", files.LAUGHS.encode() + b"<a/>")]),
        "(a DTD)",
    ),
    "unpacks to a hundred times its size": (
        lambda: files.handmade(extra=[("xl/media/blank.bin", bytes(3_000_000))]),
        "Unpacked, the workbook takes",
    ),
    "too many sheets": (lambda: files.handmade(sheets=4), "4 sheets; up to 3 are read"),
    "too many rows": (lambda: files.long_sheet(60), "more than 50 rows"),
    "too many cells": (
        lambda: files.workbook(*[["x"] * 19 for _ in range(15)]),
        "more than 200 cells",
    ),
    "too many texts": (lambda: files.handmade(strings="<si><t>a</t></si>" * 31), "more than 30 different texts"),
    "texts too long": (lambda: files.handmade(strings=f"<si><t>{'a' * 3000}</t></si>"), "longer than 2,000"),
    "a text that is not there": (lambda: files.handmade('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'), "not there"),
    "rows out of order": (
        lambda: files.handmade('<row r="5"><c r="A5"><v>1</v></c></row><row r="4"><c r="A4"><v>1</v></c></row>'),
        "not in order",
    ),
    "too many rows of text": (lambda: b"a,b\n" * 51, "more than 50 rows"),
    "too many columns of text": (lambda: b"a" + b",a" * 20 + b"\n", "21 columns; 20 are read"),
    "a quotation mark never closed": (lambda: b'a,b\n1,"two\n3,4\n', "never closed"),
    "a quotation mark in the middle": (lambda: b'a,b\n1,"two" more\n', "written twice"),
    "two megabytes in one cell": (lambda: b"a,b\n1," + b"x" * 2_000_000, "too long to be read"),
    "NUL bytes": (lambda: b"a,b\n1,2\n1,\0\n", "NUL characters"),
    "NUL bytes far down": (lambda: b"a,b\n" + b"1,2\n" * 20 + b"x" * 70_000 + b"\0\n", "NUL characters"),
    "neither UTF-8 nor Windows": (lambda: b"a,b\n1,\x81\xff\n", "Not all of it is text"),
    "UTF-32": (lambda: "a,b".encode("utf-32"), "UTF-32"),
}


def read(content: bytes, limits: Limits = SMALL) -> list[list[str]]:
    book = open_book(io.BytesIO(content), limits=limits)
    return [row.cells for row in book.rows(book.sheets[0].name)]


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_in_a_sentence(name: str):
    made, sentence = BAD[name]
    with pytest.raises(Unreadable) as refused:
        read(made())
    assert sentence in str(refused.value)
    assert refused.value.remedy


def test_no_bad_file_takes_what_an_ordinary_reader_needs():
    """One cell at XFD20000 alone costs a reader that holds the sheet some 16 seconds."""
    contents = [made() for made, _ in BAD.values()]
    begun = time.perf_counter()
    for content in contents:
        with pytest.raises(Unreadable):
            read(content)
    assert time.perf_counter() - begun < 12


def test_the_workbook_that_costs_others_gigabytes_costs_nothing():
    bomb = files.one_cell_far_away()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(Unreadable):
        read(bomb, Limits())
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20 * 1024


def test_a_refusal_names_the_row_its_sender_sees():
    with pytest.raises(Unreadable) as refused:
        read(b'Name,Said\n\n\nA,"first line\nsecond line"\nB,"open\n')
    assert refused.value.where == "Row 5"


def test_a_refusal_names_sheet_and_row():
    with pytest.raises(Unreadable) as refused:
        read(files.one_cell_far_away())
    assert refused.value.where == "Sheet “Sheet1”, row 20000"


def test_a_sheet_that_announces_a_million_rows_is_refused_before_they_are_read():
    with pytest.raises(Unreadable, match="more than 50 rows") as refused:
        next(open_book(io.BytesIO(files.long_sheet(5000)), limits=SMALL).rows("Sheet1"))
    assert refused.value.row == 5000


def test_a_head_that_announces_more_rows_than_there_are_is_not_believed():
    content = files.handmade(files.ORDINARY_SHEET, before='<dimension ref="A1:XFD1048576"/>')
    assert read(content) == [["Name"]]


def test_a_file_beyond_the_size_is_refused_before_it_is_opened():
    with pytest.raises(Unreadable, match="up to 1 MB are read"):
        open_book(io.BytesIO(b"a" * 1_100_000), limits=Limits(bytes=1024 * 1024))
