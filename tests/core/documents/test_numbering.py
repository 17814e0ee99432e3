"""Numbers are counted only where none is given."""

from salford_css.core.documents.numbering import numbered
from salford_css.core.documents.tree import Block, Document, Paragraph, Section, Table, runs
from tests.core.documents.papers import report


def numbers(*blocks: Block, paragraphs: bool = True) -> list[str]:
    return [block.number for block in numbered(Document("T", blocks), paragraphs=paragraphs).blocks]


def test_sections_and_their_paragraphs_are_counted():
    first, second = Section("One"), Section("Two")
    assert numbers(first, Paragraph(runs("a")), Paragraph(runs("b")), second, Paragraph(runs("c"))) == [
        *("1", "1.1", "1.2", "2", "2.1")
    ]


def test_a_lower_section_takes_the_next_number_among_the_paragraphs():
    blocks = (Section("One"), Paragraph(runs("a")), Section("Below", level=2), Paragraph(runs("b")))
    assert numbers(*blocks) == ["1", "1.1", "1.2", "1.2.1"]


def test_counting_goes_on_after_a_number_that_is_given():
    blocks = (Section("One"), Paragraph(runs("a"), number="1.4"), Paragraph(runs("b")), Section("Two"))
    assert numbers(*blocks) == ["1", "1.4", "1.5", "2"]


def test_a_number_of_another_form_is_kept_and_counted_as_one():
    assert numbers(Section("Appendix", number="A"), Paragraph(runs("a")), Section("Two")) == ["A", "1.1", "2"]


def test_paragraphs_stay_without_numbers_when_asked():
    assert numbers(Section("One"), Paragraph(runs("a")), Section("Two"), paragraphs=False) == ["1", "", "2"]


def test_paragraphs_before_any_section_are_counted_by_themselves():
    assert numbers(Paragraph(runs("a")), Paragraph(runs("b"))) == ["1", "2"]


def test_tables_are_counted_through_the_whole_document():
    assert numbers(Table("A", (), ()), Section("One"), Table("B", (), ())) == ["1", "1", "2"]


def test_a_document_with_all_its_numbers_stays_as_it_is():
    assert numbered(report()) == report()
