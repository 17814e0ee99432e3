"""How cells and columns are written."""

from decimal import Decimal

import pytest

from salford_css.core.documents.content import cell_words, parts_of_the_sheet, widths
from salford_css.core.documents.tree import NUMBER, Cell, Column, Row, Table


@pytest.mark.parametrize(
    ("cell", "places", "written"),
    [
        (Decimal("1234.5"), 2, "1,234.50"),
        (Decimal("-10"), 0, "−10"),
        (1234567, None, "1,234,567"),
        (Decimal("0.10"), None, "0.10"),
        (0, 1, "0.0"),
        ("not stated", 2, "not stated"),
    ],
)
def test_numbers_are_written_with_thousands_places_and_a_real_minus(cell: Cell, places: int | None, written: str):
    assert cell_words(cell, Column("Pounds", NUMBER, places)) == written


def table(*columns: Column, rows: tuple[tuple[Cell, ...], ...] = (("a", "b"),)) -> Table:
    return Table("T", columns, tuple(map(Row, rows)))


def test_columns_are_as_wide_as_asked():
    assert widths(table(Column("A", share=1), Column("B", share=3))) == [1, 3]


def test_a_column_of_words_is_as_wide_as_its_longest_cell_within_reason():
    assert widths(table(Column("A"), Column("B"), rows=(("ten letters", "b" * 300),))) == [11, 60]


def test_a_column_is_not_narrower_than_its_longest_word_and_numbers_are_as_they_come():
    assert widths(table(Column("Responsibility"), Column("£", NUMBER))) == [16, 0]


def test_columns_that_ask_for_no_share_take_what_they_need_and_the_others_the_rest():
    columns = (Column("Audience", share=3), Column("Event", share=3), Column("Comments", NUMBER))
    parts = parts_of_the_sheet(table(*columns, rows=(("a", "b", 1),)))
    assert parts[0] == parts[1] > 0.4
    assert 0.1 < parts[2] < 0.17
    assert sum(parts) == pytest.approx(1)


def test_a_table_of_numbers_alone_fills_the_sheet():
    assert sum(parts_of_the_sheet(table(Column("£", NUMBER), Column("£", NUMBER), rows=((1, 2),)))) == pytest.approx(1)
