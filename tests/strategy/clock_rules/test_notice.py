"""Notice of a key decision, and the two ways to go without it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategy.clock_rules import Calendar, Consent, Notice, notice_by, without_notice

ENGLAND = Calendar()
SINCE_2012 = Notice(28)
MONTHLY = Notice(14, clear=False, months=4)


@pytest.mark.parametrize(
    ("decision", "rule", "by"),
    [
        (date(2024, 1, 31), SINCE_2012, date(2024, 1, 2)),
        (date(2004, 3, 1), MONTHLY, date(2004, 2, 16)),
        (date(2004, 3, 31), MONTHLY, date(2004, 2, 16)),
        (date(2004, 1, 20), MONTHLY, date(2003, 12, 18)),
        (date(2004, 3, 17), Notice(5, working=True, clear=False), date(2004, 3, 10)),
        (date(2004, 3, 17), Notice(5, working=True), date(2004, 3, 9)),
    ],
)
def test_notice_is_counted_from_the_decision_or_from_the_month_of_its_plan(decision: date, rule: Notice, by: date):
    assert notice_by(decision, rule, ENGLAND).day == by


def test_a_monthly_plan_says_what_it_counts_from():
    found = notice_by(date(2004, 3, 17), MONTHLY, ENGLAND)
    assert found.rule == "14 calendar days before the first day of the plan of 4 months"


def ask(published: date | None, *consents: Consent) -> str | None:
    return without_notice(
        decision=date(2024, 1, 31), published=published, rule=SINCE_2012, consents=consents, calendar=ENGLAND
    )


def test_notice_on_the_last_day_is_enough():
    assert ask(date(2024, 1, 2)) is None


def test_notice_a_day_late_is_not():
    assert ask(date(2024, 1, 3)) == (
        "A key decision on 31 January 2024 needed its notice by 2 January 2024 (28 clear days before; neither the "
        "first nor the last day counts); it was published on 3 January 2024. Record a general exception or a special "
        "urgency with the post that was told or consented."
    )


def test_without_notice_nothing_was_published():
    assert "none was published" in (ask(None) or "")


def test_special_urgency_allows_the_decision_on_its_own_day():
    assert ask(None, Consent("special urgency", "Chair of Scrutiny", date(2024, 1, 31))) is None


def test_a_consent_given_after_the_decision_allows_nothing():
    assert "allows it from 1 February 2024 only" in (
        ask(None, Consent("special urgency", "Chair of Scrutiny", date(2024, 2, 1))) or ""
    )


@pytest.mark.parametrize(("told", "allowed"), [(date(2024, 1, 23), True), (date(2024, 1, 24), False)])
def test_a_general_exception_wants_five_clear_days_after_the_chair_was_told(told: date, allowed: bool):
    found = ask(None, Consent("general exception", "Chair of Scrutiny", told, clear_days=5))
    assert (found is None) == allowed


@given(decision=st.dates(date(2001, 1, 1), date(2090, 1, 1)), days=st.integers(0, 40))
def test_notice_by_the_last_day_always_allows_the_decision(decision, days):
    rule = Notice(days)
    by = notice_by(decision, rule, ENGLAND).day
    assert without_notice(decision=decision, published=by, rule=rule, consents=(), calendar=ENGLAND) is None
