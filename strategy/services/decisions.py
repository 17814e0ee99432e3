"""Decisions: recorded, published, called in, sent on. The effective date is worked out, never typed."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from salford_css.core import clock, registry
from salford_css.core.activity import record_activity
from salford_css.core.deeds import new_ref, refuse, refuse_all, store, take_step
from salford_css.core.models import Post
from salford_css.core.policies import require
from strategy import lifecycle, policies
from strategy.lifecycle import APPROVALS, Outcome, ProposalState
from strategy.models import (
    Body,
    CallIn,
    CallInOutcome,
    ClockKind,
    Decision,
    Meeting,
    Proposal,
    ProposalVersion,
    Referral,
)
from strategy.services import procedure, steps
from strategy.services.proposals import freeze_wording

NOT_YOURS = "Only a director, or whoever keeps this body's record, may record its decisions."
DECIDABLE = (ProposalState.FIRST_REPORT, ProposalState.REVISED)


@transaction.atomic
def record_decision(
    *,
    outcome: str,
    wording: str,
    made_on: date,
    by: Any,
    body: Body | None = None,
    post: Post | None = None,
    meeting: Meeting | None = None,
    proposal: Proposal | None = None,
    amended_text: str = "",
    ref: str = "",
    **facts: Any,
) -> Decision:
    """Record what a body or a post decided, on a proposal or on anything else.

    `facts` are further columns: item, recommendation, reasons, options_rejected, conditions, key, part, urgency,
    deferred_until. Approved as amended makes one more version of the proposal, from `amended_text`. Raises
    ValidationError when a body may not decide (its quorum, its papers not open long enough) or something is missing.
    """
    require(policies.may_keep_record(by, body, clock.today()), NOT_YOURS)
    deferred_until, urgency = facts.get("deferred_until", ""), facts.get("urgency", "")
    refuse(
        lifecycle.decided_by_nobody(has_body=body is not None, has_post=post is not None),
        lifecycle.outcome_without_wording(
            outcome=outcome, amended_text=amended_text if proposal else wording, deferred_until=deferred_until
        ),
    )
    _refuse_unlawful(body, meeting, made_on)
    version = _version_decided(proposal)
    refuse(_too_early(body, meeting, version, made_on=made_on, urgency=urgency))
    if proposal is not None and outcome == Outcome.AMENDED:
        version = freeze_wording(proposal, amended_text, by=by, reasons=["member amendment"])
    decision = Decision(
        ref=ref or new_ref(Decision, f"{made_on.isoformat()}-{wording}"[:80]),
        outcome=outcome,
        wording=wording,
        made_earliest=made_on,
        made_latest=made_on,
        body=body,
        post=post,
        meeting=meeting,
        proposal=proposal,
        proposal_version=version,
        **facts,
    )
    store(decision)
    _conclude(decision, by)
    return decision


def _conclude(decision: Decision, by: Any) -> None:
    if decision.proposal is not None:
        take_step(decision.proposal, "decide", deed="proposal-decided", by=by, reason=decision.get_outcome_display())
    record_activity("decision-recorded", decision, by=by)


def _refuse_unlawful(body: Body | None, meeting: Meeting | None, on: date) -> None:
    if body is not None:
        refuse_all(registry.bodies.objections(body, meeting=meeting, on=on))


def _version_decided(proposal: Proposal | None) -> ProposalVersion | None:
    if proposal is None:
        return None
    if proposal.state not in DECIDABLE:
        raise ValidationError(f"{proposal} is {proposal.get_state_display()}; it is not up for a decision.")
    refuse(lifecycle.without_version(1 if proposal.current else 0))
    return proposal.current


def _too_early(
    body: Body | None, meeting: Meeting | None, version: ProposalVersion | None, *, made_on: date, urgency: str
) -> str | None:
    """Return the refusal when the agenda rule in force was not kept; an unconfirmed rule refuses nothing."""
    rule = procedure.rule_in_force(body.organisation if body else None, ClockKind.AGENDA, made_on)
    if rule is None or rule.standing not in procedure.MAY_BLOCK or version is None:
        return None
    published = procedure.publication_of(meeting, version.report_version)
    return lifecycle.before_publication_ends(
        meeting_on=made_on, first_lawful_day=procedure.first_lawful_day(rule, published), urgency=urgency
    )


@transaction.atomic
def publish_decision(*, decision: Decision, by: Any, published_on: date | None = None) -> Decision:
    """Publish a decision: its words stand from now on, and the rule in force fixes the day it takes effect."""
    require(policies.may_keep_record(by, decision.body, clock.today()), NOT_YOURS)
    refuse(lifecycle.published_already(decision.published_on))
    day = published_on or clock.today()
    rule = procedure.call_in_rule(decision, day, procedure.organisation_of(decision.body, decision))
    decision.published_on, decision.rule = day, rule
    decision.effective_on = procedure.effective_day(rule, day)
    store(decision)
    record_activity("decision-published", decision, by=by)
    proposal = decision.proposal
    if proposal is not None and decision.outcome in APPROVALS and proposal.state == ProposalState.DECIDED and rule:
        take_step(proposal, "open_to_call_in", deed="proposal-opened-to-call-in", by=by)
    return decision


@transaction.atomic
def decide_proposal(*, proposal: Proposal, by: Any, meeting: Meeting | None = None, **decided: Any) -> Decision:
    """Record a decision on a proposal by the body that meets, or else by the one the proposal names."""
    body = meeting.body if meeting else proposal.decision_body
    return record_decision(proposal=proposal, body=body, meeting=meeting, by=by, **decided)


@transaction.atomic
def publish_decision_on(*, proposal: Proposal, by: Any) -> Decision:
    """Publish the decision on a proposal, which opens it to call-in where the rule in force knows one."""
    decision = _decision_on(proposal)
    return publish_decision(decision=decision, by=by)


@transaction.atomic
def call_in_proposal(*, proposal: Proposal, by: Any, **requested: Any) -> CallIn:
    """Enter scrutiny's call-in of the decision on a proposal."""
    decision = _decision_on(proposal)
    return call_in_decision(decision=decision, by=by, **requested)


def _decision_on(proposal: Proposal) -> Decision:
    """Return the decision in force, tied to this very proposal, so that its state is seen to change."""
    decision = steps.deciding(proposal)
    if decision is None:
        raise ValidationError("No decision on this proposal is on record.")
    decision.proposal = proposal
    return decision


@transaction.atomic
def call_in_decision(
    *, decision: Decision, body: Body, requested_on: date, requested_by: str, grounds: str, by: Any
) -> CallIn:
    """Enter scrutiny's call-in of a decision; refused once it has taken effect."""
    require(policies.may_keep_record(by, body, clock.today()), NOT_YOURS)
    refuse(
        lifecycle.reason_missing(grounds, "the decision is called in"),
        lifecycle.call_in_too_late(effective_on=decision.effective_on, on=requested_on),
    )
    call_in = CallIn(
        decision=decision, body=body, requested_on=requested_on, requested_by=requested_by, grounds=grounds
    )
    store(call_in)
    if decision.proposal is not None:
        take_step(decision.proposal, "call_in", deed="proposal-called-in", by=by, reason=grounds)
    record_activity("decision-called-in", decision, by=by, reason=grounds)
    return call_in


@transaction.atomic
def settle_call_in(*, call_in: CallIn, outcome: str, settled_on: date, by: Any, concerns: str = "") -> CallIn:
    """Write down what scrutiny concluded; referred back, the proposal waits for a new decision."""
    require(policies.may_keep_record(by, call_in.body, clock.today()), NOT_YOURS)
    if outcome == CallInOutcome.REFERRED_BACK:
        refuse(lifecycle.reason_missing(concerns, "scrutiny refers the decision back"))
    call_in.outcome, call_in.settled_on, call_in.concerns = outcome, settled_on, concerns
    store(call_in)
    proposal = call_in.decision.proposal
    if proposal is not None and outcome == CallInOutcome.REFERRED_BACK:
        take_step(proposal, "revise", deed="proposal-referred-back", by=by, reason=concerns)
    record_activity("call-in-settled", call_in.decision, by=by, reason=concerns)
    return call_in


@transaction.atomic
def refer_decision(*, decision: Decision, body: Body, by: Any, why: str, on: date) -> Referral:
    """Send a decision on to another body."""
    require(policies.may_keep_record(by, decision.body, clock.today()), NOT_YOURS)
    referral = Referral(decision=decision, body=body, why=why, referred_on=on)
    store(referral)
    record_activity("decision-referred", decision, by=by, reason=why)
    return referral
