"""Quarters of a year: what happened is added up once all months are there, and shares are never averaged."""

from datetime import date
from decimal import Decimal

import pytest

from performance.quarters import quarter, year_before
from salford_css.core.periods import FinancialYear, Frequency

YEAR = FinancialYear(2019)


def months(first: date, *values: str) -> dict[date, Decimal | None]:
    return {date(first.year, first.month + step, 1): Decimal(value) for step, value in enumerate(values)}


def test_days_of_three_months_are_added_up():
    told = quarter(months(date(2019, 4, 1), "992", "717", "805"), Frequency.MONTH, YEAR, 1, adds_up=True)
    assert (told.value, told.note) == (Decimal(2514), "added up")


def test_days_of_two_months_make_no_quarter():
    told = quarter(months(date(2019, 4, 1), "992", "717"), Frequency.MONTH, YEAR, 1, adds_up=True)
    assert (told.value, told.note) == (None, "2 of 3 months")


def test_of_shares_the_last_month_stands_for_the_quarter_and_is_named():
    told = quarter(months(date(2019, 4, 1), "80", "90", "70"), Frequency.MONTH, YEAR, 1, adds_up=False)
    assert (told.value, told.note) == (Decimal(70), "June 2019")


def test_a_quarterly_figure_is_itself_and_a_yearly_one_has_no_quarters():
    assert quarter({date(2019, 7, 1): Decimal(5)}, Frequency.QUARTER, YEAR, 2, adds_up=True).value == 5
    assert quarter({date(2019, 4, 1): Decimal(5)}, Frequency.YEAR, YEAR, 2, adds_up=True).note == "yearly"


@pytest.mark.parametrize("frequency", [Frequency.YEAR, Frequency.TWO_YEARS])
def test_the_year_before_is_that_of_the_year_before(frequency: Frequency):
    assert year_before({date(2018, 4, 1): Decimal(5)}, frequency, YEAR, adds_up=False).value == 5


def test_a_withheld_month_is_not_a_zero():
    known = {date(2019, 4, 1): Decimal(5), date(2019, 5, 1): None, date(2019, 6, 1): Decimal(5)}
    assert quarter(known, Frequency.MONTH, YEAR, 1, adds_up=True).value is None
