"""One proposal from draft to review, and the ways off that road."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django_fsm import ConcurrentTransition

from salford_css.core import clock, registry
from salford_css.core.dates import parse
from salford_css.core.models import ActivityLog, Organisation, Post, User
from strategy.lifecycle import Effect, Outcome, ProposalState
from strategy.models import (
    Body,
    CallInOutcome,
    ClockKind,
    Consultation,
    ConsultationComment,
    Decision,
    Meeting,
    Proposal,
    Report,
    ReportVersion,
)
from strategy.services import (
    actions,
    answering,
    call_ins,
    commenting,
    consultation,
    decisions,
    meetings,
    proposals,
    reports,
    steps,
)
from tests.factories import core
from tests.factories import strategy as make

pytestmark = pytest.mark.django_db


def at(year: int, month: int, day: int) -> AbstractContextManager[None]:
    return clock.held_at(datetime(year, month, day, 9, tzinfo=UTC))


@dataclass
class Reported:
    """A proposal in a report that is put to a body, and the consultation planned on it."""

    proposal: Proposal
    report: Report
    body: Body
    first: ReportVersion
    heard: Consultation


def reported(council: Organisation, lead_post: Post, *, dora: User, omar: User) -> Reported:
    body = make.body(organisation=council)
    proposal = proposals.draft_proposal(
        plan=make.plan(at=council), title="Prevention", text="A prevention team.", by=omar, lead_post=lead_post
    )
    report = reports.draft_report(title="Next Steps", organisation=council, by=dora)
    first = reports.put_to_body(
        report=report,
        body=body,
        by=dora,
        published_on=date(2004, 1, 12),
        paragraphs=[reports.Paragraph("3", "Preventive services for children")],
        recommendations=["That Cabinet agrees to consult."],
        proposals=[proposal],
    )
    heard = consultation.plan_consultation(
        report_version=first, title="Next Steps", by=omar, opens=date(2004, 1, 20), closes=date(2004, 3, 20)
    )
    consultation.name_audience(consultation=heard, code="staff", name="Staff", by=omar)
    return Reported(proposal, report, body, first, heard)


def commented(case: Reported, *, omar: User) -> ConsultationComment:
    consultation.open_consultation(consultation=case.heard, by=omar)
    return commenting.add_comment(
        consultation=case.heard,
        text="It should be multi-agency.",
        respondent_as_written="Staff and partners",
        section=case.first.sections.get(),
        by=omar,
    )


def revised(case: Reported, comment: ConsultationComment, *, dora: User, omar: User, olive: User) -> ReportVersion:
    consultation.stop_comments(consultation=case.heard, by=omar)
    answering.answer_comment(
        comment=comment, response="Welcomed.", effect=Effect.AMENDED, proposals=[case.proposal], by=omar
    )
    consultation.close_consultation(consultation=case.heard, by=omar, result="Endorsed.")
    case.proposal.refresh_from_db()
    case.proposal = proposals.save_working_text(
        proposal=case.proposal, text="A multi-agency prevention service.", revision=0, by=olive
    )
    return reports.put_to_body(
        report=case.report, body=case.body, by=dora, published_on=date(2004, 3, 22), proposals=[case.proposal]
    )


def approved(case: Reported, *, dora: User) -> Decision:
    decision = decisions.record_decision(
        outcome=Outcome.APPROVED,
        wording="Approved.",
        made_on=date(2004, 4, 6),
        body=case.body,
        proposal=case.proposal,
        by=dora,
    )
    decisions.publish_decision(decision=decision, by=dora)
    return decision


def carried_out(decision: Decision, proposal: Proposal, manager: Post, *, omar: User, olive: User) -> None:
    steps.take_effect(proposal=proposal, by=olive)
    action = actions.open_action(text="Appoint the team", decision=decision, manager=manager, by=omar)
    steps.deliver(proposal=proposal, by=olive)
    actions.start_action(action=action, by=olive)
    actions.complete_action(action=action, by=olive)


def test_a_proposal_goes_from_draft_to_review(lead_post: Post, olive: User, dora: User, omar: User):
    council = core.organisation()
    make.clock_rule(council, kind=ClockKind.AGENDA, unit="clear_working")
    make.clock_rule(council, kind=ClockKind.CALL_IN)
    with at(2004, 1, 12):
        case = reported(council, lead_post, dora=dora, omar=omar)
    with at(2004, 1, 20):
        comment = commented(case, omar=omar)
    with at(2004, 3, 22):
        second = revised(case, comment, dora=dora, omar=omar, olive=olive)
    assert case.proposal.state == ProposalState.REVISED
    assert case.proposal.current.report_version == second
    assert case.proposal.current.causes.get().comment == comment
    with at(2004, 4, 6):
        decision = approved(case, dora=dora)
    with at(2004, 4, 20):
        case.proposal.refresh_from_db()
        carried_out(decision, case.proposal, lead_post, omar=omar, olive=olive)
        steps.close_by_review(proposal=case.proposal, by=olive, reason="The team works.")
    assert Proposal.objects.get().state == ProposalState.REVIEWED
    assert ActivityLog.objects.filter(deed="proposal-reviewed", reason="The team works.").exists()


def test_a_withdrawal_says_why(lead_post: Post, olive: User):
    proposal = make.proposal(lead_post=lead_post)
    with pytest.raises(ValidationError, match="Say why it is withdrawn"):
        steps.withdraw(proposal=proposal, by=olive)
    assert steps.withdraw(proposal=proposal, by=olive, reason="No money.").withdrawn_why == "No money."


def test_a_cabinet_member_cannot_withdraw_a_proposal(carl: User):
    with pytest.raises(PermissionDenied):
        steps.withdraw(proposal=make.proposal(), by=carl, reason="I do not like it.")


def test_a_stranger_can_do_nothing():
    with pytest.raises(PermissionDenied):
        steps.withdraw(proposal=make.proposal(), by=None, reason="Nobody asked.")


def test_a_proposal_without_a_lead_post_is_not_put_forward(omar: User):
    with pytest.raises(ValidationError, match="No post leads this proposal"):
        steps.put_forward(proposal=make.proposal(text="A text."), by=omar)


def test_the_slower_of_two_people_does_not_take_the_step_again(lead_post: Post, olive: User):
    proposal = make.proposal(text="A text.", lead_post=lead_post)
    stale = Proposal.objects.get(pk=proposal.pk)
    steps.put_forward(proposal=proposal, by=olive)
    with pytest.raises(ConcurrentTransition):
        steps.put_forward(proposal=stale, by=olive)


def test_a_step_that_the_state_does_not_allow_is_refused_in_words(lead_post: Post, olive: User):
    proposal = make.proposal(state=ProposalState.REVIEWED, text="A text.", lead_post=lead_post)
    with pytest.raises(ValidationError, match="reviewed and closed; this step is not possible now"):
        steps.withdraw(proposal=proposal, by=olive, reason="Too late.")


def decided(by: User, *, outcome: str = Outcome.APPROVED, **facts: object) -> tuple[Proposal, object]:
    council = core.organisation()
    make.clock_rule(council, kind=ClockKind.CALL_IN)
    proposal = make.proposal(state=ProposalState.REVISED, text="A text.", plan=make.plan(at=council))
    decision = decisions.record_decision(
        outcome=outcome,
        wording="So decided.",
        made_on=date(2004, 4, 6),
        body=make.body(organisation=council),
        proposal=proposal,
        by=by,
        **facts,
    )
    return proposal, decision


def test_scrutiny_refers_a_decision_back(dora: User):
    _, decision = decided(dora)
    decisions.publish_decision(decision=decision, by=dora, published_on=date(2004, 4, 7))
    call_in = call_ins.call_in_decision(
        decision=decision,
        body=make.body("Scrutiny", kind="scrutiny"),
        requested_on=date(2004, 4, 8),
        requested_by="Three members",
        grounds="Cost is not stated.",
        by=dora,
    )
    call_ins.settle_call_in(
        call_in=call_in,
        outcome=CallInOutcome.REFERRED_BACK,
        settled_on=date(2004, 4, 20),
        concerns="State the cost.",
        by=dora,
    )
    assert Proposal.objects.get().state == ProposalState.REVISED


def test_a_call_in_after_the_window_is_too_late(dora: User):
    _, decision = decided(dora)
    decisions.publish_decision(decision=decision, by=dora, published_on=date(2004, 4, 7))
    with pytest.raises(ValidationError, match="can no longer be called in"):
        call_ins.call_in_decision(
            decision=decision,
            body=make.body("Scrutiny", kind="scrutiny"),
            requested_on=date(2004, 5, 8),
            requested_by="Three members",
            grounds="Late thought.",
            by=dora,
        )


def test_approved_as_amended_makes_one_more_version(dora: User):
    _, decision = decided(dora, outcome=Outcome.AMENDED, amended_text="A better text.")
    assert decision.proposal_version.text == "A better text."
    assert decision.proposal_version.causes.get().stated_reason == "member amendment"


def test_a_deferral_says_until_when(dora: User):
    with pytest.raises(ValidationError, match="until what, the decision is deferred"):
        decided(dora, outcome=Outcome.DEFERRED)


def test_a_deferred_proposal_comes_back_and_an_approved_one_does_not(dora: User):
    deferred, _ = decided(dora, outcome=Outcome.DEFERRED, deferred_until="the budget")
    assert steps.revise(proposal=deferred, by=dora).state == ProposalState.REVISED
    approved, _ = decided(dora)
    with pytest.raises(ValidationError, match="needs a new proposal"):
        steps.revise(proposal=approved, by=dora)


def test_an_objection_of_another_app_forbids_the_decision(dora: User, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(registry.bodies, "checks", [lambda body, **about: ["The board is not quorate."]])
    with pytest.raises(ValidationError, match="not quorate"):
        decided(dora)


def test_an_officer_records_no_decision_but_the_bodys_secretary_does(omar: User, monkeypatch: pytest.MonkeyPatch):
    with pytest.raises(PermissionDenied):
        decided(omar)
    monkeypatch.setattr(registry.bodies, "keepers", [lambda user, body, *, on: user == omar])
    assert decided(omar)


def test_a_moved_date_keeps_the_original_and_its_reason(omar: User):
    action = actions.open_action(
        text="Report on day care", objective=make.objective(), due=parse("2004-04 to 2004-05"), by=omar
    )
    move = actions.move_action_date(action=action, due=parse("2004-07"), reason="The review runs late.", by=omar)
    action.refresh_from_db()
    assert (action.original, action.when) == (parse("2004-04 to 2004-05"), parse("2004-07"))
    assert move.reason == "The review runs late."


def test_a_date_does_not_move_without_a_reason(omar: User):
    action = make.action()
    with pytest.raises(ValidationError, match="Say why the date moves"):
        actions.move_action_date(action=action, due=parse("2004-07"), reason=" ", by=omar)


def test_whoever_manages_an_action_reports_on_it(lead_post: Post, olive: User):
    action = make.action(manager=lead_post)
    assert actions.report_progress(action=action, text="Half done.", outlook="on_track", by=olive).post == lead_post


def test_nobody_reports_on_what_is_done(omar: User):
    action = make.action()
    actions.complete_action(action=action, by=omar)
    with pytest.raises(ValidationError, match="The action is done"):
        actions.report_progress(action=action, text="More.", outlook="on_track", by=omar)


def test_a_milestone_is_reached(omar: User):
    milestone = actions.add_milestone(action=make.action(), text="Consultation", due=parse("2004-05"), by=omar)
    assert actions.mark_milestone_done(milestone=milestone, by=omar, done=parse("2004-05-10")).done.latest


def test_a_comment_cannot_change_a_proposal_it_does_not_name(omar: User):
    with pytest.raises(ValidationError, match="Name the proposal"):
        answering.answer_comment(comment=make.comment(), response="Yes.", effect=Effect.AMENDED, by=omar)


def test_a_comment_points_into_the_report_consulted_on(omar: User):
    other = make.section(make.report_version(report=make.report()))
    with pytest.raises(ValidationError, match="another report"):
        commenting.add_comment(
            consultation=make.consultation(), text="Hm.", section=other, respondent_as_written="Unison", by=omar
        )


def test_a_closed_consultation_takes_no_comment(omar: User):
    with pytest.raises(ValidationError, match="it takes no comments"):
        commenting.add_comment(
            consultation=make.consultation(state="closed"), text="Hm.", respondent_as_written="Unison", by=omar
        )


def test_a_consultation_without_an_audience_does_not_open(omar: User):
    with pytest.raises(ValidationError, match="at least one audience"):
        consultation.open_consultation(consultation=make.consultation(state="planned"), by=omar)


def test_a_meeting_is_planned_and_cancelled_with_a_reason(dora: User):
    meeting = meetings.plan_meeting(body=make.body(), on=date(2004, 4, 6), by=dora)
    meetings.cancel_meeting(meeting=meeting, by=dora, reason="Snow.")
    assert Meeting.objects.get().state == "cancelled"
