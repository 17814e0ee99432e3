"""What stands in a file is read as its sender sees it, whatever the form, the encoding and the program."""

import io
import resource
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from python_calamine import CalamineWorkbook

from salford_css.core.imports.limits import Limits
from salford_css.core.imports.reader import Book, open_book
from salford_css.core.imports.rows import Row
from salford_css.core.imports.sheet_xml import SheetReader
from tests.core.imports import files


def opened(content: bytes) -> Book:
    return open_book(io.BytesIO(content))


def rows(content: bytes) -> list[Row]:
    book = opened(content)
    return list(book.rows(book.sheets[0].name))


def cells(content: bytes) -> list[list[str]]:
    return [row.cells for row in rows(content)]


# ------------------------------------------------------------------ text with separators

TABLE = [["Name", "Said"], ["Café", "“Yes”, £5"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_usual_encoding_separator_and_end_of_line_is_read(encoding: str, separator: str, end: str):
    text = end.join(separator.join(f'"{cell}"' for cell in row) for row in TABLE)
    assert cells(text.encode(encoding)) == TABLE


def test_a_first_line_may_name_the_separator():
    assert cells(b"sep=;\nName;Said\nA;1,5\n") == [["Name", "Said"], ["A", "1,5"]]


def test_a_decimal_comma_does_not_pass_for_a_separator():
    assert cells(b"Area;Rate\nNorth;7,6\nSouth;8,1\n") == [["Area", "Rate"], ["North", "7,6"], ["South", "8,1"]]


def test_a_title_above_the_table_does_not_hide_the_separator():
    assert cells(b"Comments, spring 2004\n\nName\tSaid\nA\tyes\nB\tno\n")[1:] == [
        ["Name", "Said"],
        ["A", "yes"],
        ["B", "no"],
    ]


def test_rows_are_counted_as_a_spreadsheet_counts_them():
    assert [row.number for row in rows(b'Name,Said\n\nA,"one\ntwo"\n,\nB,x\n')] == [1, 3, 5]


# ------------------------------------------------------------------ workbooks


def test_numbers_lose_what_binary_fractions_leave():
    assert cells(files.handmade('<row r="1"><c r="A1"><v>0.28999999999999998</v></c></row>')) == [["0.29"]]


@pytest.mark.parametrize(
    ("value", "code", "read"),
    [
        (0.076, "0%", "7.6%"),
        (0.29, "0.00%", "29%"),
        (29, "General", "29"),
        (1e21, "General", "1000000000000000000000"),
        (Decimal("-3.50"), "0.00", "-3.5"),
        (date(2004, 4, 30), "dd/mm/yyyy", "2004-04-30"),
        (datetime(2004, 4, 30, 14, 30), "yyyy-mm-dd hh:mm", "2004-04-30 14:30"),
        (time(14, 30), "hh:mm", "14:30"),
        (38107, '[$-809]d mmmm yyyy;@', "2004-04-30"),
        (38107, '"Day "0', "38107"),
        (12.5, '[Red]0.0;-0.0', "12.5"),
        (True, "General", "TRUE"),
        ("0071", "@", "0071"),
    ],
)  # fmt: skip
def test_a_cell_reads_as_it_is_seen(value: Any, code: str, read: str):
    assert cells(files.workbook([value], formats={"A1": code})) == [[read]]


def test_a_workbook_that_counts_from_1904_gives_the_same_day():
    book = Workbook()
    page: Any = book.active
    book.epoch = datetime(1904, 1, 1)
    page.append([date(2004, 4, 30)])
    assert cells(files.saved(book)) == [["2004-04-30"]]


def test_a_formula_gives_the_value_it_last_had():
    assert cells(files.handmade('<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>')) == [["2"]]


def test_a_formula_that_was_never_calculated_is_named_as_such():
    (row,) = rows(files.workbook(["Name", "=1+1"]))
    assert "never calculated" in row.troubles[1]


def test_a_cell_with_an_error_is_named_as_such():
    (row,) = rows(files.handmade('<row r="1"><c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'))
    assert "the error #DIV/0!" in row.troubles[1]


def test_texts_in_pieces_are_joined_and_reading_aids_left_out():
    strings = "<si><r><t>extra </t></r><r><t>care</t></r><rPh><t>kana</t></rPh></si>"
    assert cells(files.handmade('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', strings=strings)) == [["extra care"]]


def test_elements_with_a_prefix_are_read_alike():
    reader = SheetReader("Data", Limits(), strings=[], shapes=[])
    reader.feed(b'<x:worksheet xmlns:x="m"><x:row r="1"><x:c r="A1"><x:v>5</x:v></x:c></x:row></x:worksheet>')
    assert reader.taken() == [Row(1, ["5"])]


def test_cells_that_do_not_say_where_they_stand_follow_one_another():
    assert cells(files.handmade("<row><c><v>1</v></c><c><v>2</v></c></row>")) == [["1", "2"]]


def test_gaps_are_empty_cells_and_empty_rows_are_left_out():
    content = files.workbook(["Name", None, "Said"], [], [None, None, "yes"])
    assert [(row.number, row.cells) for row in rows(content)] == [(1, ["Name", "", "Said"]), (3, ["", "", "yes"])]


def test_a_workbook_with_macros_is_read_and_they_are_never_looked_at():
    content = files.handmade(extra=[("xl/vbaProject.bin", b"Sub AutoOpen()")])
    assert cells(content) == [["Name"]]


def test_sheets_are_listed_with_those_that_are_hidden():
    book = Workbook()
    book.create_sheet("Notes").sheet_state = "hidden"
    assert [(sheet.name, sheet.hidden) for sheet in opened(files.saved(book)).sheets] == [
        ("Sheet", False),
        ("Notes", True),
    ]


FEW = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])

CELL = st.one_of(
    st.none(),
    st.integers(-(10**12), 10**12),
    st.floats(-1e9, 1e9, allow_nan=False).map(lambda value: round(value, 6)),
    st.text(st.characters(min_codepoint=32, max_codepoint=0x2FFF, blacklist_characters="_"), max_size=20),
)


@FEW
@given(st.lists(st.lists(CELL, min_size=1, max_size=6), min_size=1, max_size=8))
def test_another_reader_reads_the_same(table: list[list[Any]]):
    texts = [[f"'{cell}" if isinstance(cell, str) and cell.startswith("=") else cell for cell in row] for row in table]
    content = files.workbook(*texts)
    theirs = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    ours = {row.number: row.cells for row in rows(content)}
    for number, row in enumerate(theirs, 1):
        mine = [*ours.get(number, []), *[""] * 9]
        assert [as_number(cell) for cell in mine[: len(row)]] == [as_number(cell) for cell in row]


def as_number(cell: Any) -> Any:
    try:
        return float(cell)
    except ValueError:
        return cell.replace("\r\n", "\n")


def test_a_long_sheet_is_read_in_the_memory_of_a_short_one():
    cell = '<c r="{column}{row}"><v>{row}.25</v></c>'
    data = "".join(
        f'<row r="{row}">{"".join(cell.format(column=column, row=row) for column in "ABCDEFGHIJKL")}</row>'
        for row in range(1, 15_001)
    )
    book = opened(files.handmade(data))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert sum(len(row.cells) for row in book.rows("Sheet1")) == 15_000 * 12
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 10 * 1024
