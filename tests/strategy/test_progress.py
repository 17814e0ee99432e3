"""How far an action is on a day."""

from datetime import date

import pytest

from salford_css.core.dates import UncertainDate, parse
from strategy.progress import Facts, Status, days_late, sentence, status

DAY = date(2004, 6, 1)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (Facts(due=parse("2004-07"), reported_on=date(2004, 5, 20)), Status.ON_TRACK),
        (Facts(due=parse("2004-07"), reported_on=date(2004, 5, 20), at_risk=True), Status.AT_RISK),
        (Facts(due=parse("2004-07")), Status.NOT_REPORTED),
        (Facts(due=parse("2004-07"), reported_on=date(2004, 2, 1)), Status.NOT_REPORTED),
        (Facts(due=parse("2004-07"), reported_on=date(2004, 6, 2)), Status.NOT_REPORTED),
        (Facts(due=parse("2004-04 to 2004-05"), reported_on=date(2004, 5, 20)), Status.LATE),
        (Facts(due=parse("2004-05"), dropped_on=date(2004, 5, 1)), Status.DROPPED),
        (Facts(due=parse("2004-05"), done=parse("2001-05")), Status.DONE),
        (Facts(due=parse("2004-05"), done=parse("2004-06")), Status.LATE),
        (Facts(done=UncertainDate(None, None, "2000-2001 implementation")), Status.DONE),
    ],
)
def test_the_status_follows_from_the_facts_and_the_day(facts: Facts, expected: Status):
    assert status(facts, on=DAY) == expected


def test_an_action_due_some_time_in_may_is_not_late_on_31_may():
    assert status(Facts(due=parse("2004-05")), on=date(2004, 5, 31)) == Status.NOT_REPORTED


def test_lateness_counts_from_the_last_possible_day():
    assert days_late(Facts(due=parse("2004-04 to 2004-05")), on=date(2004, 6, 4)) == 4


def test_what_was_done_after_its_date_stays_late_by_that_much():
    facts = Facts(due=parse("2004-03-31"), done=parse("2004-04-05"))
    assert sentence(facts, on=DAY) == "Done, 5 April 2004, 5 days late"


def test_a_late_action_says_since_when():
    assert sentence(Facts(due=parse("2004-05")), on=date(2004, 6, 1)) == "Late by 1 day: it was due May 2004"


def test_silence_is_said():
    facts = Facts(due=parse("2005"), reported_on=date(2003, 12, 1))
    assert sentence(facts, on=DAY) == "Nothing reported since 1 December 2003"
