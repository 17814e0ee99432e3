"""Which days do not count in England, and why."""

from datetime import date

import pytest

from strategy.clock_rules import Calendar, calendar_named

ENGLAND = Calendar()


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2004, 4, 9), "bank holiday: Good Friday"),
        (date(2004, 4, 12), "bank holiday: Easter Monday"),
        (date(1995, 5, 8), "bank holiday: May Day"),
        (date(2020, 5, 8), "bank holiday: May Day"),
        (date(1999, 12, 31), "bank holiday: Millennium Celebrations"),
        (date(2002, 6, 3), "bank holiday: Golden Jubilee of Elizabeth II"),
        (date(2002, 6, 4), "bank holiday: Spring Bank Holiday"),
        (date(2011, 4, 29), "bank holiday: Wedding of William and Catherine"),
        (date(2012, 6, 5), "bank holiday: Diamond Jubilee of Elizabeth II"),
        (date(2022, 6, 3), "bank holiday: Platinum Jubilee of Elizabeth II"),
        (date(2022, 9, 19), "bank holiday: State Funeral of Queen Elizabeth II"),
        (date(2023, 5, 8), "bank holiday: Coronation of Charles III"),
        (date(2021, 12, 27), "bank holiday: substitute day for Christmas Day"),
        (date(2021, 12, 28), "bank holiday: substitute day for Boxing Day"),
        (date(2022, 12, 27), "bank holiday: substitute day for Christmas Day"),
        (date(2022, 1, 3), "bank holiday: substitute day for New Year's Day"),
        (date(1974, 1, 1), "bank holiday: New Year's Day"),
        (date(2021, 12, 25), "weekend (Saturday)"),
        (date(2004, 2, 29), "weekend (Sunday)"),
    ],
)
def test_a_day_off_is_named(day: date, why: str):
    assert ENGLAND.why_off(day) == why


@pytest.mark.parametrize(
    "day",
    [
        date(2020, 5, 4),  # the early May holiday of that year was on Friday 8 May
        date(2002, 5, 27),  # the spring holiday of that year was moved to 4 June
        date(2012, 5, 28),
        date(2022, 5, 30),
        date(2024, 2, 29),
        date(2004, 12, 24),
    ],
)
def test_a_day_that_looks_like_a_holiday_is_worked(day: date):
    assert ENGLAND.is_working(day)


def test_a_council_adds_days_of_its_own():
    calendar = calendar_named("england-and-wales", {date(2004, 12, 29): "offices closed"})
    assert calendar.why_off(date(2004, 12, 29)) == "the council's own day off: offices closed"


def test_a_council_may_work_on_a_day_the_calendar_has_off():
    calendar = calendar_named("england-and-wales", worked_after_all=frozenset({date(2024, 5, 6)}))
    assert calendar.is_working(date(2024, 5, 6))


def test_scotland_has_holidays_of_its_own():
    assert Calendar("scotland").why_off(date(2024, 1, 2)) == "bank holiday: New Year Holiday"


def test_a_calendar_of_weekends_only_works_at_christmas():
    assert Calendar("weekends-only").is_working(date(2023, 12, 25))


def test_an_unknown_calendar_is_refused_with_the_names_of_the_known():
    with pytest.raises(ValueError, match="There is no calendar 'france'; known are england-and-wales"):
        calendar_named("france")


def test_years_beyond_the_calendar_give_a_warning():
    assert "knows no bank holidays for 2101" in ENGLAND.warning(date(2100, 12, 20), date(2101, 1, 10))


def test_years_the_calendar_knows_give_none():
    assert ENGLAND.warning(date(1999, 12, 20), date(2030, 1, 10)) == ""
