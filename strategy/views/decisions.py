"""Decisions: what was decided, when it takes effect, who carries it out, what came of it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from salford_css.core import clock
from salford_css.core.components import Crumb, Deed, Entry, Fact
from salford_css.core.models import Part as Openness
from salford_css.core.words import capital, day
from strategy import policies, record_of_decision
from strategy.calling_in import CallInOutcome
from strategy.lifecycle import APPROVALS, ProposalState
from strategy.models import Action, Decision
from strategy.selectors import decisions as selectors
from strategy.selectors.proposals import made
from strategy.selectors.records import record_of
from strategy.selectors.results import moved_by
from strategy.selectors.work import action_lines, with_everything
from strategy.selectors.worked import WorkedDate, of_decision
from strategy.services.call_ins import committee_until, reconsider_until, window_of
from strategy.views.pages import Part, StrategyPage, deeds_at, entry, fact


class DecisionPage(StrategyPage):
    """One decision: the record of it, the clock, call-in, what came of it."""

    model = Decision
    near = (
        *("body", "post", "meeting__body", "item", "proposal__lead_post", "proposal_version__report_version__report"),
        *("rule", "call_in__body", "call_in__meeting__body", "recommendation__version__report", "contact_post"),
        *("delegation__scheme", "scrutiny_body", "reconsiders", "reconsidered_by", "proposal_version__proposal"),
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
        """Say the outcome and since when it counts, or what holds it back."""
        said = f"{capital(row.get_outcome_display())} by {row.body or row.post}, {made(row)}."
        return f"{said} {self._counts(row)}"

    def _counts(self, row: Any) -> str:
        call_in = getattr(row, "call_in", None)
        if call_in and call_in.outcome == CallInOutcome.REFERRED_BACK:
            return "Scrutiny referred it back, so it takes no effect; it is decided anew."
        if call_in and not call_in.outcome:
            return "Scrutiny has called it in; it takes no effect until that is settled."
        if row.effective_on is None:
            return "It has not been published, so no day on which it takes effect is known."
        return f"It {'took' if row.effective_on <= self.as_at else 'takes'} effect on {day(row.effective_on)}."

    def facts(self, row: Any) -> Sequence[Fact]:
        """Outcome, meeting, proposal, version."""
        anew = getattr(row, "reconsidered_by", None)
        return (
            fact("Outcome", capital(row.get_outcome_display())),
            fact("Meeting", row.meeting, "none: decided alone" if row.post else "none on record"),
            fact("Proposal", row.proposal, "none"),
            fact("Wording decided", row.proposal_version, "none"),
            *((fact("Decided anew by", anew),) if anew else ()),
            *((fact("Decides anew on", row.reconsiders),) if row.reconsiders else ()),
        )

    def context(self, row: Any) -> dict[str, Any]:
        """Add the record under today's headings, and how what was approved stands."""
        shown = super().context(row)
        shown["record"] = [
            Fact(line.heading, capital(line.text) or record_of_decision.NOTHING, note=line.note)
            for line in record_of_decision.lines(record_of(row, self.request.user))
        ]
        if row.outcome in APPROVALS:
            read = Decision.objects.with_delivery(self.as_at).get(pk=row.pk)
            shown["stands"] = selectors.stands_of(read, self.as_at).label
        return shown

    def parts(self, row: Any) -> Sequence[Part]:
        """The clock, call-in and referrals, the other lines, what came of it, actions."""
        mine = Action.objects.visible_to(self.request.user).as_at(self.as_at).filter(decision=row)
        lines = action_lines(with_everything(mine, self.as_at), self.as_at)
        actions = [entry(line.row, when=line.due, note=line.sentence, mark=line.status) for line in lines]
        others = [
            entry(one, when=capital(one.get_outcome_display()), what=one.wording)
            for one in selectors.same_record(row, self.request.user)
        ]
        return (
            Part("The clock", "clock", _clock(row), "It is not published, so nothing counts yet."),
            Part("Call-in and referral", "call-in", _sent_on(row), "It was neither called in nor sent on."),
            Part("What came of it", "came", self._came(row), _nothing_came(row)),
            Part("Actions that carry it out", "actions", actions, "No action carries it out."),
            Part("What its actions are to move", "moved", self._moved(lines), "No indicator is joined to its actions."),
            Part("Other lines of this record", "lines", others, "It is the only line of its record."),
        )

    def _came(self, row: Any) -> list[Entry]:
        """Return each question with its answers, and the indicators that its actions move."""
        answers = [one for one in row.follow_ups.select_related("post") if one.answered_on <= self.as_at]
        lines = [
            Entry(
                f"after {one.months} months",
                f"{capital(one.get_status_display())}. {one.answer}",
                note=f"{day(one.answered_on)}{f', {one.post}' if one.post else ''}",
            )
            for one in answers
        ]
        return [*lines, *(self._question(one) for one in selectors.asked_of(row, self.as_at) if one.said is None)]

    def _moved(self, lines: Sequence[Any]) -> list[Entry]:
        """Return the indicators that its actions are to move, each with its latest result."""
        ids = [line.row.pk for line in lines]
        return [
            Entry(
                one.indicator.note,
                one.indicator.label,
                one.indicator.url,
                "; ".join(result.label for result in one.results) or "no result is on record",
            )
            for one in moved_by(ids, as_at=self.as_at, reader=self.request.user)
        ]

    def _question(self, asked: Any) -> Entry:
        late = asked.overdue(self.as_at)
        words = f"Nobody has answered; it was due on {day(asked.due)}" if late else f"Is asked on {day(asked.due)}"
        return Entry(f"after {asked.months} months", words, mark="late" if late else "")

    def worked(self, row: Any) -> Sequence[WorkedDate]:
        """Return when its call-in window ends and when it takes effect."""
        return of_decision(row)

    def deeds(self, row: Any) -> Sequence[Deed]:
        """Publish it, open actions, call it in, settle that, decide anew, say what came of it: for who may."""
        return deeds_at(row, *deeds_for(row, self.request.user))


def deeds_for(row: Any, user: Any) -> list[tuple[str, str]]:
    """Return what a reader may do with a decision, in the order in which it happens."""
    today, call_in = clock.today(), getattr(row, "call_in", None)
    keeps = policies.may_record_decision(user, row.body, row.post, today)
    in_window = call_in is None and _open_to_call_in(row, today)
    settled = call_in is not None and call_in.outcome
    back = settled == CallInOutcome.REFERRED_BACK and not hasattr(row, "reconsidered_by")
    in_effect = row.effective_on is not None and row.effective_on <= today
    ways = (
        ("Publish it", "decision-publish", keeps and row.published_on is None),
        ("Waive call-in", "decision-waive", row.published_on is None and policies.may_publish_plan(user, today)),
        ("Open an action", "action-new", row.outcome in APPROVALS and policies.may_open_action(user, row.body, today)),
        ("Call it in", "decision-call-in", in_window and policies.may_keep_record(user, None, today)),
        (
            "Say what scrutiny concluded",
            "decision-settle",
            call_in is not None and not settled and policies.may_keep_record(user, call_in.body, today),
        ),
        ("Decide anew", "decision-anew", back and keeps),
        (
            "Say what came of it",
            "decision-came",
            row.outcome in APPROVALS and in_effect and policies.may_say_what_came(user, row, today),
        ),
    )
    return [(words, name) for words, name, open_to_reader in ways if open_to_reader]


def _open_to_call_in(row: Decision, today: date) -> bool:
    """Say whether a call-in can still be entered: in the window, and afterwards while nothing has taken effect."""
    window = window_of(row)
    if window is None:
        return False
    waits = row.proposal is not None and row.proposal.state == ProposalState.IN_CALL_IN
    return waits or today <= window.last_day


def _nothing_came(row: Decision) -> str:
    if row.outcome not in APPROVALS:
        return "Nothing was approved, so there is nothing to ask."
    return "It is asked six, twelve and twenty-four months after the decision takes effect."


def _clock(row: Decision) -> list[Entry]:
    """Return the days that count; how the clock worked them out is shown beside."""
    lines = [
        Entry(day(one.on), f"{capital(one.get_kind_display())}: {one.post}", note=one.why)
        for one in row.urgency_consents.select_related("post")
    ]
    if row.published_on:
        lines.append(Entry(day(row.published_on), "Published"))
    if row.effective_on:
        why = f"{row.rule}; {row.rule.get_standing_display()}" if row.rule else _at_once(row)
        lines.append(Entry(day(row.effective_on), "Takes effect", note=capital(why)))
    return lines


def _at_once(row: Decision) -> str:
    """Say why no window of call-in counts."""
    if row.reconsiders_id:
        return "It was decided anew after a call-in; a decision is called in once only"
    if row.delegation and not row.delegation.called_in:
        return f"Outside call-in under {row.delegation.scheme}"
    return "No call-in rule applies to it"


def _sent_on(row: Decision) -> list[Entry]:
    lines = []
    if call_in := getattr(row, "call_in", None):
        asked = f"Called in by {call_in.body}: {call_in.grounds}"
        at = f" at {call_in.requested_at:%H:%M}" if call_in.requested_at else ""
        many = f"{call_in.requesters} members: " if call_in.requesters else ""
        lines.append(Entry(f"{day(call_in.requested_on)}{at}", asked, note=f"{many}{call_in.requested_by}"))
        lines.append(_concluded(call_in))
    for one in row.referrals.select_related("body"):
        when = day(one.referred_on) if one.referred_on else "no date held"
        lines.append(entry(one.body, when=when, what=f"Referred to {one.body}", note=one.answer or one.why))
    if row.reconsiders:
        lines.append(entry(row.reconsiders, when="before", what=f"Decides anew on: {row.reconsiders.wording}"))
    if anew := getattr(row, "reconsidered_by", None):
        lines.append(entry(anew, when=str(made(anew)), what=f"Decided anew: {anew.get_outcome_display()}"))
    return lines


def _concluded(call_in: Any) -> Entry:
    """Say what scrutiny concluded, or by when it has to meet; referred back, by when it is decided anew."""
    if not call_in.outcome:
        until = committee_until(call_in)
        return Entry("open", f"Not settled{f'; the committee has until {day(until)} to meet' if until else ''}")
    until = reconsider_until(call_in) if call_in.outcome == CallInOutcome.REFERRED_BACK else None
    note = f"To be decided anew by {day(until)}" if until else ""
    words = ". ".join(filter(None, (capital(call_in.get_outcome_display()), call_in.concerns)))
    url = call_in.meeting.get_absolute_url() if call_in.meeting else ""
    return Entry(day(call_in.settled_on), words, url, note)
