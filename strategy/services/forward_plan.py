"""The forward plan: entries planned, published, moved, withdrawn; and the consents to go without full notice."""

from datetime import date
from typing import Any

from django.db import transaction

from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.dates import UncertainDate
from salford_css.core.deeds import acting_post, new_ref, next_number, refuse, store
from salford_css.core.models import Post
from salford_css.core.policies import require
from strategy import clock_rules, lifecycle, policies
from strategy.models import (
    ClockKind,
    Decision,
    ForwardPlanEntry,
    ForwardPlanMove,
    Proposal,
    UrgencyConsent,
    UrgencyKind,
)
from strategy.services import procedure

NOT_YOURS = "Only officers and directors may change the forward plan."
NOT_A_DIRECTOR = "Only a director may publish or withdraw an entry of the forward plan."
NOT_YET_PUBLISHED = "The entry has not been published; change it instead."


@transaction.atomic
def plan_entry(*, by: Any, entry: ForwardPlanEntry | None = None, **facts: Any) -> ForwardPlanEntry:
    """Put a coming decision on the forward plan, or change one that is not published yet.

    `facts` are the entry's columns; `when` is the period of the decision. Refused where the officer says otherwise than
    the rule on key decisions suggests and gives no reason.
    """
    require(policies.may_draft(by, clock.today()), NOT_YOURS)
    row = entry or ForwardPlanEntry(ref=new_ref(ForwardPlanEntry, facts["subject"]))
    refuse(_published_already(row))
    for name, value in facts.items():
        setattr(row, name, value)
    refuse(_otherwise_without_reason(row))
    store(row)
    record_activity("forward-plan-entry-changed" if entry else "forward-plan-entry-planned", row, by=by)
    return row


@transaction.atomic
def publish_entry(*, entry: ForwardPlanEntry, by: Any, on: date | None = None) -> ForwardPlanEntry:
    """Publish an entry: the public can read what is coming, and notice counts from this day."""
    require(policies.may_publish_plan(by, clock.today()), NOT_A_DIRECTOR)
    day = on or clock.today()
    refuse(
        _published_already(entry),
        None if entry.withdrawn_on is None else "The entry was withdrawn.",
        None if entry.earliest else "Say in which period the decision is to be made.",
        _in_the_future(day),
    )
    entry.published_on = day
    entry.rule = procedure.rule_in_force(entry.organisation, ClockKind.FORWARD_PLAN, entry.earliest or day)
    store(entry)
    record_activity("forward-plan-entry-published", entry, by=by)
    return entry


@transaction.atomic
def move_entry(*, entry: ForwardPlanEntry, when: UncertainDate, reason: str, by: Any) -> ForwardPlanMove:
    """Move the period in which a published decision is to be made, with the reason; the first period is kept."""
    require(policies.may_draft(by, clock.today()), NOT_YOURS)
    refuse(
        None if entry.published_on else NOT_YET_PUBLISHED,
        None if entry.withdrawn_on is None else "The entry was withdrawn.",
        lifecycle.reason_missing(reason, "the decision is put off"),
        "Say to which period it moves." if when.earliest is None else None,
        "That is the period it has now." if (when.earliest, when.latest) == (entry.earliest, entry.latest) else None,
    )
    move = ForwardPlanMove(
        entry=entry,
        number=next_number(ForwardPlanMove.objects.filter(entry=entry)),
        reason=reason,
        moved_on=clock.today(),
        moved_by=acting_post(by, clock.today()),
    )
    move.was, move.becomes = entry.when, when
    store(move)
    entry.when = when
    store(entry)
    record_activity("forward-plan-entry-moved", entry, by=by, reason=reason)
    return move


@transaction.atomic
def withdraw_entry(*, entry: ForwardPlanEntry, reason: str, by: Any, on: date | None = None) -> ForwardPlanEntry:
    """Take a coming decision off the forward plan, with the reason; the entry stays to be read."""
    require(policies.may_publish_plan(by, clock.today()), NOT_A_DIRECTOR)
    day = on or clock.today()
    refuse(
        None if entry.withdrawn_on is None else "The entry was withdrawn already.",
        lifecycle.reason_missing(reason, "the entry is withdrawn"),
        _in_the_future(day),
    )
    entry.withdrawn_on, entry.withdrawn_because = day, reason
    store(entry)
    record_activity("forward-plan-entry-withdrawn", entry, by=by, reason=reason)
    return entry


@transaction.atomic
def record_consent(
    *,
    kind: str,
    post: Post,
    on: date,
    why: str,
    by: Any,
    entry: ForwardPlanEntry | None = None,
    proposal: Proposal | None = None,
    decision: Decision | None = None,
) -> UrgencyConsent:
    """Record that a post was told of, or consented to, a key decision without full notice. It is never changed."""
    require(policies.may_publish_plan(by, clock.today()), "Only a director may record an urgent route.")
    refuse(lifecycle.reason_missing(why, "full notice is not given"), _in_the_future(on))
    organisation = entry.organisation if entry else proposal.plan.organisation if proposal else None
    consent = UrgencyConsent(kind=kind, entry=entry, proposal=proposal, decision=decision, post=post, on=on, why=why)
    consent.rule = procedure.rule_in_force(organisation, UrgencyKind(kind), on)
    store(consent)
    record_activity("urgent-route-recorded", entry or proposal or decision or consent, by=by, reason=why)
    return consent


@transaction.atomic
def waive_call_in(*, decision: Decision, post: Post, on: date, why: str, by: Any) -> UrgencyConsent:
    """Record that a post consented to an urgent decision passing call-in by; it then takes effect when published.

    Refused once the decision is published, and where the call-in rule in force knows no waiver.
    """
    require(policies.may_publish_plan(by, clock.today()), "Only a director may record that call-in is waived.")
    council = procedure.organisation_by_body_or_plan(decision.body, decision.proposal)
    rule = procedure.rule_in_force(council, ClockKind.CALL_IN, on)
    refuse(
        "The decision is published: its call-in runs." if decision.published_on else None,
        None if rule and rule.waiver else "The rule of call-in in force knows no waiver.",
        lifecycle.reason_missing(why, "call-in is waived"),
        _in_the_future(on),
    )
    consent = UrgencyConsent(kind=UrgencyKind.CALL_IN_WAIVED, decision=decision, post=post, on=on, why=why, rule=rule)
    store(consent)
    record_activity("call-in-waived", decision, by=by, reason=why)
    return consent


def _published_already(entry: ForwardPlanEntry) -> str | None:
    if entry.published_on is None:
        return None
    return "The entry is published: its words stand. Move its period, or withdraw it and announce another."


def _in_the_future(day: date) -> str | None:
    return f"{day:%-d %B %Y} has not come yet." if day > clock.today() else None


def _otherwise_without_reason(entry: ForwardPlanEntry) -> str | None:
    suggestion = procedure.key_suggestion(
        entry.organisation, entry.earliest or clock.today(), amount=entry.amount, wards=entry.wards
    )
    return clock_rules.contradicts(suggestion, key=entry.key, because=entry.key_because)
