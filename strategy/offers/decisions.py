"""What is broken about decisions, and what about them waits for somebody: powers, call-ins, what came of them."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from salford_css.core import clock
from salford_css.core.models import PostKind, posts_held
from salford_css.core.registry import Finding, WorkItem, findings, work
from salford_css.core.words import day, quote, shortened
from strategy import policies
from strategy.calling_in import CallInOutcome
from strategy.models import BodyKind, CallIn, Decision
from strategy.offers.addresses import address
from strategy.selectors.decisions import questions
from strategy.services.call_ins import committee_until, reconsider_until

APP = "strategy"
SOON = timedelta(days=31)


def _named(decision: Any) -> str:
    return f"“{shortened(quote(str(decision.proposal or decision.wording)), 90)}”"


@findings.rule("decision-without-power", audience=APP, about=Decision)
def decision_without_power(*, as_at: date, reader: Any) -> Iterator[Finding]:
    """Find decisions of an executive, a member or an officer that no line of a scheme of delegation covers."""
    executive = Q(body__kind=BodyKind.DECISION) | Q(post__isnull=False)
    rows = Decision.objects.visible_to(reader).as_at(as_at).filter(executive, delegation__isnull=True, power="")
    for row in rows.exclude(post__kind=PostKind.PARTNER).select_related("body", "post", "proposal"):
        yield Finding(
            f"No scheme of delegation in force gave {row.body or row.post} the power to decide {_named(row)}; "
            "whether it can be called in follows from who decided alone.",
            row,
            "Keep the scheme that was in force, or name the power used.",
            address(row),
        )


@findings.rule("decision-not-followed-up", audience=APP, about=Decision)
def decision_not_followed_up(*, as_at: date, reader: Any) -> Iterator[Finding]:
    """Find approvals of which nobody said what came of them when it was asked."""
    rows = Decision.objects.visible_to(reader).as_at(as_at)
    for row, asked in questions(rows, as_at):
        if asked.overdue(as_at):
            yield Finding(
                f"Nobody has said what came of {_named(row)} after {asked.months} months; "
                f"it was due on {day(asked.due)}.",
                row,
                "Say what came of it.",
                f"{address(row)}came/",
                rung="action",
            )


@findings.rule("call-in-not-settled", audience=APP, about=Decision)
def call_in_not_settled(*, as_at: date, reader: Any) -> Iterator[Finding]:
    """Find call-ins on which scrutiny had to meet by now, and referrals back that had to be decided anew."""
    rows = CallIn.objects.visible_to(reader).filter(requested_on__lte=as_at)
    near = rows.select_related("decision__rule", "decision__proposal", "body")
    for one in near.filter(outcome=""):
        if (until := committee_until(one)) and until < as_at:
            yield Finding(
                f"{one.body} had until {day(until)} to meet on the call-in of {_named(one.decision)}.",
                one.decision,
                "Say what it concluded, or that the call-in lapsed.",
                f"{address(one.decision)}settle/",
                rank=0,
            )
    for one in near.filter(outcome=CallInOutcome.REFERRED_BACK, decision__reconsidered_by__isnull=True):
        if (until := reconsider_until(one)) and until < as_at:
            yield Finding(
                f"{_named(one.decision)} was referred back and was to be decided anew by {day(until)}.",
                one.decision,
                "Record how it was decided anew.",
                f"{address(one.decision)}anew/",
            )


@work.items
def what_came_of_it(*, user: Any, as_at: date) -> Iterator[WorkItem]:
    """Return the decisions of which the user's posts have to say what came; directors see those that have nobody."""
    today = clock.today()
    held = set(posts_held(user, today).values_list("pk", flat=True))
    if not policies.works_here(user, today) or not (held or policies.is_director(user, today)):
        return
    rows = Decision.objects.visible_to(user).as_at(as_at).prefetch_related("actions")
    for row, asked in questions(rows, as_at):
        answering = _answering(row)
        nobody = not answering and policies.is_director(user, today)
        if asked.due <= as_at + SOON and (answering & held or nobody):
            bucket = "nobody" if nobody else "late" if asked.overdue(as_at) else "coming"
            yield WorkItem(
                bucket, f"What came of {_named(row)} after {asked.months} months?", f"{address(row)}came/", "Answer",
                earliest=asked.due, latest=asked.due,
            )  # fmt: skip


def _answering(decision: Any) -> set[int]:
    """Return the posts that have to answer: who leads the proposal, the contact, who decided, who carries it out."""
    lead = decision.proposal.lead_post_id if decision.proposal else None
    managers = {action.manager_id for action in decision.actions.all()}
    return {post for post in (lead, decision.contact_post_id, decision.post_id, *managers) if post is not None}


@work.items
def decisions_to_publish(*, user: Any, as_at: date) -> Iterator[WorkItem]:
    """Return, for who keeps the record, decisions not published and call-ins not settled."""
    today = clock.today()
    if not policies.works_here(user, today):
        return
    waiting = Decision.objects.visible_to(user).as_at(as_at).filter(published_on__isnull=True)
    for row in waiting.filter(made_earliest__isnull=False).select_related("body", "post", "proposal"):
        if policies.may_record_decision(user, row.body, row.post, today):
            yield WorkItem(
                "waits", f"The decision on {_named(row)} is not published.", address(row), "Publish",
                earliest=row.made_earliest, latest=row.made_latest,
            )  # fmt: skip
    for one in CallIn.objects.visible_to(user).filter(outcome="").select_related("body", "decision__proposal"):
        if policies.may_keep_record(user, one.body, today):
            sentence = f"The call-in of {_named(one.decision)} is not settled."
            yield WorkItem("waits", sentence, f"{address(one.decision)}settle/", "Settle", latest=one.requested_on)
