"""What strategy finds broken by itself, and what it does not call broken."""

from datetime import date
from typing import Any

import pytest

from salford_css.core.models import Part, Post, User
from salford_css.core.registry import Finding, findings
from strategy import models as m
from strategy.lifecycle import ConsultationState, Effect, Outcome, ProposalState
from tests.factories import core
from tests.factories import strategy as make

pytestmark = pytest.mark.django_db
DAY = date(2004, 6, 1)


def found(code: str, reader: User, *, on: date = DAY) -> list[Finding]:
    return [one for one in findings.all(as_at=on, reader=reader, audience="strategy") if one.code == code]


def sentences(code: str, reader: User, **asked: Any) -> list[str]:
    return [one.sentence for one in found(code, reader, **asked)]


def test_an_empty_register_has_no_breaks(dora: User):
    assert findings.all(as_at=DAY, reader=dora, audience="strategy") == []


def test_a_revised_proposal_without_a_decision_is_found(dora: User):
    make.proposal(state=ProposalState.REVISED, text="x", number=3, title="Prevention", decision_body=make.body())
    assert sentences("proposal-undecided", dora) == [
        "Proposal 3: Prevention waits for a decision: none by Cabinet is on record."
    ]


def test_a_proposal_decided_later_was_undecided_then(dora: User):
    proposal = make.proposal(state=ProposalState.DECIDED, text="x")
    make.decision(proposal=proposal, on=date(2004, 6, 15))
    assert found("proposal-undecided", dora)
    assert not found("proposal-undecided", dora, on=date(2004, 6, 15))


def test_an_approval_without_an_action_is_found_until_one_is_opened(dora: User):
    decision = make.decision()
    assert [one.subject for one in found("approval-without-action", dora)] == [decision]
    make.action(decision=decision)
    assert not found("approval-without-action", dora)


def test_a_rejection_needs_no_action(dora: User):
    make.decision(outcome=Outcome.REJECTED)
    assert not found("approval-without-action", dora)


def test_an_unanswered_comment_is_found(dora: User):
    make.comment(respondent_as_written="Greater Manchester Police", effect=Effect.UNKNOWN)
    make.comment(answered=True)
    assert sentences("comment-unanswered", dora) == [
        "The comment of Greater Manchester Police has no officer's response on record."
    ]


def test_a_promise_without_an_action_is_found(dora: User):
    comment = make.comment(answered=True, follow_up="link with the project group")
    assert len(found("comment-promise-not-opened", dora)) == 1
    make.action(comment=comment)
    assert not found("comment-promise-not-opened", dora)


def audience(consultation: m.Consultation, code: str, name: str) -> m.ConsultationAudience:
    return m.ConsultationAudience.objects.create(consultation=consultation, code=code, name=name, promised=True)


def hear(audience: m.ConsultationAudience) -> None:
    m.ConsultationEvent.objects.create(
        ref=f"event-{audience.code}", consultation=audience.consultation, mechanism=1, kind="briefing",
        whom_as_written=audience.name, audience=audience,
    )  # fmt: skip


def test_a_promised_audience_without_an_event_is_found(dora: User):
    consultation = make.consultation()
    hear(audience(consultation, "staff", "Staff"))
    audience(consultation, "wider", "Staff of the wider council")
    assert sentences("audience-not-heard", dora)[1].startswith("Staff of the wider council were promised a hearing")


def test_users_and_carers_without_an_event_of_their_own_come_first(dora: User):
    make.consultation(title="Next Steps")
    (gap,) = found("audience-not-heard", dora)
    assert (gap.sentence, gap.rank) == ("Users and carers had no event of their own in “Next Steps”.", 0)


def test_heard_users_and_carers_are_no_finding(dora: User):
    hear(audience(make.consultation(), "users-and-carers", "Users and carers"))
    assert not found("audience-not-heard", dora)


def test_a_received_response_that_nobody_wrote_down_is_found(dora: User):
    consultation = make.consultation()
    event = m.ConsultationEvent.objects.create(
        ref="board", consultation=consultation, mechanism=11, kind="considered", response_received=True,
        whom_as_written="The trust's board",
    )  # fmt: skip
    assert len(found("response-without-comment", dora)) == 1
    make.comment(consultation=consultation, event=event)
    assert not found("response-without-comment", dora)


def test_a_consultation_that_outlives_its_end_is_found(dora: User):
    make.consultation(state=ConsultationState.OPEN)
    assert found("consultation-open-past-its-end", dora)
    assert not found("consultation-open-past-its-end", dora, on=date(2004, 3, 20))


def test_a_change_of_wording_without_a_cause_is_found(dora: User):
    proposal = make.proposal(state=ProposalState.REVISED, text="one wording")
    version = make.proposal_version(proposal, text="another wording")
    assert "1 change has no cause on record (a)" in sentences("change-without-cause", dora)[0]
    m.ChangeCause.objects.create(version=version, stated_reason="legal advice")
    assert not found("change-without-cause", dora)


def test_a_comment_said_to_amend_what_never_changed_is_found(dora: User):
    proposal = make.proposal(state=ProposalState.REVISED, text="one wording")
    comment = make.comment(officer_response="Yes.", effect=Effect.AMENDED)
    m.CommentProposal.objects.create(comment=comment, proposal=proposal)
    assert [one.subject for one in found("comment-changed-nothing", dora)] == [proposal]


def test_an_unstated_cost_is_a_note(dora: User):
    make.proposal(state=ProposalState.REVISED, text="x")
    make.proposal(state=ProposalState.REVISED, text="x", cost_standing=m.CostStanding.EXISTING)
    assert [one.rank for one in found("cost-not-stated", dora)] == [2]


def test_words_that_name_no_organisation_are_found(dora: User):
    proposal = make.proposal(number=9, title="Day care")
    m.ProposalParty.objects.create(proposal=proposal, as_written="multi-agency")
    m.ProposalParty.objects.create(proposal=proposal, organisation=core.organisation(), as_written="NHS")
    assert sentences("party-unresolved", dora) == [
        "Proposal 9: Day care names “multi-agency” as a party, which is no organisation."
    ]


def test_an_open_action_without_a_manager_is_found(dora: User, lead_post: Post):
    make.action()
    make.action(manager=lead_post)
    make.action(done_earliest=date(2001, 5, 1), done_latest=date(2001, 5, 31))
    assert len(found("action-without-manager", dora)) == 1


def test_a_late_action_comes_first(dora: User):
    make.action(earliest=date(2004, 4, 1), latest=date(2004, 5, 31), as_written="2004-04 to 2004-05")
    (late,) = found("action-late", dora)
    assert late.rank == 0
    assert not found("action-late", dora, on=date(2004, 5, 31))


def test_a_late_milestone_of_an_action_is_found_and_history_is_not(dora: User):
    day = date(2004, 5, 1)
    make.milestone(action=make.action(), earliest=day, latest=day)
    make.milestone(earliest=day, latest=day)
    assert len(found("milestone-late", dora)) == 1


def test_objectives_and_pledges_that_hang_on_nothing_are_found(dora: User):
    objective, pledge = make.objective(), make.pledge()
    for code in ("pledge-without-objective", "objective-without-pledge", "objective-without-work"):
        assert len(found(code, dora)) == 1
    m.ObjectiveLink.objects.create(objective=objective, pledge=pledge, basis="sourced")
    make.action(objective=objective)
    for code in ("pledge-without-objective", "objective-without-pledge", "objective-without-work"):
        assert not found(code, dora)


def test_a_cabinet_member_hears_nothing_of_drafts_and_exempt_proposals(carl: User, dora: User):
    make.proposal(state=ProposalState.DRAFT, text="x")
    make.proposal(state=ProposalState.REVISED, text="x", part=Part.EXEMPT)
    assert len(found("cost-not-stated", dora)) == 2
    assert not findings.all(as_at=DAY, reader=carl, audience="strategy")
