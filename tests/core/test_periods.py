from datetime import date

import pytest

from salford_css.core.periods import FinancialYear, Frequency, Period


def test_the_financial_year_begins_on_the_first_of_april():
    assert FinancialYear.containing(date(2004, 4, 1)).label == "2004/05"
    assert FinancialYear.containing(date(2004, 3, 31)).label == "2003/04"


@pytest.mark.parametrize("text", ["1999/00", "1999-00", "1999/2000", "1999/0"])
def test_the_turn_of_the_century_is_read_in_every_spelling(text):
    assert FinancialYear.parse(text) == FinancialYear(1999)


@pytest.mark.parametrize("text", ["2004/06", "2004", "04/05", "2004/", ""])
def test_a_year_that_does_not_follow_is_refused(text):
    with pytest.raises(ValueError, match="write it as 2004/05"):
        FinancialYear.parse(text)


@pytest.mark.parametrize(
    ("code", "first", "last", "label"),
    [
        ("2026-27", date(2026, 4, 1), date(2027, 3, 31), "2026/27"),
        ("2026-27-Q4", date(2027, 1, 1), date(2027, 3, 31), "quarter 4 of 2026/27"),
        ("2026-27-M06", date(2026, 9, 1), date(2026, 9, 30), "September 2026"),
        ("2019-20-M11", date(2020, 2, 1), date(2020, 2, 29), "February 2020"),
    ],
)
def test_a_period_code_is_read_and_written_back(code, first, last, label):
    period = Period.parse(code)
    assert (period.first_day, period.last_day, period.label, period.code) == (first, last, label, code)


def test_month_thirteen_does_not_exist():
    with pytest.raises(ValueError, match="no month 13"):
        Period.parse("2026-27-M13")


def test_a_quarter_cannot_begin_in_may():
    with pytest.raises(ValueError, match="first day of a quarter"):
        Period(date(2026, 5, 1), Frequency.QUARTER)


def test_the_month_after_march_is_april_of_the_next_year():
    assert Period.parse("2026-27-M12").shifted(1).code == "2027-28-M01"
