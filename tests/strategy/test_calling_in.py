"""When a decision can be called in, and what follows from what scrutiny concludes."""

from datetime import date, time

import pytest

from strategy import calling_in
from strategy.calling_in import CallInOutcome, Window

WINDOW = Window(date(2023, 1, 23), date(2023, 1, 30), time(16))
MONDAY, TUESDAY = date(2023, 1, 30), date(2023, 1, 31)


@pytest.mark.parametrize("at", [time(9), time(16)])
def test_a_request_on_the_last_day_before_the_hour_is_in_time(at: time):
    assert calling_in.outside_window(WINDOW, on=MONDAY, at=at) == ("", "")


def test_a_request_a_minute_after_the_hour_is_too_late():
    day, hour = calling_in.outside_window(WINDOW, on=MONDAY, at=time(16, 1))
    assert (day, hour) == ("", "The window ended on 30 January 2023 at 16:00; the decision can no longer be called in.")


def test_the_day_after_is_too_late_at_any_hour():
    assert "no longer" in calling_in.outside_window(WINDOW, on=TUESDAY, at=time(8))[0]


def test_on_the_last_day_the_clock_time_is_needed_and_before_it_is_not():
    assert "Give the clock time" in calling_in.outside_window(WINDOW, on=MONDAY, at=None)[1]
    assert calling_in.outside_window(WINDOW, on=date(2023, 1, 27), at=None) == ("", "")


def test_without_an_hour_the_window_ends_with_its_day():
    window = Window(WINDOW.published, WINDOW.last_day)
    assert calling_in.outside_window(window, on=MONDAY, at=time(23, 59)) == ("", "")


def test_nothing_is_called_in_before_it_is_published():
    assert "published on 23 January 2023" in calling_in.outside_window(WINDOW, on=date(2023, 1, 22), at=None)[0]
    assert "not published yet" in calling_in.outside_window(None, on=MONDAY, at=None)[0]


def test_three_members_suffice_where_the_rule_asks_for_three():
    assert calling_in.too_few(3, 3) is None
    assert calling_in.too_few(2, 3) == "The rule needs three members; two members asked."
    assert calling_in.too_few(None, None) is None


def test_a_decision_is_called_in_once_only():
    assert "once only" in calling_in.called_in_before(called_in=True, reconsiders=False)
    assert "once only" in calling_in.called_in_before(called_in=False, reconsiders=True)


def test_upheld_it_takes_effect_when_scrutiny_lets_it_stand():
    after = calling_in.effective_after(CallInOutcome.UPHELD, window_effect=TUESDAY, settled=date(2023, 2, 8))
    assert after == date(2023, 2, 8)


def test_upheld_within_the_window_it_waits_for_the_day_of_the_window():
    after = calling_in.effective_after(CallInOutcome.UPHELD, window_effect=TUESDAY, settled=date(2023, 1, 27))
    assert after == TUESDAY


def test_referred_back_it_takes_no_effect():
    back = CallInOutcome.REFERRED_BACK
    assert calling_in.effective_after(back, window_effect=TUESDAY, settled=date(2023, 2, 8)) is None


def test_it_lapses_only_after_the_days_the_committee_has():
    last = date(2023, 2, 13)
    early = calling_in.lapsed_too_early(CallInOutcome.LAPSED, settled=last, time_ends=last)
    assert early == "The committee may meet until 13 February 2023; the call-in lapses only after that day."
    assert calling_in.lapsed_too_early(CallInOutcome.LAPSED, settled=date(2023, 2, 14), time_ends=last) is None
