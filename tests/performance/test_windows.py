"""The latest stretch of a series against the one before."""

from datetime import date
from decimal import Decimal

from performance.windows import change_of
from salford_css.core.periods import Frequency
from tests.factories.performance import months
from tests.performance.series import DELAYS, EQUIPMENT

MONTHS = months(date(2018, 4, 1), 24)


def decimals(values: list[int | None]) -> list[Decimal | None]:
    return [None if value is None else Decimal(value) for value in values]


def test_twelve_months_are_compared_with_the_twelve_before():
    change = change_of(MONTHS, decimals([*[100] * 12, *[250] * 12]), Frequency.MONTH)
    assert change is not None
    assert change.words(DELAYS) == "+150%"
    assert change.now.words == "12 months to March 2020"


def test_a_month_without_a_figure_leaves_nothing_to_compare():
    values = [*[100] * 12, *[250] * 12]
    assert change_of(MONTHS, decimals([*values[:5], None, *values[6:]]), Frequency.MONTH) is None


def test_a_gap_before_both_windows_does_no_harm():
    days = months(date(2018, 2, 1), 26)
    assert change_of(days, decimals([7, None, *[100] * 12, *[250] * 12]), Frequency.MONTH) is not None


def test_a_yearly_figure_is_compared_with_the_one_before_it_however_long_ago():
    change = change_of([date(2016, 4, 1), date(2018, 4, 1)], decimals([80, 72]), Frequency.YEAR)
    assert change is not None
    assert (change.before.words, change.words(EQUIPMENT)) == ("2016/17", "−8 points")


def test_one_figure_has_nothing_before_it():
    assert change_of([date(2018, 4, 1)], decimals([80]), Frequency.YEAR) is None


def test_a_rise_from_nothing_has_no_percentage():
    change = change_of([date(2017, 4, 1), date(2018, 4, 1)], decimals([0, 5]), Frequency.YEAR)
    assert change is not None
    assert change.words(DELAYS) == "from nothing"
