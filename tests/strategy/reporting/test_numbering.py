"""Numbers of paragraphs: counted while nobody cites them, kept for good afterwards."""

from strategy.reporting.numbering import Place, numbers, revised


def section(kept: str = "") -> Place:
    return Place(True, kept)


def paragraph(kept: str = "") -> Place:
    return Place(False, kept)


def test_a_first_draft_counts_sections_and_their_paragraphs():
    assert numbers([section(), paragraph(), paragraph(), section(), paragraph()]) == ["1", "1.1", "1.2", "2", "2.1"]


def test_what_is_put_between_two_cited_paragraphs_takes_a_letter_and_renumbers_nobody():
    places = [section("2"), paragraph("2.1"), paragraph(), paragraph(), paragraph("2.2")]
    assert numbers(places) == ["2", "2.1", "2.1A", "2.1B", "2.2"]


def test_what_is_put_before_the_first_cited_paragraph_takes_nought_and_a_letter():
    assert numbers([section("2"), paragraph(), paragraph("2.1")]) == ["2", "2.0A", "2.1"]


def test_what_is_added_at_the_end_is_counted_on():
    assert numbers([section("2"), paragraph("2.1"), paragraph()]) == ["2", "2.1", "2.2"]


def test_a_number_that_fell_out_of_a_later_version_is_not_given_again():
    assert numbers([section("2"), paragraph("2.1"), paragraph()], given={"2", "2.1", "2.2"}) == ["2", "2.1", "2.3"]


def test_a_section_between_two_cited_ones_takes_a_letter_and_its_paragraphs_follow_it():
    places = [section("1"), paragraph("1.1"), section(), paragraph(), section("2")]
    assert numbers(places) == ["1", "1.1", "1A", "1A.1", "2"]


def test_after_an_inserted_paragraph_of_an_earlier_version_counting_goes_on():
    assert numbers([section("3"), paragraph("3.1"), paragraph("3.1A"), paragraph()]) == ["3", "3.1", "3.1A", "3.2"]


def test_paragraphs_before_any_section_are_counted_by_themselves():
    assert numbers([paragraph(), paragraph(), section(), paragraph()]) == ["1", "2", "3", "3.1"]


def test_a_revised_appendix_takes_the_number_after_its_ancestor():
    assert revised("4") == "4.1"
    assert revised("4.1") == "4.2"
    assert revised("4", {"4.1"}) == "4.2"
