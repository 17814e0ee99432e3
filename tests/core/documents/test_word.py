"""The Word file: real styles, the tree's own numbers, and what a reader of the screen needs."""

import io
import zipfile
from dataclasses import replace
from datetime import date
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from salford_css.core.documents.tree import (
    Column,
    Document,
    Figure,
    Footnote,
    Link,
    List,
    Paragraph,
    Row,
    Section,
    Table,
    runs,
)
from salford_css.core.documents.word.writer import word
from tests.core.documents.papers import SVG, report
from tests.core.documents.test_pdf import LITERAL


def opened(file: bytes) -> Any:
    return docx.Document(io.BytesIO(file))


def part(file: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        return parts.read(name).decode()


def sheet(*blocks, **facts) -> bytes:
    return word(Document("A paper", blocks, as_at=date(2004, 2, 5), **facts))


@pytest.fixture(scope="module")
def written() -> bytes:
    return word(report(), address="https://css.example")


@pytest.fixture(scope="module")
def file(written: bytes) -> Any:
    return opened(written)


def test_title_headings_and_paragraphs_have_their_styles(file: Any):
    styles = [line.style.name for line in file.paragraphs]
    assert styles[:2] == ["Title", "Subtitle"]
    assert [line.text for line in file.paragraphs if line.style.name == "Heading 2"] == ["1.2 Money"]


def test_a_paragraph_carries_the_number_by_which_it_is_cited(file: Any):
    numbered = [line.text for line in file.paragraphs if line.style.name == "Numbered Paragraph"]
    assert numbered[0] == "1.1\tApprove the pool of £22,139,300 in table 1."


def test_the_file_says_title_author_language_and_day(file: Any):
    about = file.core_properties
    assert (about.title, about.author, about.language) == (
        *("Next steps", "Director of Community and Social Services", "en-GB"),
    )
    assert about.created.date() == about.modified.date() == date(2004, 2, 5)


def test_the_language_of_all_text_is_british_english(written: bytes):
    assert '<w:lang w:val="en-GB"' in part(written, "word/styles.xml")


def test_the_heads_of_a_table_repeat_on_each_sheet_and_numbers_stand_right(file: Any):
    table = file.tables[0]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert [cell.text for cell in table.rows[2].cells] == ["Trust", "−10.00"]
    assert table.rows[2].cells[1].paragraphs[0].alignment is not None


def test_a_table_stands_under_its_caption(file: Any):
    assert "Table 1: What each pays" in [line.text for line in file.paragraphs if line.style.name == "Caption"]
    assert file.tables[0]._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "What each pays"


def test_a_picture_speaks_to_who_cannot_see_it(file: Any):
    drawn = next(file.element.body.iter(qn("wp:docPr")))
    assert drawn.get("descr") == "Care took 200 days."


def test_every_sheet_says_title_part_and_page(file: Any, written: bytes):
    assert file.sections[0].header.paragraphs[0].text == "Next steps\tPart 1, open to the public"
    foot = part(written, "word/footer1.xml")
    assert " PAGE " in foot
    assert " NUMPAGES " in foot


def test_a_draft_says_so_at_its_head_and_on_every_sheet():
    draft = opened(word(replace(report(), draft_on=date(2004, 3, 5))))
    assert draft.paragraphs[0].text == "DRAFT of 5 March 2004"
    assert "DRAFT of 5 March 2004" in draft.sections[0].header.paragraphs[0].text


def test_each_list_of_steps_begins_at_one():
    steps = List((runs("One"), runs("Two")), ordered=True)
    lines = opened(sheet(steps, steps)).paragraphs
    keys = [line._p.pPr.numPr.numId.val for line in lines if line.style.name == "List Number"]
    assert keys[0] == keys[1] != keys[2] == keys[3]


def test_footnotes_are_real_and_may_hold_links(written: bytes):
    assert "In the agreement." in part(written, "word/footnotes.xml")
    made = sheet(Paragraph(runs("Read", Footnote(runs("See ", Link("here", "https://a.example/"))))))
    assert "https://a.example/" in part(made, "word/_rels/footnotes.xml.rels")


def test_a_reference_leads_to_its_place(written: bytes, file: Any):
    body = part(written, "word/document.xml")
    named = [mark.get(qn("w:name")) for mark in file.element.body.iter(qn("w:bookmarkStart"))]
    assert f'w:anchor="{named[4]}"' in body


def test_a_live_figure_leads_to_its_record_when_the_host_is_known(written: bytes):
    assert "https://css.example/partnerships/pools/x/" in part(written, "word/_rels/document.xml.rels")
    assert "/partnerships/pools/x/" not in part(word(report()), "word/_rels/document.xml.rels")


def test_the_same_document_gives_the_same_bytes(written: bytes):
    assert word(report(), address="https://css.example") == written


def test_contents_lead_to_the_headings():
    lines = opened(word(replace(report(), contents=True))).paragraphs
    assert [line.text for line in lines if line.style.name == "Contents Line"] == [
        *("1 What is asked", "1.2 Money", "2 Background"),
    ]


@pytest.mark.parametrize("text", [*LITERAL, "<w:p/>", "&amp;", "שלום", "e\u0301 🎉", "two  spaces"])
def test_markup_is_literal_everywhere(text: str):
    made = opened(
        sheet(
            Section(text),
            Paragraph(runs(text)),
            Table(text, (Column(text),), (Row((text,)),), note=text),
            Figure(SVG, text, text, source=text),
            subtitle=text,
            by=text,
        )
    )
    said = [line.text for line in made.paragraphs] + [cell.text for row in made.tables[0].rows for cell in row.cells]
    assert sum(line.count(text) for line in said) == 9


def test_control_characters_are_seen():
    assert opened(sheet(Paragraph(runs("a\x00b\x1bc\ufffe")))).paragraphs[-1].text == "a\ufffdb\ufffdc\ufffd"


def test_what_has_no_number_stands_under_the_words_of_what_has_one():
    numbered = opened(sheet(Paragraph(runs("a"), "1.1"), Paragraph(runs("b"))))
    plain = opened(sheet(Paragraph(runs("a"))))
    indents = [file.styles["Body Text"].paragraph_format.left_indent for file in (numbered, plain)]
    assert indents[0] == numbered.styles["Numbered Paragraph"].paragraph_format.left_indent
    assert indents[1] is None
