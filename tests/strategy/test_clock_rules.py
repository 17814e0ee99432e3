"""Clear days and working days, counted as the council's own pages count them."""

from datetime import date

from strategy import clock_rules

NONE = frozenset[date]()


def test_a_decision_published_on_23_january_2023_takes_effect_on_the_31st():
    day = clock_rules.effective_from(date(2023, 1, 23), 5, next_day=True, working=True, days_off=NONE)
    assert day == date(2023, 1, 31)


def test_a_bank_holiday_lengthens_the_window():
    day = clock_rules.working_days_after(date(2004, 4, 7), 5, {date(2004, 4, 9), date(2004, 4, 12)})
    assert day == date(2004, 4, 16)


def test_five_clear_working_days_leave_out_both_ends_and_the_weekend():
    first = clock_rules.first_day_after_clear_days(date(2004, 1, 12), 5, working=True, days_off=NONE)
    assert first == date(2004, 1, 20)


def test_twenty_eight_clear_days_count_weekends():
    first = clock_rules.first_day_after_clear_days(date(2024, 1, 1), 28, working=False, days_off=NONE)
    assert first == date(2024, 1, 30)
