"""Where a proposal stood on a day, read from its dates."""

from dataclasses import replace
from datetime import date

import pytest

from salford_css.core.dates import UncertainDate, parse
from strategy.course import Course, place_on, state_on, steps
from strategy.lifecycle import ProposalState as S

RESPITE = Course(
    state=S.REVISED,
    versions=2,
    first=parse("2004-01-20"),
    opens=date(2004, 1, 20),
    closes=parse("2004-03-20"),
    comments=1,
    revised=parse("Spring 2004"),
)


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2003, 12, 1), S.DRAFT),
        (date(2004, 1, 25), S.IN_CONSULTATION),
        (date(2004, 3, 10), S.IN_CONSULTATION),
        (date(2004, 4, 1), S.REVISED),
        (date(2004, 6, 1), S.REVISED),
    ],
)
def test_a_proposal_stands_where_its_dates_allow(day: date, state: S):
    assert state_on(RESPITE, day) == state


def test_between_the_end_of_consultation_and_the_revised_wording_comments_are_being_answered():
    later = replace(RESPITE, revised=parse("2004-05-10"))
    assert state_on(later, date(2004, 4, 1)) == S.ANALYSING


def test_before_a_decision_takes_effect_it_can_still_be_called_in():
    decided = replace(
        RESPITE,
        state=S.EFFECTIVE,
        decided=parse("2004-06-15"),
        published_on=date(2004, 6, 17),
        effective_on=date(2004, 6, 25),
    )
    assert state_on(decided, date(2004, 6, 20)) == S.IN_CALL_IN
    assert state_on(decided, date(2004, 6, 25)) == S.EFFECTIVE


def test_a_date_nobody_recorded_holds_nothing_back():
    assert state_on(Course(state=S.REVIEWED), date(2004, 6, 1)) == S.REVIEWED


def test_a_step_passed_without_evidence_says_so():
    unknown = replace(RESPITE, first=None)
    assert steps(unknown, date(2004, 6, 1))[1].state == "unproven"
    assert steps(RESPITE, date(2004, 6, 1))[1].state == "passed"


def test_every_step_says_its_date_or_that_none_is_held():
    notes = [step.note for step in steps(RESPITE, date(2004, 6, 1))]
    assert notes[:5] == [
        "no date held",
        "20 January 2004",
        "to 20 March 2004",
        "one comment answered",
        "version 2, now",
    ]
    assert not any(notes[5:])


def test_an_unanswered_comment_is_named_under_its_step():
    line = steps(replace(RESPITE, unanswered=1), date(2004, 6, 1))
    assert (line[3].state, line[3].note) == ("unproven", "one comment unanswered")


def test_a_withdrawn_proposal_ends_with_its_withdrawal():
    line = steps(replace(RESPITE, state=S.WITHDRAWN), date(2004, 6, 1))
    assert (line[-1].word, line[-1].state) == ("Withdrawn", "now")


def test_a_called_in_proposal_stays_called_in():
    called = replace(RESPITE, state=S.CALLED_IN, decided=UncertainDate(date(2004, 6, 15), date(2004, 6, 15)))
    assert state_on(called, date(2004, 6, 20)) == S.CALLED_IN
    assert place_on(called, date(2004, 6, 1)) == place_on(RESPITE, date(2004, 6, 1))
