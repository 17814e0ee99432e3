"""The council's clock: worked days that were published, and what holds of every day."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategy.clock_rules import (
    Calendar,
    CallIn,
    Effect,
    Skipped,
    clear_days_before,
    days_after,
    days_before,
    effective_date,
    first_day_after_clear_days,
    working_days_after,
)

ENGLAND = Calendar()
SALFORD = CallIn()
days = st.dates(date(1975, 1, 1), date(2099, 1, 1))
numbers = st.integers(0, 40)
effects = st.sampled_from(list(Effect))


def test_the_councils_own_example_ends_on_monday_at_four_and_takes_effect_on_tuesday():
    found = effective_date(date(2023, 1, 23), SALFORD, ENGLAND)
    assert (found.call_in_ends.isoformat(), found.day) == ("2023-01-30T16:00:00", date(2023, 1, 31))


@pytest.mark.parametrize(
    ("published", "effective"),
    [
        (date(2021, 7, 21), date(2021, 7, 29)),
        (date(2022, 6, 24), date(2022, 7, 2)),  # a Saturday
        (date(2022, 9, 16), date(2022, 9, 27)),  # the Monday between was the day of the Queen's funeral
    ],
)
def test_the_days_that_the_council_published_beside_its_decisions_are_those_worked_out(
    published: date, effective: date
):
    """Read on Salford's pages of decisions of the City Mayor, his deputies and Lead Members."""
    assert effective_date(published, SALFORD, ENGLAND).day == effective


def test_the_answer_names_rule_calendar_and_every_day_left_out():
    found = effective_date(date(2023, 1, 23), SALFORD, ENGLAND)
    assert found.skipped == (
        Skipped(date(2023, 1, 28), "weekend (Saturday)"),
        Skipped(date(2023, 1, 29), "weekend (Sunday)"),
    )
    assert found.rule == (
        "5 working days after publication until 16:00 on the last, effective on the next calendar day"
    )
    assert found.calendar == "england-and-wales"


@pytest.mark.parametrize(
    ("published", "last_day", "effective"),
    [
        (date(2004, 4, 7), date(2004, 4, 16), date(2004, 4, 17)),  # over Easter
        (date(2023, 12, 20), date(2023, 12, 29), date(2023, 12, 30)),  # over Christmas
        (date(2021, 12, 23), date(2022, 1, 4), date(2022, 1, 5)),  # three substitute days
        (date(2022, 9, 15), date(2022, 9, 23), date(2022, 9, 24)),  # the Queen's funeral
        (date(2023, 5, 4), date(2023, 5, 12), date(2023, 5, 13)),  # the coronation
        (date(1999, 12, 29), date(2000, 1, 7), date(2000, 1, 8)),  # the millennium
        (date(2002, 5, 30), date(2002, 6, 10), date(2002, 6, 11)),  # the golden jubilee
        (date(2024, 2, 23), date(2024, 3, 1), date(2024, 3, 2)),  # over a leap day
        (date(2023, 1, 21), date(2023, 1, 27), date(2023, 1, 28)),  # published on a Saturday
        (date(2023, 1, 22), date(2023, 1, 27), date(2023, 1, 28)),  # published on a Sunday
    ],
)
def test_the_window_is_lengthened_by_what_does_not_count(published: date, last_day: date, effective: date):
    found = effective_date(published, SALFORD, ENGLAND)
    assert (found.call_in_last_day, found.day) == (last_day, effective)


@pytest.mark.parametrize(
    ("effect", "day"),
    [
        (Effect.END_OF_CALL_IN, date(2023, 1, 27)),
        (Effect.NEXT_CALENDAR_DAY, date(2023, 1, 28)),
        (Effect.NEXT_WORKING_DAY, date(2023, 1, 30)),
    ],
)
def test_a_window_ending_on_friday_takes_effect_as_the_rule_says(effect: Effect, day: date):
    assert effective_date(date(2023, 1, 20), CallIn(effect=effect), ENGLAND).day == day


def test_midday_of_the_eighth_day_counted_through_the_weekend():
    rule = CallIn(days=8, working=False, ends_at=time(12))
    found = effective_date(date(2024, 3, 25), rule, ENGLAND)
    assert (found.call_in_ends.isoformat(), found.skipped) == ("2024-04-02T12:00:00", ())


def test_a_decision_without_a_window_takes_effect_the_next_day():
    assert effective_date(date(2023, 1, 23), CallIn(days=0), ENGLAND).day == date(2023, 1, 24)


@pytest.mark.parametrize(
    ("meeting", "clear", "by"),
    [
        (date(2004, 1, 20), 5, date(2004, 1, 12)),
        (date(2023, 1, 30), 5, date(2023, 1, 20)),  # a meeting on a Monday: the Friday, not the Sunday before
        (date(2024, 1, 10), 5, date(2024, 1, 2)),
        (date(2004, 4, 13), 5, date(2004, 4, 1)),  # the Tuesday after Easter
        (date(2002, 9, 30), 3, date(2002, 9, 24)),  # three days until the law changed
        (date(2022, 9, 21), 5, date(2022, 9, 12)),  # the Queen's funeral
        (date(2023, 1, 31), 1, date(2023, 1, 27)),
        (date(2023, 1, 31), 0, date(2023, 1, 30)),
    ],
)
def test_papers_for_a_meeting_are_published_by(meeting: date, clear: int, by: date):
    assert clear_days_before(meeting, clear, working=True, calendar=ENGLAND).day == by


@pytest.mark.parametrize(
    ("decision", "by"),
    [
        (date(2024, 1, 31), date(2024, 1, 2)),
        (date(2024, 3, 15), date(2024, 2, 15)),
        (date(2023, 3, 15), date(2023, 2, 14)),
    ],
)
def test_twenty_eight_clear_days_count_every_day_of_the_week(decision: date, by: date):
    found = clear_days_before(decision, 28, working=False, calendar=ENGLAND)
    assert (found.day, found.skipped, found.warnings) == (by, (), ())


def test_notice_that_falls_on_a_day_off_says_so():
    found = clear_days_before(date(2024, 1, 30), 28, working=False, calendar=ENGLAND)
    assert found.warnings == ("2024-01-01 is itself not a working day: bank holiday: New Year's Day.",)


def test_no_days_after_a_sunday_is_that_sunday():
    assert working_days_after(date(2023, 1, 22), 0, ENGLAND) == date(2023, 1, 22)


@pytest.mark.parametrize("number", [-1, 3661])
def test_a_number_of_days_that_no_rule_could_mean_is_refused(number: int):
    with pytest.raises(ValueError, match=r"cannot be negative|more than the 3660"):
        working_days_after(date(2023, 1, 22), number, ENGLAND)


def test_a_count_out_of_the_calendar_is_refused():
    with pytest.raises(ValueError, match="leads out of the calendar"):
        clear_days_before(date(1, 1, 5), 28, working=False, calendar=ENGLAND)


def test_a_year_without_known_bank_holidays_is_counted_with_a_warning():
    found = clear_days_before(date(2150, 1, 3), 5, working=True, calendar=ENGLAND)
    assert "knows no bank holidays for 2149, 2150" in found.warnings[0]


@given(published=days, number=numbers, working=st.booleans(), effect=effects)
def test_no_decision_takes_effect_before_its_call_in_ends(published, number, working, effect):
    found = effective_date(published, CallIn(number, working, effect=effect), ENGLAND)
    assert published <= found.call_in_last_day <= found.day


@given(published=days, number=st.integers(1, 40))
def test_a_window_of_working_days_ends_on_a_working_day(published, number):
    assert ENGLAND.is_working(effective_date(published, CallIn(number), ENGLAND).call_in_last_day)


@given(meeting=days, number=numbers, working=st.booleans())
def test_published_by_the_last_day_the_meeting_is_lawful(meeting, number, working):
    by = clear_days_before(meeting, number, working=working, calendar=ENGLAND).day
    assert first_day_after_clear_days(by, number, working=working, calendar=ENGLAND).day <= meeting


@given(meeting=days, number=numbers, working=st.booleans())
def test_published_a_day_too_late_the_meeting_is_not_lawful(meeting, number, working):
    by = clear_days_before(meeting, number, working=working, calendar=ENGLAND).day
    late = days_after(by, 1, working=working, calendar=ENGLAND).day
    assert first_day_after_clear_days(late, number, working=working, calendar=ENGLAND).day > meeting


@given(start=days, number=numbers)
def test_every_day_between_counts_or_is_left_out_with_a_reason(start, number):
    found = days_after(start, number, working=True, calendar=ENGLAND)
    assert (found.day - start).days == number + len(found.skipped)
    assert all(one.why for one in found.skipped)


@given(start=days, number=numbers)
def test_counting_forwards_and_back_again_does_not_pass_the_start(start, number):
    there = days_after(start, number, working=True, calendar=ENGLAND).day
    back = days_before(there, number, working=True, calendar=ENGLAND).day
    assert start <= back or not ENGLAND.is_working(start)


@given(first=days, later=st.integers(0, 30), number=numbers)
def test_publishing_later_never_makes_a_decision_effective_earlier(first, later, number):
    one = effective_date(first, CallIn(number), ENGLAND).day
    other = effective_date(first + timedelta(days=later), CallIn(number), ENGLAND).day
    assert one <= other
