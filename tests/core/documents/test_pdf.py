"""The PDF: what it tells a reader of the screen, and that any text comes out as it was typed."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from salford_css.core.documents import fonts
from salford_css.core.documents.pdf import pdf, picture
from salford_css.core.documents.tree import Column, Document, Figure, Paragraph, Row, Section, Table, runs
from tests.core.documents import tags
from tests.core.documents.papers import SVG, report

DAY = date(2004, 2, 5)


def sheet(*blocks, **facts) -> bytes:
    return pdf(Document("A paper", blocks, as_at=DAY, **facts))[0]


@pytest.fixture(scope="module")
def printed() -> bytes:
    return pdf(report(), address="https://css.example")[0]


def test_the_file_is_tagged_and_names_its_language_and_title(printed: bytes):
    root = tags.root(printed)
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"].value) == ("en-GB", True)
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True


def test_the_file_claims_the_two_standards_the_compiler_checked(printed: bytes):
    metadata = tags.root(printed)["/Metadata"].get_data()
    assert b"<pdfuaid:part>1<" in metadata
    assert b"<pdfaid:part>2<" in metadata


def test_title_headings_lists_and_tables_are_tagged_in_reading_order(printed: bytes):
    wanted = ["Title", "H1", "L", "H2", "Note", "Table", "Figure", "H1"]
    assert [name for name in tags.names(printed) if name in wanted] == wanted


def test_each_column_and_each_row_of_a_table_has_a_header_cell(printed: bytes):
    assert [tag.scope for tag in tags.tags(printed) if tag.name == "TH"] == ["Column", "Column", "Row", "Row", "Row"]


def test_a_drawing_speaks_to_who_cannot_see_it(printed: bytes):
    assert [tag.alternative for tag in tags.tags(printed) if tag.name == "Figure"] == ["Care took 200 days."]


def test_headings_are_bookmarks(printed: bytes):
    assert tags.outline(printed) == ["1 What is asked", "1.2 Money", "2 Background"]


def test_every_sheet_says_its_part_and_its_number(printed: bytes):
    said = tags.words(printed)
    assert said.count("Part 1, open to the public") == 2
    assert "Page 1 of 2" in said
    assert "Page 2 of 2" in said


def test_a_draft_says_so_with_its_day_on_every_sheet():
    draft, _ = pdf(replace(report(), draft_on=date(2004, 3, 5)))
    assert tags.words(draft).count("DRAFT of 5 March 2004") == 3


def test_a_live_figure_leads_to_its_record_when_the_host_is_known(printed: bytes):
    assert b"https://css.example/partnerships/pools/x/" in printed
    assert b"/partnerships/pools/x/" not in pdf(report())[0]


def test_the_same_document_gives_the_same_bytes(printed: bytes):
    assert pdf(report(), address="https://css.example")[0] == printed


def test_the_letters_of_the_file_are_in_the_file(printed: bytes):
    assert b"SourceSans3-Regular" in printed


LITERAL = (
    *("#show: panic", "*bold* _thin_", "$x^2$", "<label>", "= Heading", "@reference", "a \\ b", "`raw`", "// comment"),
    *("[bracket]", '#eval("1+1")', "- item", "~tie", "https://a.example?b=c&d=e", "</script>", "{{ x }}", "%d %s"),
)


@pytest.mark.parametrize("text", LITERAL)
def test_markup_is_literal_everywhere(text: str):
    made = sheet(
        Section(text),
        Paragraph(runs(text)),
        Table(text, (Column(text),), (Row((text,)),), note=text),
        Figure(SVG, text, text, source=text),
        subtitle=text,
        by=text,
    )
    assert tags.words(made).count(text) == 9


def test_letters_with_marks_and_other_scripts_come_out():
    made, remarks = pdf(Document("A paper", (Paragraph(runs("e\u0301 Łódź Ελλάδα Жук → ✓ 😀")),), as_at=DAY))
    assert "Łódź Ελλάδα Жук → ✓ 😀" in tags.words(made)
    assert remarks == []


def test_hebrew_and_arabic_are_shown():
    _, remarks = pdf(Document("A paper", (Paragraph(runs("שלום سلام")),), as_at=DAY))
    assert remarks == []


def test_a_letter_without_a_glyph_is_shown_as_a_square_and_named():
    made, remarks = pdf(Document("A paper", (Paragraph(runs("A party \N{PARTY POPPER}.")),), as_at=DAY))
    assert "A party □." in tags.words(made)
    assert "Letters that are not shown" in tags.words(made) and "party popper" in tags.words(made)
    assert remarks == ["The PDF has no letters for 🎉 (party popper): it shows □. Page and Word keep the text."]


def test_control_characters_are_seen_and_turn_nothing_round():
    made = sheet(Paragraph(runs("a\x00b\x1bc \u202ereversed")))
    assert "a\ufffdb\ufffdc \ufffdreversed" in tags.words(made)


def test_a_line_break_in_a_text_stays_one():
    assert "One\nTwo" in tags.words(sheet(Paragraph(runs("One\nTwo"))))


def test_what_is_not_accessible_is_refused_in_words():
    with pytest.raises(ValidationError, match=r"The document cannot be printed: .*PDF/UA-1 error: missing alt text"):
        sheet(Figure(SVG, "", "Days"))


def test_a_drawing_becomes_a_picture_for_files_that_hold_none():
    assert picture(SVG).startswith(b"\x89PNG")


def test_the_face_shows_letters_and_its_stand_in_what_it_lacks():
    assert {ord("a"), ord("é"), ord("£"), ord("ש"), ord("س")} <= fonts.shown()
    assert ord("中") not in fonts.shown()


def test_missing_fonts_are_named_with_what_to_do(settings):
    settings.DOCUMENT_FONTS = []
    with pytest.raises(fonts.FontsMissing, match=r"SourceSans3-Regular\.ttf is missing.*run make assets"):
        fonts.files()
