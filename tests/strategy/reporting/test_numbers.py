"""Figures typed in a text, and whether a record holds them."""

import pytest

from strategy.reporting.numbers import figures_in, unmatched


def typed(text: str) -> list[str]:
    return [one.words for one in figures_in(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Cabinet met on 20 January 2004 and on 4 March.",
        "Between 5 and 25 February 2004 it was discussed.",
        "The years 2004-2006, 2003/04 and 1999 are meant.",
        "See paragraph 3.2, sections 4.7 and 5, Appendix 4.1 and item 6.",
        "Section 31 of the Health Act 1999; proposals 3, 6 and 10.",
        "On the 5th working day at 4 pm, or at 10:30.",
        "Measure D41 and PAF/C32 are meant.",
        "Ring 0161 793 2200 or write to office5@example.org.",
        "1. That Cabinet agrees.",
        "{{pool:learning-difficulties:2006-07:budget}} is the budget.",
        "The report was in Part 2, version 3.",
    ],
)
def test_dates_years_and_references_are_no_figures(text: str):
    assert typed(text) == []


def test_amounts_percentages_and_counts_are_figures():
    assert typed("£1.2 million for 45 people, 12.5% more, in 1,128 weeks") == ["£1.2 million", "45", "12.5%", "1,128"]


def test_the_two_ends_of_a_span_are_two_figures():
    assert typed("over 3-5 years") == ["3", "5"]


def test_a_figure_that_no_record_holds_is_found():
    assert [one.words for one in unmatched("45 people and 46 places", ["45 people were asked"])] == ["46"]


def test_a_figure_matches_the_record_as_it_is_rounded():
    assert unmatched("£1.2 million", ["£1,204,000"]) == []
    assert unmatched("£1.3 million", ["£1,204,000"]) != []


def test_pounds_do_not_match_a_percentage():
    assert unmatched("£12", ["12%"]) != []


def test_a_number_more_exact_than_its_record_does_not_match():
    assert unmatched("12.4%", ["12%"]) != []
