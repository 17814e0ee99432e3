"""The round of a call-in: asked for in time, once, settled by scrutiny, decided anew, and in effect on its day."""

from datetime import date, time
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from salford_css.core.models import User
from strategy import models as m
from strategy.lifecycle import ProposalState
from strategy.services.actions import complete_action, mark_milestone_done, start_action
from strategy.services.call_ins import (
    call_in_decision,
    committee_until,
    reconsider_decision,
    reconsider_until,
    settle_call_in,
    window_of,
)
from strategy.services.decisions import publish_decision, record_decision
from strategy.services.steps import take_effect
from tests.factories import strategy as make
from tests.strategy.decisions.conftest import MEETING, Sitting


def ask(decision: m.Decision, sitting: Sitting, by: User, **facts: Any) -> m.CallIn:
    asked = {
        "body": sitting.scrutiny,
        "requested_on": date(2004, 4, 14),
        "requested_by": "Three members of the committee",
        "requesters": 3,
        "grounds": "The cost is not stated.",
    }
    return call_in_decision(decision=decision, by=by, **asked | facts)


def rule(**facts: Any) -> None:
    m.ClockRule.objects.filter(kind=m.ClockKind.CALL_IN).update(**facts)


def test_the_window_leaves_out_easter(approval: m.Decision):
    assert window_of(approval).last_day == date(2004, 4, 16)


def test_called_in_a_decision_has_no_day_of_effect(approval: m.Decision, sitting: Sitting, dora: User):
    ask(approval, sitting, dora)
    approval.refresh_from_db()
    assert approval.effective_on is None


@pytest.mark.parametrize(
    ("on", "at", "field"),
    [
        (date(2004, 4, 6), None, "requested_on"),
        (date(2004, 4, 17), None, "requested_on"),
        (date(2004, 4, 16), time(16, 1), "requested_at"),
        (date(2004, 4, 16), None, "requested_at"),
    ],
)
def test_a_request_out_of_time_is_refused_beside_its_field(
    approval: m.Decision, sitting: Sitting, dora: User, on: date, at: time | None, field: str
):
    rule(hour=time(16))
    with pytest.raises(ValidationError) as refused:
        ask(approval, sitting, dora, requested_on=on, requested_at=at)
    assert list(refused.value.error_dict) == [field]
    assert not m.CallIn.objects.exists()


def test_a_request_at_the_last_minute_is_in_time(approval: m.Decision, sitting: Sitting, dora: User):
    rule(hour=time(16))
    assert ask(approval, sitting, dora, requested_on=date(2004, 4, 16), requested_at=time(16))


def test_an_hour_that_nobody_confirmed_shuts_nobody_out(approval: m.Decision, sitting: Sitting, dora: User):
    rule(hour=time(16), standing="unverified")
    assert ask(approval, sitting, dora, requested_on=date(2004, 4, 16), requested_at=time(18))


def test_too_few_members_are_refused(approval: m.Decision, sitting: Sitting, dora: User):
    rule(how_many=3)
    with pytest.raises(ValidationError, match="The rule needs three members; two members asked"):
        ask(approval, sitting, dora, requesters=2)


def test_only_scrutiny_calls_in(approval: m.Decision, sitting: Sitting, dora: User):
    with pytest.raises(ValidationError, match="Only a scrutiny committee"):
        ask(approval, sitting, dora, body=sitting.cabinet)


def test_a_decision_is_called_in_once_only(approval: m.Decision, sitting: Sitting, dora: User):
    ask(approval, sitting, dora)
    with pytest.raises(ValidationError, match="called in once only"):
        ask(approval, sitting, dora)


def test_a_decision_outside_call_in_is_not_called_in(sitting: Sitting, approval: m.Decision, dora: User):
    line = make.delegation(sitting.council, body=sitting.cabinet, called_in=False)
    other = make.decision(body=sitting.cabinet, published_on=MEETING, effective_on=MEETING, on=MEETING, delegation=line)
    with pytest.raises(ValidationError, match="This decision cannot be called in"):
        ask(other, sitting, dora)


def settle(call_in: m.CallIn, by: User, outcome: str, on: date, **facts: Any) -> m.Decision:
    settle_call_in(call_in=call_in, outcome=outcome, settled_on=on, by=by, **facts)
    return m.Decision.objects.get(pk=call_in.decision_id)


def test_upheld_it_takes_effect_on_the_day_of_the_meeting_of_scrutiny(
    approval: m.Decision, sitting: Sitting, dora: User
):
    meeting = make.meeting(body=sitting.scrutiny, on=date(2004, 4, 26))
    decision = settle(ask(approval, sitting, dora), dora, "upheld", date(2004, 4, 26), meeting=meeting)
    assert decision.effective_on == date(2004, 4, 26)
    assert decision.call_in.meeting == meeting


def test_a_committee_that_does_not_meet_in_time_lets_it_lapse(approval: m.Decision, sitting: Sitting, dora: User):
    rule(committee_within=10)
    call_in = ask(m.Decision.objects.get(), sitting, dora)
    assert committee_until(call_in) == date(2004, 4, 28)
    with pytest.raises(ValidationError, match="may meet until 28 April 2004"):
        settle(call_in, dora, "lapsed", date(2004, 4, 28))
    assert settle(call_in, dora, "lapsed", date(2004, 4, 29)).effective_on == date(2004, 4, 29)


def test_a_referral_back_needs_its_concerns(approval: m.Decision, sitting: Sitting, dora: User):
    with pytest.raises(ValidationError, match="Say why scrutiny refers the decision back"):
        settle(ask(approval, sitting, dora), dora, "referred_back", date(2004, 4, 26))


def test_a_call_in_is_settled_once_and_not_before_it_is_asked_for(approval: m.Decision, sitting: Sitting, dora: User):
    call_in = ask(approval, sitting, dora)
    with pytest.raises(ValidationError, match="cannot be settled before"):
        settle(call_in, dora, "upheld", date(2004, 4, 13))
    settle(call_in, dora, "upheld", date(2004, 4, 26))
    with pytest.raises(ValidationError, match="The call-in is settled"):
        settle(call_in, dora, "lapsed", date(2004, 5, 26))


@pytest.fixture
def referred_back(sitting: Sitting, dora: User) -> m.Decision:
    """Cabinet's approval of the proposal, sent back by scrutiny on 26 April."""
    made = record_decision(
        outcome="approved", wording="Approved.", made_on=MEETING, body=sitting.cabinet, meeting=sitting.meeting,
        proposal=sitting.proposal, by=dora,
    )  # fmt: skip
    publish_decision(decision=made, by=dora, published_on=date(2004, 4, 7))
    return settle(ask(made, sitting, dora), dora, "referred_back", date(2004, 4, 26), concerns="State the cost.")


def test_referred_back_it_takes_no_effect_and_the_proposal_waits(referred_back: m.Decision):
    assert referred_back.effective_on is None
    assert referred_back.proposal.state == ProposalState.REVISED


def anew(decision: m.Decision, by: User, **facts: Any) -> m.Decision:
    said = {"outcome": "approved", "wording": "Confirmed.", "made_on": date(2004, 5, 4)}
    return reconsider_decision(decision=decision, by=by, **said | facts)


def test_confirmed_it_is_a_new_decision_that_names_the_first(referred_back: m.Decision, dora: User):
    made = anew(referred_back, dora)
    published = publish_decision(decision=made, by=dora, published_on=date(2004, 5, 5))
    assert (published.reconsiders, published.effective_on) == (referred_back, date(2004, 5, 5))
    take_effect(proposal=m.Proposal.objects.get(), by=dora)
    assert m.Proposal.objects.get().state == ProposalState.EFFECTIVE


def test_amended_it_makes_one_more_version(referred_back: m.Decision, dora: User):
    made = anew(referred_back, dora, outcome="amended", amended_text="A service with its cost stated.")
    assert made.proposal_version.text == "A service with its cost stated."


def test_what_was_decided_anew_is_not_called_in_again(referred_back: m.Decision, sitting: Sitting, dora: User):
    made = publish_decision(decision=anew(referred_back, dora), by=dora, published_on=date(2004, 5, 5))
    with pytest.raises(ValidationError, match="once only"):
        ask(made, sitting, dora, requested_on=date(2004, 5, 6))


def test_it_is_not_decided_anew_before_scrutiny_has_spoken(approval: m.Decision, referred_back: m.Decision, dora: User):
    with pytest.raises(ValidationError, match="has not referred this decision back"):
        anew(approval, dora)
    with pytest.raises(ValidationError, match="cannot be decided anew before"):
        anew(referred_back, dora, made_on=date(2004, 4, 20))


def test_the_rule_says_by_when_it_is_decided_anew(referred_back: m.Decision):
    rule(reconsider_within=5)
    assert reconsider_until(m.CallIn.objects.get()) == date(2004, 5, 4)


@pytest.mark.parametrize("deed", [start_action, complete_action])
def test_nothing_is_carried_out_while_scrutiny_holds_it(approval: m.Decision, sitting: Sitting, dora: User, deed: Any):
    action = make.action(decision=approval)
    ask(approval, sitting, dora)
    action = m.Action.objects.get(pk=action.pk)
    with pytest.raises(ValidationError, match="Scrutiny has called the decision in and has not let it stand"):
        deed(action=action, by=dora)


def test_no_milestone_is_reached_before_the_decision_takes_effect(sitting: Sitting, dora: User):
    action = make.action(decision=make.decision(body=sitting.cabinet))
    with pytest.raises(ValidationError, match="has no effective date yet"):
        mark_milestone_done(milestone=make.milestone(action=action), by=dora)


def test_an_action_of_an_undecided_proposal_is_not_begun(sitting: Sitting, dora: User):
    with pytest.raises(ValidationError, match="No decision on this proposal is on record"):
        start_action(action=make.action(proposal=sitting.proposal), by=dora)
