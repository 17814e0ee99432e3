"""The four refusals of the council's procedure: nothing is written and one sentence says what is missing."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from salford_css.core import clock
from salford_css.core.models import Organisation, Post, User
from strategy.lifecycle import ConsultationState, Outcome, ProposalState
from strategy.models import ClockKind, Decision, Proposal
from strategy.services.actions import open_action, start_action
from strategy.services.consultation import close_consultation
from strategy.services.decisions import publish_decision, record_decision
from strategy.services.proposals import save_working_text
from strategy.services.steps import deliver, revise, take_effect
from tests.factories import core
from tests.factories import strategy as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def council(db: None) -> Organisation:
    return core.organisation("Salford City Council")


@pytest.fixture
def proposal(council: Organisation, lead_post: Post) -> Proposal:
    """A revised proposal in a report published on Monday 12 January 2004."""
    row = make.proposal(state=ProposalState.REVISED, lead_post=lead_post, plan=make.plan(at=council))
    version = make.report_version(published_on=date(2004, 1, 12))
    make.proposal_version(row, text="Free home from hospital.", report_version=version)
    return row


def decide(proposal: Proposal, council: Organisation, by: User, *, on: date, **facts: object) -> Decision:
    cabinet = make.body(organisation=council)
    return record_decision(
        outcome=Outcome.APPROVED, wording="Approved.", made_on=on, by=by, body=cabinet, proposal=proposal, **facts
    )


def test_nobody_decides_before_the_report_was_open_for_five_clear_days(
    proposal: Proposal, council: Organisation, dora: User
):
    make.clock_rule(council, kind=ClockKind.AGENDA, unit="clear_working")
    with pytest.raises(ValidationError, match="can be decided from 20 January 2004"):
        decide(proposal, council, dora, on=date(2004, 1, 19))
    assert not Decision.objects.exists()


def test_after_five_clear_days_the_body_decides(proposal: Proposal, council: Organisation, dora: User):
    make.clock_rule(council, kind=ClockKind.AGENDA, unit="clear_working")
    decide(proposal, council, dora, on=date(2004, 1, 20))
    proposal.refresh_from_db()
    assert proposal.state == ProposalState.DECIDED


def test_an_urgent_route_with_its_consent_opens_the_way(proposal: Proposal, council: Organisation, dora: User):
    make.clock_rule(council, kind=ClockKind.AGENDA, unit="clear_working")
    decision = decide(proposal, council, dora, on=date(2004, 1, 19), urgency="The chair of scrutiny consented.")
    assert decision.urgency


def test_an_unconfirmed_rule_blocks_nothing(proposal: Proposal, council: Organisation, dora: User):
    make.clock_rule(council, kind=ClockKind.AGENDA, unit="clear_working", standing="unverified")
    assert decide(proposal, council, dora, on=date(2004, 1, 13)).pk


def published(proposal: Proposal, council: Organisation, by: User) -> Decision:
    make.clock_rule(council, kind=ClockKind.CALL_IN)
    decision = decide(proposal, council, by, on=date(2004, 1, 20))
    return publish_decision(decision=decision, by=by, published_on=date(2004, 1, 21))


def test_the_effective_day_is_worked_out_by_the_rule_in_force(proposal: Proposal, council: Organisation, dora: User):
    decision = published(proposal, council, dora)
    assert decision.effective_on == date(2004, 1, 29)
    assert decision.rule is not None
    proposal.refresh_from_db()
    assert proposal.state == ProposalState.IN_CALL_IN


def test_nothing_takes_effect_while_scrutiny_may_call_it_in(proposal: Proposal, council: Organisation, dora: User):
    published(proposal, council, dora)
    proposal.refresh_from_db()
    with clock.held_at(datetime(2004, 1, 28, 12, tzinfo=UTC)), pytest.raises(ValidationError, match="29 January 2004"):
        take_effect(proposal=proposal, by=dora)


def test_no_action_starts_while_scrutiny_may_call_the_decision_in(
    proposal: Proposal, council: Organisation, dora: User
):
    action = open_action(text="Write to users", decision=published(proposal, council, dora), by=dora)
    with pytest.raises(ValidationError, match="takes effect on 29 January 2004"):
        start_action(action=action, by=dora, on=date(2004, 1, 28))
    assert start_action(action=action, by=dora, on=date(2004, 1, 29)).started.latest == date(2004, 1, 29)


def test_delivery_begins_with_actions_that_have_managers(proposal: Proposal, council: Organisation, dora: User):
    decision = published(proposal, council, dora)
    proposal.refresh_from_db()
    take_effect(proposal=proposal, by=dora)
    with pytest.raises(ValidationError, match="No action carries the decision out"):
        deliver(proposal=proposal, by=dora)
    make.action(decision=decision)
    with pytest.raises(ValidationError, match="1 of 1 actions have no named manager"):
        deliver(proposal=proposal, by=dora)


def test_a_consultation_with_an_unanswered_comment_stays_open(omar: User):
    comment = make.comment(consultation=make.consultation(state=ConsultationState.ANALYSING), ref="police")
    with pytest.raises(ValidationError, match="police has no officer's response"):
        close_consultation(consultation=comment.consultation, by=omar)
    comment.consultation.refresh_from_db()
    assert comment.consultation.state == ConsultationState.ANALYSING


def test_a_revised_text_without_a_cause_is_not_put_up_for_decision(lead_post: Post, olive: User):
    proposal = make.proposal(state=ProposalState.ANALYSING, text="One wording.", lead_post=lead_post)
    proposal = save_working_text(proposal=proposal, text="Another wording.", revision=0, by=olive)
    with pytest.raises(ValidationError, match="neither a comment nor another reason"):
        revise(proposal=proposal, by=olive)
    proposal.refresh_from_db()
    assert (proposal.state, proposal.versions.count()) == (ProposalState.ANALYSING, 1)
    assert revise(proposal=proposal, by=olive, reason="legal advice").versions.count() == 2
