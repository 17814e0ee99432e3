"""Periods as files spell them; which of two meanings is meant follows from how often the figure is due."""

import pytest

from salford_css.core.period_spellings import BEGINS, ENDS, looks_like_period, read_period
from salford_css.core.periods import FinancialYear, Frequency

YEAR, QUARTER, MONTH = Frequency.YEAR, Frequency.QUARTER, Frequency.MONTH
MEANT = {
    YEAR: {
        "2003-04": ("2003-04", "2003/04", "2003/2004", "2003 to 2004", "03/04", "200304", "FY 2003–04",
                    "Year ending March 2004", "31/03/2004", "at 31 March 2004", "2004-03-31 00:00"),
        "1998-99": ("98-99",),
        "1999-00": ("1999-00",),
        "2011-12": ("201112",),
    },
    QUARTER: {
        "2003-04-Q1": ("Q1 2003/04", "2003-04-Q1", "Apr-Jun 2003", "1st quarter 2003/04", "2003/04 Q1"),
        "2003-04-Q2": ("Quarter 2 of 2003/04",),
        "2003-04-Q4": ("Jan to Mar 2004",),
    },
    MONTH: {
        "2003-04-M03": ("June 2003", "Jun-03", "2003-06", "06/2003", "2003-04-M03", "2003-06-01"),
        "2003-04-M01": ("2003-04",),
        "2004-05-M06": ("Sept 2004",),
        "2011-12-M09": ("201112",),
    },
    Frequency.TWO_YEARS: {"2023-24": ("2023-24",)},
}  # fmt: skip
CASES = [(word, frequency, code) for frequency, codes in MEANT.items() for code, words in codes.items()
         for word in words]  # fmt: skip


@pytest.mark.parametrize(("words", "frequency", "code"), CASES)
def test_a_spelling_is_read_as_the_figure_is_due(words: str, frequency: Frequency, code: str):
    assert read_period(words, frequency).code == code


def test_a_part_of_a_year_takes_its_year_from_elsewhere():
    assert read_period("Q3", QUARTER, year=FinancialYear(2003)).code == "2003-04-Q3"
    assert read_period("January", MONTH, year=FinancialYear(2003)).code == "2003-04-M10"


def test_a_year_alone_is_asked_about():
    with pytest.raises(ValueError, match=r"It may be 2003/04 or 2004/05\. Say for the whole file"):
        read_period("2004", YEAR)
    assert read_period("2004", YEAR, year_alone=ENDS).code == "2003-04"
    assert read_period("2004", YEAR, year_alone=BEGINS).code == "2004-05"


@pytest.mark.parametrize(
    ("words", "frequency", "sentence"),
    [
        ("2003/04", MONTH, "It is a financial year, and the indicator is counted by the month. Write a month, such as"),
        ("June 2003", YEAR, "It is a month, and the indicator is counted by the financial year."),
        ("Outturn", YEAR, "It is no period that can be read. Write a financial year, such as 2004/05."),
        ("Q5 2003/04", QUARTER, "It is no period that can be read. Write a quarter"),
    ],
)
def test_what_is_no_such_period_is_refused_with_an_example(words: str, frequency: Frequency, sentence: str):
    with pytest.raises(ValueError, match=sentence):
        read_period(words, frequency)


def test_headings_that_are_periods_are_told_from_those_that_are_none():
    assert all(map(looks_like_period, ("2003/04", "Q1", "April", "2004", "Mar 2004", "2003-04-Q1")))
    assert not any(map(looks_like_period, ("Notes", "A1", "D41", "Marks", "Decision", "12", "Authority", "")))
