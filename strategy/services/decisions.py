"""Decisions: recorded, published, sent on. The effective date is worked out, never typed."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from salford_css.core import clock, registry
from salford_css.core.activity import record_activity
from salford_css.core.deeds import new_ref, refuse, refuse_all, refuse_beside, store, take_step
from salford_css.core.models import Organisation, Post
from salford_css.core.policies import require
from strategy import clock_rules, deciding, lifecycle, policies
from strategy.lifecycle import APPROVALS, MeetingState, Outcome, ProposalState
from strategy.models import (
    Body,
    CallInOutcome,
    ClockKind,
    Decision,
    DelegationLine,
    Meeting,
    Proposal,
    ProposalVersion,
    Recommendation,
    Referral,
    ReportVersion,
)
from strategy.services import effect, powers, procedure
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
    version_seen: int | None = None,
    amended_text: str = "",
    ref: str = "",
    **facts: Any,
) -> Decision:
    """Record what a body or a post decided, on a proposal or on anything else.

    `version_seen` is the number of the wording that lay before them; `facts` are further columns: item,
    recommendation, reasons, options_rejected, conditions, key, amount, part, urgency, deferred_until and so on.
    Approved as amended makes one more version of the proposal, from `amended_text`. The scheme of delegation in force
    fixes the power used. Raises ValidationError when somebody may not decide (no power, no quorum, papers not open long
    enough), for days out of order, and when something is missing.
    """
    require(policies.may_record_decision(by, body, post, clock.today()), NOT_YOURS)
    refuse(lifecycle.decided_by_nobody(has_body=body is not None, has_post=post is not None))
    _refuse_words(outcome, amended_text if proposal else wording, facts.get("deferred_until", ""))
    _refuse_days(meeting, made_on)
    if body is not None:
        refuse_all(registry.bodies.objections(body, meeting=meeting, item=facts.get("item"), on=made_on))
    asked = facts.get("recommendation")
    _refuse_paper(asked, meeting, proposal)
    version = _version_decided(proposal, version_seen)
    if version is not None or asked is not None:
        refuse(_too_early(body, meeting, _paper(version, asked), made_on, facts.get("urgency", "")))
    facts["delegation"] = _power(body, post, proposal, asked, made_on, facts)
    facts.setdefault("reconsiders", _referred_back(proposal))
    council = organisation_of(body=body, post=post, proposal=proposal, asked=asked, on=made_on)
    _refuse_unannounced(council, proposal, made_on, facts)
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


def _refuse_words(outcome: str, amended_text: str, deferred_until: str) -> None:
    missing = lifecycle.outcome_without_wording(
        outcome=outcome, amended_text=amended_text, deferred_until=deferred_until
    )
    field = "amended_text" if outcome == Outcome.AMENDED else "deferred_until"
    refuse_beside(**{field: missing})


def _refuse_days(meeting: Meeting | None, made_on: date) -> None:
    wrong = deciding.made_out_of_order(
        made_on,
        today=clock.today(),
        first=meeting.earliest if meeting else None,
        last=meeting.latest if meeting else None,
        cancelled=meeting is not None and meeting.state == MeetingState.CANCELLED,
    )
    refuse_beside(made_on=wrong)


def _refuse_paper(asked: Recommendation | None, meeting: Meeting | None, proposal: Proposal | None) -> None:
    """Refuse a recommendation of a report that was put again since, and one decided at this meeting already."""
    if asked is None:
        return
    version = asked.version
    newest = ReportVersion.objects.filter(report=version.report_id).order_by("-number").values_list("number")[:1]
    again = deciding.report_put_again(title=version.title, seen=version.number, newest=newest[0][0])
    done = Decision.objects.filter(meeting=meeting, recommendation=asked, proposal=proposal) if meeting else None
    decided = deciding.decided_already(decided=done is not None and done.exists(), number=asked.number)
    refuse_beside(recommendation=again or decided)


def _version_decided(proposal: Proposal | None, seen: int | None) -> ProposalVersion | None:
    if proposal is None:
        return None
    if proposal.state not in DECIDABLE:
        raise ValidationError(f"{proposal} is {proposal.get_state_display()}; it is not up for a decision.")
    current = proposal.current
    refuse(lifecycle.without_version(1 if current else 0))
    refuse_beside(proposal=deciding.wording_changed(seen=seen, newest=current.number if current else None))
    return current


def _paper(version: ProposalVersion | None, asked: Recommendation | None) -> ReportVersion | None:
    """Return the paper on which somebody decides: that of the recommendation, or the one that carries the wording."""
    if asked is not None:
        return asked.version
    return version.report_version if version else None


def _too_early(
    body: Body | None, meeting: Meeting | None, paper: ReportVersion | None, made_on: date, urgency: str
) -> str | None:
    """Return the refusal when the agenda rule in force was not kept; an unconfirmed rule refuses nothing."""
    rule = procedure.rule_in_force(body.organisation if body else None, ClockKind.AGENDA, made_on)
    if rule is None or rule.standing not in procedure.MAY_BLOCK:
        return None
    published = procedure.publication_of(meeting, paper)
    return lifecycle.before_publication_ends(
        meeting_on=made_on, first_lawful_day=procedure.first_lawful_day(rule, published), urgency=urgency
    )


def _refuse_unannounced(
    organisation: Organisation | None, proposal: Proposal | None, made_on: date, facts: dict[str, Any]
) -> None:
    """Refuse a key decision without notice or consent, and calling it key against the rule without a reason."""
    if again := facts["reconsiders"]:  # announced and told key, or not, when it was decided first
        facts["entry"], facts["key_because"] = again.entry, again.key_because
        return
    key, entry = facts.get("key", False), facts.get("entry")
    suggestion = procedure.key_suggestion(
        organisation, made_on, amount=facts.get("amount"), wards=entry.wards if entry else None
    )
    refuse_beside(key_because=clock_rules.contradicts(suggestion, key=key, because=facts.get("key_because", "")))
    refuse_all(
        procedure.objections_to_deciding(
            organisation=organisation, made_on=made_on, key=key, entry=entry, proposal=proposal
        ).refusals
    )
    facts["entry"] = entry or procedure.entry_announcing(proposal, made_on)


def _power(
    body: Body | None,
    post: Post | None,
    proposal: Proposal | None,
    asked: Recommendation | None,
    made_on: date,
    facts: dict[str, Any],
) -> DelegationLine | None:
    """Return the power used; refuse what a confirmed scheme gives nobody like this."""
    found = powers.power_for(
        body=body,
        post=post,
        organisation=organisation_of(body=body, post=post, proposal=proposal, asked=asked, on=made_on),
        on=made_on,
        key=facts.get("key", False),
        amount=facts.get("amount"),
    )
    if found.blocks:
        refuse_beside(**{"post" if post else "body": found.refusal})
    return found.line


def organisation_of(
    *, body: Body | None, post: Post | None, proposal: Proposal | None, asked: Recommendation | None, on: date
) -> Organisation | None:
    """Return the organisation by whose rules a decision is made: that of the body, the report, the plan or the post."""
    if body is not None:
        return body.organisation
    if asked is not None:
        return asked.version.report.organisation
    if proposal is not None and proposal.plan.organisation is not None:
        return proposal.plan.organisation
    return powers.employer_of(post, on) if post is not None else None


def _referred_back(proposal: Proposal | None) -> Decision | None:
    """Return the decision that scrutiny referred back and that a new one on the same proposal answers."""
    before = effect.deciding(proposal) if proposal else None
    call_in = getattr(before, "call_in", None)
    return before if call_in and call_in.outcome == CallInOutcome.REFERRED_BACK else None


@transaction.atomic
def publish_decision(
    *, decision: Decision, by: Any, published_on: date | None = None, signed_on: date | None = None
) -> Decision:
    """Publish a decision: its words stand from now on, and the rule in force fixes the day it takes effect."""
    require(policies.may_record_decision(by, decision.body, decision.post, clock.today()), NOT_YOURS)
    refuse(lifecycle.published_already(decision.published_on))
    day = published_on or clock.today()
    refuse_beside(
        published_on=deciding.published_out_of_order(day, made=decision.made_earliest, today=clock.today()),
        signed_on=deciding.signed_out_of_order(signed_on, made=decision.made_earliest, published_on=day),
    )
    rule = procedure.call_in_rule(decision, day, _council(decision, day))
    decision.published_on, decision.signed_on, decision.rule = day, signed_on or decision.signed_on, rule
    decision.effective_on = procedure.effective_day(rule, day)
    store(decision)
    record_activity("decision-published", decision, by=by)
    proposal = decision.proposal
    if proposal is not None and decision.outcome in APPROVALS and proposal.state == ProposalState.DECIDED and rule:
        take_step(proposal, "open_to_call_in", deed="proposal-opened-to-call-in", by=by)
    return decision


def _council(decision: Decision, on: date) -> Organisation | None:
    """Return the organisation whose rules of procedure count: the one whose scheme gave the power, or the decider's."""
    if decision.delegation is not None:
        return decision.delegation.scheme.organisation
    return organisation_of(
        body=decision.body,
        post=decision.post,
        proposal=decision.proposal,
        asked=decision.recommendation,
        on=on,
    )


@transaction.atomic
def decide_proposal(*, proposal: Proposal, by: Any, meeting: Meeting | None = None, **decided: Any) -> Decision:
    """Record a decision on a proposal by the body that meets, or else by the one the proposal names."""
    body = meeting.body if meeting else proposal.decision_body
    return record_decision(proposal=proposal, body=body, meeting=meeting, by=by, **decided)


@transaction.atomic
def publish_decision_on(*, proposal: Proposal, by: Any) -> Decision:
    """Publish the decision on a proposal, which opens it to call-in where the rule in force knows one."""
    return publish_decision(decision=decision_on(proposal), by=by)


def decision_on(proposal: Proposal) -> Decision:
    """Return the decision in force, tied to this very proposal, so that its state is seen to change."""
    decision = effect.deciding(proposal)
    if decision is None:
        raise ValidationError("No decision on this proposal is on record.")
    decision.proposal = proposal
    return decision


@transaction.atomic
def refer_decision(*, decision: Decision, body: Body, by: Any, why: str, on: date) -> Referral:
    """Send a decision on to another body."""
    require(policies.may_keep_record(by, decision.body, clock.today()), NOT_YOURS)
    referral = Referral(decision=decision, body=body, why=why, referred_on=on)
    store(referral)
    record_activity("decision-referred", decision, by=by, reason=why)
    return referral
