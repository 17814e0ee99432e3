"""Whether the register of a consultation agrees with itself."""

from datetime import date

from strategy import consistency
from strategy.consistency import Touched
from strategy.lifecycle import Effect

CHANGED = Touched("Proposal 3", ("one team", "a team of several agencies"), caused=True)
SAME = Touched("Proposal 3", ("one team", "one team"))
ADDED = Touched("Proposal 11", ("a new centre",), begun_afterwards=True)


def said(effect: str, touched: Touched) -> str | None:
    return consistency.not_as_said(who="Unison", effect=effect, touched=touched)


def test_amended_and_new_name_their_proposal():
    assert consistency.without_proposal(who="Unison", effect=Effect.AMENDED, proposals=0)
    assert consistency.without_proposal(who="Unison", effect=Effect.NEW, proposals=0)
    assert consistency.without_proposal(who="Unison", effect=Effect.NOTED, proposals=0) is None


def test_amended_needs_another_wording():
    assert said(Effect.AMENDED, SAME) == (
        "Proposal 3 is said to be amended after Unison, but its wording has not changed."
    )
    assert said(Effect.AMENDED, CHANGED) is None


def test_amended_needs_the_comment_named_as_a_cause():
    uncaused = Touched("Proposal 3", CHANGED.wordings)
    assert "no change of its wording names that comment" in str(said(Effect.AMENDED, uncaused))


def test_new_needs_a_first_wording_that_came_afterwards():
    assert "was consulted on already" in str(said(Effect.NEW, CHANGED))
    assert said(Effect.NEW, ADDED) is None


def test_a_promise_without_an_event_is_said_as_one():
    told = consistency.not_heard(audience="Carers", consultation="Next Steps", promised=True, seldom_heard=True)
    assert told == (
        "Carers, who are seldom heard unless they are sought out, were promised a hearing in “Next Steps”, "
        "and no event for them is on record."
    )


def test_a_seldom_heard_group_is_to_be_named():
    assert consistency.no_seldom_heard(consultation="Next Steps", named=0)
    assert consistency.no_seldom_heard(consultation="Next Steps", named=1) is None


def test_events_that_say_neither_yes_nor_no_are_counted():
    told = consistency.responses_unrecorded(consultation="Next Steps", events=21, unrecorded=18)
    assert told == "18 of 21 events of “Next Steps” say neither that a response came nor that none did."


def test_a_response_is_overdue_from_the_day_after():
    asked = {"whom": "Unison", "due": date(2004, 3, 20), "expected": True, "received": None}
    assert consistency.response_overdue(on=date(2004, 3, 20), **asked) is None
    assert consistency.response_overdue(on=date(2004, 3, 21), **asked)


def test_replies_are_counted_against_answers():
    assert consistency.replies_unsent(consultation="N", answered=7, replied=7) is None
    assert "The reply to one answered comment" in str(
        consistency.replies_unsent(consultation="N", answered=7, replied=6)
    )
