"""A calendar laid along a line."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salford_css.core.charts.days import DayScale

YEAR = DayScale(date(2004, 1, 1), date(2004, 12, 31), 0, 366)
DAYS = st.dates(date(2004, 1, 1), date(2004, 12, 31))


def test_a_day_begins_where_the_day_before_ends():
    assert YEAR.morning(date(2004, 6, 1)) == YEAR.evening(date(2004, 5, 31))


def test_a_known_day_is_a_point_in_its_middle():
    assert YEAR.noon(date(2004, 1, 1)) == 0.5


def test_a_month_is_as_long_as_its_days():
    assert YEAR.evening(date(2004, 2, 29)) - YEAR.morning(date(2004, 2, 1)) == 29


def test_a_day_beyond_the_calendar_is_held_at_its_end():
    assert YEAR.noon(date(2006, 3, 1)) == 366
    assert not YEAR.shows(date(2006, 3, 1))


@given(DAYS, DAYS)
def test_a_later_day_never_lies_to_the_left(one, other):
    earlier, later = sorted((one, other))

    assert YEAR.noon(earlier) <= YEAR.noon(later)


def test_a_short_calendar_names_its_months_and_january_as_the_year():
    scale = DayScale(date(2003, 12, 15), date(2004, 3, 10), 0, 100)

    assert [name for _, name in scale.ticks()] == ["2004", "February", "March"]


def test_a_longer_calendar_names_every_third_month():
    scale = DayScale(date(2003, 4, 1), date(2005, 3, 31), 0, 1000)

    assert [name for _, name in scale.ticks()] == [
        "April", "July", "October", "2004", "April", "July", "October", "2005",
    ]  # fmt: skip


def test_a_long_calendar_names_years_alone():
    scale = DayScale(date(1997, 1, 1), date(2006, 12, 31), 0, 1000)

    assert [name for _, name in scale.ticks()] == [str(year) for year in range(1997, 2007)]


def test_a_calendar_of_one_day_can_be_drawn():
    day = date(2004, 6, 1)
    scale = DayScale(day, day, 0, 10)

    assert (scale.morning(day), scale.noon(day), scale.evening(day)) == (0, 5, 10)


def test_a_calendar_cannot_end_before_it_begins():
    with pytest.raises(ValueError, match="ends before it begins"):
        DayScale(date(2004, 6, 1), date(2004, 6, 1) - timedelta(days=1), 0, 10)
