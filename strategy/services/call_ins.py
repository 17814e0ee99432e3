"""Call-in: scrutiny asks for a decision, meets on it, lets it stand or refers it back; it is then decided anew."""

from datetime import date, time
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import refuse, refuse_beside, store, take_step
from salford_css.core.policies import require
from strategy import calling_in, clock_rules, lifecycle, policies
from strategy.calling_in import CallInOutcome, Window
from strategy.clock_rules import WorkedEffect
from strategy.lifecycle import ProposalState
from strategy.models import Body, BodyKind, CallIn, Decision, Meeting, Proposal
from strategy.services import decisions, procedure

NOT_YOURS = "Only a director, or whoever keeps the record of scrutiny, may enter a call-in."
NOT_SCRUTINY = "Only a scrutiny committee calls decisions in."


def worked_effect(decision: Decision) -> WorkedEffect | None:
    """Return how the day of effect of a decision is worked out by its rule; None: no rule, or not published."""
    if decision.rule is None or decision.published_on is None:
        return None
    return clock_rules.effective_date(
        decision.published_on, procedure.call_in_of(decision.rule), procedure.calendar_of(decision.rule)
    )


def window_of(decision: Decision) -> Window | None:
    """Return the window in which a decision can be called in, if it has one; an unconfirmed hour shuts nobody out."""
    worked = worked_effect(decision)
    if worked is None or decision.published_on is None or decision.rule is None:
        return None
    confirmed = decision.rule.standing in procedure.MAY_BLOCK
    return Window(decision.published_on, worked.call_in_last_day, worked.call_in_ends_at if confirmed else None)


def committee_until(call_in: CallIn) -> date | None:
    """Return the last day on which the committee may meet on a call-in; None: the rule does not say."""
    rule = call_in.decision.rule
    if rule is None or rule.committee_within is None:
        return None
    return clock_rules.working_days_after(call_in.requested_on, rule.committee_within, procedure.calendar_of(rule))


def reconsider_until(call_in: CallIn) -> date | None:
    """Return the day by which a decision that was referred back is to be taken anew; None: the rule does not say."""
    rule = call_in.decision.rule
    if rule is None or rule.reconsider_within is None or call_in.settled_on is None:
        return None
    return clock_rules.working_days_after(call_in.settled_on, rule.reconsider_within, procedure.calendar_of(rule))


@transaction.atomic
def call_in_decision(
    *,
    decision: Decision,
    body: Body,
    requested_on: date,
    requested_by: str,
    grounds: str,
    by: Any,
    requested_at: time | None = None,
    requesters: int | None = None,
) -> CallIn:
    """Enter scrutiny's call-in of a decision: it takes no effect until the call-in is settled.

    Refused outside the window of its rule (to the minute where the rule names a clock time), by too few members, a
    second time, and for what the power used leaves outside call-in.
    """
    require(policies.may_keep_record(by, body, clock.today()), NOT_YOURS)
    decision = Decision.objects.select_for_update(of=("self",)).select_related("rule", "delegation").get(pk=decision.pk)
    _refuse_call_in(decision)
    wrong_day, wrong_hour = calling_in.outside_window(window_of(decision), on=requested_on, at=requested_at)
    needed = decision.rule.how_many if decision.rule and decision.rule.standing in procedure.MAY_BLOCK else None
    refuse_beside(
        body=None if body.kind == BodyKind.SCRUTINY else NOT_SCRUTINY,
        grounds=lifecycle.reason_missing(grounds, "the decision is called in"),
        requested_on=wrong_day,
        requested_at=wrong_hour,
        requesters=calling_in.too_few(requesters, needed),
    )
    call_in = CallIn(
        decision=decision,
        body=body,
        requested_on=requested_on,
        requested_at=requested_at,
        requested_by=requested_by,
        requesters=requesters,
        grounds=grounds,
    )
    store(call_in)
    _hold_back(decision)
    if decision.proposal is not None and decision.proposal.state == ProposalState.IN_CALL_IN:
        take_step(decision.proposal, "call_in", deed="proposal-called-in", by=by, reason=grounds)
    record_activity("decision-called-in", decision, by=by, reason=grounds)
    return call_in


def _refuse_call_in(decision: Decision) -> None:
    """Refuse a second call-in, and that of a decision outside call-in."""
    if decision.published_on is None:
        return
    refuse(
        calling_in.called_in_before(
            called_in=hasattr(decision, "call_in"), reconsiders=decision.reconsiders_id is not None
        )
    )
    under = f"under {decision.delegation}" if decision.delegation else "it is an officer's"
    no_rule = "no rule of call-in was in force when it was published"
    can_be = procedure.can_be_called_in(decision, decision.rule)
    refuse(calling_in.outside_call_in(can_be=can_be and decision.rule is not None, why=no_rule if can_be else under))


def _hold_back(decision: Decision) -> None:
    """Take back the day of effect: what scrutiny holds is carried out by nobody."""
    decision.effective_on = None
    store(decision, fields=["effective_on"])


@transaction.atomic
def settle_call_in(
    *, call_in: CallIn, outcome: str, settled_on: date, by: Any, concerns: str = "", meeting: Meeting | None = None
) -> CallIn:
    """Write down what scrutiny concluded.

    Upheld or lapsed, the decision takes effect on the day this was settled, not before the window's own day; referred
    back with written concerns, it takes none, and the proposal waits for a new decision.
    """
    require(policies.may_keep_record(by, call_in.body, clock.today()), NOT_YOURS)
    refuse(calling_in.settled_already(call_in.outcome))
    back = outcome == CallInOutcome.REFERRED_BACK
    refuse_beside(
        settled_on=calling_in.settled_too_early(requested=call_in.requested_on, settled=settled_on)
        or calling_in.lapsed_too_early(outcome, settled=settled_on, time_ends=_committee_blocks_until(call_in))
        or (f"{settled_on:%-d %B %Y} has not come yet." if settled_on > clock.today() else None),
        concerns=lifecycle.reason_missing(concerns, "scrutiny refers the decision back") if back else None,
        meeting=None
        if meeting is None or meeting.body_id == call_in.body_id
        else f"That is no meeting of {call_in.body}.",
    )
    call_in.outcome, call_in.settled_on, call_in.concerns = outcome, settled_on, concerns
    call_in.meeting = meeting or call_in.meeting
    store(call_in)
    _follow(call_in, by)
    record_activity("call-in-settled", call_in.decision, by=by, reason=concerns)
    return call_in


def _committee_blocks_until(call_in: CallIn) -> date | None:
    rule = call_in.decision.rule
    return committee_until(call_in) if rule and rule.standing in procedure.MAY_BLOCK else None


def _follow(call_in: CallIn, by: Any) -> None:
    """Let the decision take effect on its day, or put the proposal up for a new decision."""
    decision = call_in.decision
    worked = worked_effect(decision)
    if worked is not None and call_in.settled_on is not None:
        decision.effective_on = calling_in.effective_after(
            call_in.outcome, window_effect=worked.day, settled=call_in.settled_on
        )
        store(decision, fields=["effective_on"])
    proposal = decision.proposal
    if proposal is not None and call_in.outcome == CallInOutcome.REFERRED_BACK:
        take_step(proposal, "revise", deed="proposal-referred-back", by=by, reason=call_in.concerns)


@transaction.atomic
def reconsider_decision(
    *, decision: Decision, by: Any, outcome: str, wording: str, made_on: date, **facts: Any
) -> Decision:
    """Record how the decision maker decided anew after scrutiny's concerns; refused unless they referred it back.

    The new decision names the first and is not called in again: it takes effect when it is published.
    """
    call_in = getattr(decision, "call_in", None)
    refuse(calling_in.not_referred_back(call_in.outcome if call_in else None))
    settled = call_in.settled_on if call_in else None
    if settled is not None and made_on < settled:
        refuse_beside(made_on=f"Scrutiny referred it back on {settled:%-d %B %Y}; it cannot be decided anew before.")
    meeting = facts.pop("meeting", None)
    return decisions.record_decision(
        outcome=outcome,
        wording=wording,
        made_on=made_on,
        by=by,
        body=decision.body,
        post=decision.post,
        meeting=meeting,
        proposal=decision.proposal,
        reconsiders=decision,
        key=decision.key,
        amount=decision.amount,
        part=decision.part,
        **facts,
    )


@transaction.atomic
def call_in_proposal(*, proposal: Proposal, by: Any, **requested: Any) -> CallIn:
    """Enter scrutiny's call-in of the decision on a proposal."""
    called = call_in_decision(decision=decisions.decision_on(proposal), by=by, **requested)
    proposal.refresh_from_db(fields=["state"])
    return called


@transaction.atomic
def settle_call_in_of(*, proposal: Proposal, by: Any, **concluded: Any) -> CallIn:
    """Write down what scrutiny concluded on the decision on a proposal."""
    decision = decisions.decision_on(proposal)
    if not hasattr(decision, "call_in"):
        raise ValidationError("The decision was not called in, so there is nothing to settle.")
    settled = settle_call_in(call_in=decision.call_in, by=by, **concluded)
    proposal.refresh_from_db(fields=["state"])
    return settled
