"""The heads of rows, tagged in the finished file."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from salford_css.core.documents.pdf import pdf
from salford_css.core.documents.rowheads import NotAsWritten, with_row_heads
from salford_css.core.documents.tree import Column, Document, Row, Table
from tests.core.documents import tags


def table(rows: int = 2, *, row_heads: bool = True) -> Table:
    lines = tuple(Row((f"Partner {number}", "10", "20")) for number in range(rows))
    return Table("What each pays", (Column("Partner"), Column("2003/04"), Column("2004/05")), lines, "", row_heads)


def printed(*tables: Table) -> bytes:
    return pdf(Document("A paper", tables, as_at=date(2004, 2, 5)))[0]


def scopes(file: bytes) -> list[str]:
    return [tag.scope for tag in tags.tags(file) if tag.name == "TH"]


def test_only_tables_with_heads_of_rows_get_them():
    assert scopes(printed(table(1, row_heads=False), table(1))) == ["Column"] * 6 + ["Row"]


def test_the_other_cells_leave_their_heads_to_scope():
    assert b"/Headers[(U" not in printed(table())
    assert b"/Headers[(U" in printed(table(row_heads=False))


def test_a_table_over_many_sheets_keeps_its_heads_and_the_file_can_be_read_strictly():
    file = printed(table(200))
    reader = PdfReader(BytesIO(file), strict=True)
    assert len(reader.pages) > 3
    assert scopes(file).count("Row") == 200
    assert "Partner 199" in tags.words(file)


def test_every_object_lies_where_the_list_of_objects_says():
    file = printed(table(30))
    listed = file[file.rindex(b"xref\n0 ") :].split(b"trailer")[0].splitlines()[3:]
    for number, line in enumerate(listed, start=1):
        assert file[int(line[:10]) :].startswith(b"%d 0 obj" % number)


@pytest.mark.parametrize("left", [0, 9, -60])
def test_a_file_of_another_layout_is_refused(left: int):
    with pytest.raises(NotAsWritten):
        with_row_heads(printed(table(row_heads=False))[:left], [True])


def test_tables_that_were_written_and_are_not_there_are_noticed():
    with pytest.raises(NotAsWritten, match="1 tables are tagged, 2 were written"):
        with_row_heads(printed(table(row_heads=False)), [True, True])
