"""The management structure as a document: the drawing, the same as a table, and who stands in no line. Pure."""

from collections.abc import Iterator
from datetime import date

from partnerships.structure import Placed, Structure
from salford_css.core.documents.numbering import numbered
from salford_css.core.documents.tree import (
    NUMBER,
    Block,
    Column,
    Document,
    Figure,
    Note,
    Paragraph,
    Row,
    Section,
    Table,
    runs,
)

MARKS = (
    "Two outlines: a joint post. Broken outline: proposed or planned. Broken line at the right edge: a second line of "
    "reporting, at the other employer; its arrow is at the superior."
)
MADE_UP = "Lines of reporting marked illustrative were made up for the demonstration: an illustration, not a record."


def management_structure(structure: Structure, *, of: str, lead: str, svg: str, as_at: date) -> Document:
    """Return the structure of an organisation on a day; `svg` is its drawing, empty where there is nothing to draw."""
    return numbered(
        Document(title=f"Management structure: {of}", blocks=tuple(_blocks(structure, lead, svg)), by=of, as_at=as_at)
    )


def _blocks(structure: Structure, lead: str, svg: str) -> Iterator[Block]:
    yield Section("Who reports to whom")
    yield Paragraph(runs(lead))
    if structure.illustrative:
        yield Note(runs(MADE_UP), head="Made up")
    if svg:
        yield Figure(svg, f"{lead} The table after it holds the same.", f"Management structure. {MARKS}")
        yield _table(structure)
    if structure.alone:
        yield Section("Posts without a line of reporting")
        yield Table(
            "To whom these report is not on record",
            (Column("Post", share=5), Column("Employed by", share=5)),
            tuple(Row((post.title, post.employers or "nobody on record")) for post in structure.alone),
        )


def _table(structure: Structure) -> Table:
    columns = (
        Column("Post", share=5),
        Column("Level", NUMBER, share=1),
        Column("Reports to", share=5),
        Column("Employed by", share=5),
        Column("Standing", share=3),
    )
    return Table("Management structure, 1 is the top", columns, tuple(map(_row, structure.placed)))


def _row(row: Placed) -> Row:
    standing = ", ".join(filter(None, ("joint post" if row.post.joint else "", row.post.status or "established")))
    return Row(
        (
            row.post.title,
            row.depth + 1,
            row.reports_to or "nobody on record",
            row.post.employers or "nobody on record",
            standing,
        )
    )
