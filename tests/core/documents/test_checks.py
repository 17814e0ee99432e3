"""What is wrong with a document is said in words before anything is made."""

from datetime import date

import pytest

from salford_css.core.documents.checks import faults
from salford_css.core.documents.tree import (
    Block,
    Column,
    Document,
    Figure,
    Link,
    List,
    Paragraph,
    Reference,
    Row,
    Section,
    Table,
    runs,
)
from tests.core.documents.papers import SVG, report

COLUMNS = (Column("Who"), Column("How many"))


def told(*blocks: Block) -> list[str]:
    return faults(Document("A paper", blocks, as_at=date(2004, 2, 5)))


def test_a_sound_document_has_no_faults():
    assert faults(report()) == []


def test_an_empty_document_is_refused():
    assert faults(Document(" ", ())) == [
        "The document has no title.",
        "The document is empty: it says nothing under its title.",
        "The document does not say as at which day it is true.",
    ]


@pytest.mark.parametrize(
    ("block", "sentence"),
    [
        (Section("Deep", level=2), "Heading “Deep” is on level 2, straight under the title: no level may be skipped."),
        (Section(" "), "A heading after the title is empty."),
        (Paragraph(runs(" "), number="4.1"), "Paragraph 4.1 is empty."),
        (List(()), "A list has no points."),
        (List((runs("One"), runs(""))), "A point of the list that begins “One” is empty."),
        (Table("", COLUMNS, (Row(("a", "b")),)), "A table has no caption (its columns are Who and How many)."),
        (
            Table("Asked", (Column("Who"), Column(" ")), (Row(("a", "b")),)),
            "The table “Asked” has a column without a heading.",
        ),
        (Table("Asked", COLUMNS, ()), "The table “Asked” has no rows; say so in a sentence instead."),
        (Table("Asked", COLUMNS, (Row(("a",)),)), "The table “Asked”: row 1 has 1 cells, and there are 2 columns."),
        (
            Table("Asked", COLUMNS, (Row(("", 2)),)),
            "The table “Asked”: row 1 has no words in its first column, which is the head of the row.",
        ),
        (Figure(SVG, "", "Days"), "The figure “Days” says nothing to who cannot see it: it has no alternative text."),
        (Figure(SVG, "Care took long.", ""), "A figure has no caption."),
        (Figure("", "Care took long.", "Days"), "The figure “Days” has no drawing."),
        (
            Paragraph(runs(Reference("table 9", "table-9"))),
            "“table 9” refers to table 9, which is not in the document.",
        ),
        (
            Paragraph(runs(Link("here", "javascript:alert(1)"))),
            "“here” leads to “javascript:alert(1)”, which is not an address of the web.",
        ),
    ],
)
def test_a_fault_is_named_with_its_place(block: Block, sentence: str):
    assert told(block) == [sentence]


def test_a_heading_may_not_skip_a_level():
    assert told(Section("One"), Section("Far below", level=3)) == [
        "Heading “Far below” is on level 3, straight under Heading “One”: no level may be skipped."
    ]


def test_a_paragraph_number_is_given_only_once():
    twice = Paragraph(runs("a"), number="4.1")
    assert told(twice, twice) == ["There are 2 places called paragraph 4.1; each number may be given once."]
