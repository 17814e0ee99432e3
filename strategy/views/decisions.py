"""Decisions: what was decided, when it takes effect, who carries it out."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, QuerySet

from salford_css.core import clock
from salford_css.core.components import Crumb, Entry, Fact
from salford_css.core.lists import Column
from salford_css.core.models import Part as Openness
from salford_css.core.words import capital, counted, day
from strategy import policies
from strategy.filters import DecisionFilter
from strategy.lifecycle import APPROVALS
from strategy.models import Action, Decision
from strategy.selectors.proposals import made
from strategy.selectors.work import action_lines, with_everything
from strategy.views.pages import Deed, Part, StrategyList, StrategyPage, deeds_at, entry, fact, named, page_of


class DecisionList(StrategyList):
    """Every decision."""

    heading = "Decisions"
    noun = ("decision", "decisions")
    filterset = DecisionFilter
    default_sort = ("-made_earliest", "ref")
    nothing = "No decision is on record as at this day. That a proposal has none is shown on its page and its thread."
    columns = (
        named("wording", "Decision", lambda row: row.wording, ("wording",)),
        Column("outcome", "Outcome", lambda row: capital(row.get_outcome_display()), ("outcome",)),
        Column("by", "By", lambda row: row.body or row.post),
        Column("made", "Made", lambda row: str(made(row)), ("made_earliest",)),
        Column("effective", "Takes effect", lambda row: row.effective_on and day(row.effective_on), ("effective_on",)),
        Column(
            "proposal",
            "Proposal",
            lambda row: row.proposal,
            url=lambda row: page_of(row.proposal) if row.proposal else "",
            empty="none",
        ),
        Column("actions", "Actions", lambda row: row.count, ("count",), numeric=True, empty="0"),
    )

    def rows(self) -> QuerySet[Any]:
        """Return the decisions made by the day."""
        rows = Decision.objects.visible_to(self.request.user).as_at(self.as_at)
        return rows.select_related("body", "post", "proposal").annotate(count=Count("actions", distinct=True))

    def lead(self, total: int) -> str:
        """Say how many approvals nothing carries out."""
        if not total:
            return "No decision is on record by this day."
        idle = self.rows().approvals().without_action().count()  # type: ignore[attr-defined]
        return f"{capital(counted(total, 'decision'))} on record; {counted(idle, 'approval')} without an action."


class DecisionPage(StrategyPage):
    """One decision."""

    model = Decision
    near = (
        "body",
        "post",
        "meeting__body",
        "item",
        "proposal",
        "proposal_version__proposal",
        "rule",
        "call_in",
        "recommendation__version__report",
    )
    template = "strategy/decision.html"
    listed_under = ("Decisions", "decisions")
    on_thread = True

    def captioned(self, row: Any) -> str:
        """Name decider and day."""
        key = " · key decision" if row.key else ""
        exempt = " · Part 2" if row.part == Openness.EXEMPT else ""
        return f"Decision of {row.body or row.post} · {made(row)}{key}{exempt}"

    def above(self, row: Any) -> Sequence[Crumb]:
        """Return the way to the meeting."""
        return (Crumb(str(row.meeting), row.meeting.get_absolute_url()),) if row.meeting else ()

    def lead(self, row: Any) -> str:
        """Say the outcome and since when it counts."""
        who = row.body or row.post
        said = f"{capital(row.get_outcome_display())} by {who}, {made(row)}."
        if row.effective_on is None:
            return f"{said} It has not been published, so no day on which it takes effect is known."
        verb = "took" if row.effective_on <= self.as_at else "takes"
        return f"{said} It {verb} effect on {day(row.effective_on)}."

    def facts(self, row: Any) -> Sequence[Fact]:
        """Outcome, meeting, proposal, version."""
        return (
            fact("Outcome", capital(row.get_outcome_display())),
            fact("Meeting", row.meeting, "none on record"),
            fact("Proposal", row.proposal, "none"),
            fact("Wording decided", row.proposal_version, "none"),
            fact("Recommendation", row.recommendation, "none"),
        )

    def parts(self, row: Any) -> Sequence[Part]:
        """The clock, what was said beside it, call-in and referrals, actions."""
        mine = Action.objects.visible_to(self.request.user).as_at(self.as_at).filter(decision=row)
        lines = action_lines(with_everything(mine, self.as_at), self.as_at)
        actions = [entry(line.row, when=line.due, note=line.sentence, mark=line.status) for line in lines]
        return (
            Part("Reasons and conditions", "reasons", _reasons(row), "No reason or condition is on record."),
            Part("The clock", "clock", _clock(row), "It is not published, so nothing counts yet."),
            Part("Call-in and referral", "call-in", _sent_on(row), "It was neither called in nor sent on."),
            Part("Actions that carry it out", "actions", actions, "No action carries it out."),
        )

    def deeds(self, row: Any) -> Sequence[Deed]:
        """Publish it and open actions, for who may."""
        user, today = self.request.user, clock.today()
        ways = []
        if row.published_on is None and policies.may_keep_record(user, row.body, today):
            ways.append(("Publish it", "decision-publish"))
        if row.outcome in APPROVALS and policies.may_open_action(user, row.body, today):
            ways.append(("Open an action", "action-new"))
        return deeds_at(row, *ways)


def _reasons(row: Decision) -> list[Entry]:
    said = (
        ("Reasons", row.reasons),
        ("Options rejected", row.options_rejected),
        ("Conditions", row.conditions),
        ("Deferred until", row.deferred_until),
        ("Urgent route", row.urgency),
    )
    return [Entry(head, text) for head, text in said if text]


def _clock(row: Decision) -> list[Entry]:
    """Return the days that count, each with the rule behind it."""
    lines = []
    if row.published_on:
        lines.append(Entry(day(row.published_on), "Published"))
    if row.effective_on:
        rule = f"{row.rule}; {row.rule.get_standing_display()}" if row.rule else "No call-in rule applies to it"
        lines.append(Entry(day(row.effective_on), "Takes effect unless it is called in", note=rule))
    return lines


def _sent_on(row: Decision) -> list[Entry]:
    lines = []
    if call_in := getattr(row, "call_in", None):
        settled = f"{call_in.get_outcome_display()}. {call_in.concerns}" if call_in.outcome else "not settled"
        lines.append(Entry(day(call_in.requested_on), f"Called in: {call_in.grounds}", note=settled))
    for one in row.referrals.select_related("body"):
        when = day(one.referred_on) if one.referred_on else "no date held"
        lines.append(entry(one.body, when=when, what=f"Referred to {one.body}", note=one.answer or one.why))
    return lines
