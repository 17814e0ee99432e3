"""The list of decisions: who decided what, when it takes effect, and what came of the approvals."""

from typing import Any

from django.db.models import Count, QuerySet

from salford_css.core import clock
from salford_css.core.lists import Column
from salford_css.core.words import capital, counted, day
from strategy import policies
from strategy.filters import DecisionFilter
from strategy.follow_up import count_in_words
from strategy.models import Decision
from strategy.selectors import decisions as selectors
from strategy.selectors.proposals import made
from strategy.views.pages import StrategyList, named, page_of


class DecisionList(StrategyList):
    """Every decision."""

    heading = "Decisions"
    noun = ("decision", "decisions")
    filterset = DecisionFilter
    default_sort = ("-made_earliest", "ref")
    template = "strategy/decisions.html"
    nothing = "No decision is on record as at this day. That a proposal has none is shown on its page and its thread."

    @property
    def columns(self) -> tuple[Column, ...]:
        """Words, outcome, who, when, call-in, effect, proposal, actions, what came of it."""
        on = self.as_at
        return (
            named("wording", "Decision", lambda row: row.wording, ("wording",)),
            Column("outcome", "Outcome", lambda row: capital(row.get_outcome_display()), ("outcome",)),
            Column("by", "By", lambda row: row.body or row.post, ("body__name", "post__title")),
            Column("made", "Made", lambda row: str(made(row)), ("made_earliest",)),
            Column("key", "Key", lambda row: "key" if row.key else "", ("key",), empty="no"),
            Column("called", "Call-in", _called_in, ("call_in__requested_on",), empty="no"),
            Column(
                "effective",
                "Takes effect",
                lambda row: row.effective_on and day(row.effective_on),
                ("effective_on",),
                empty="not known",
            ),
            Column(
                "proposal",
                "Proposal",
                lambda row: row.proposal,
                ("proposal__number",),
                url=lambda row: page_of(row.proposal) if row.proposal else "",
                empty="none",
            ),
            Column("actions", "Actions", lambda row: row.count, ("count",), numeric=True, empty="0"),
            Column(
                "stands", "What came of it", lambda row: selectors.stands_in_words(row, on), empty="nothing approved"
            ),
        )

    def rows(self) -> QuerySet[Any]:
        """Return the decisions made by the day."""
        rows = Decision.objects.visible_to(self.request.user).as_at(self.as_at).with_delivery(self.as_at)
        rows = rows.select_related("body", "post", "proposal", "call_in")
        return rows.annotate(count=Count("actions", distinct=True))

    def lead(self, total: int) -> str:
        """Say what came of the approvals, and how many nothing carries out."""
        if not total:
            return "No decision is on record by this day."
        idle = self.rows().approvals().without_action().count()  # type: ignore[attr-defined]
        counts = selectors.counts_of(Decision.objects.visible_to(self.request.user).as_at(self.as_at), self.as_at)
        came = f" {count_in_words(counts)}" if counts else ""
        return f"{capital(counted(total, 'decision'))} on record; {counted(idle, 'approval')} without an action.{came}"

    def extra(self) -> dict[str, Any]:
        """Offer to record a decision of a post to who may."""
        user, today = self.request.user, clock.today()
        return {"may_record": policies.may_draft(user, today) or policies.may_keep_record(user, None, today)}


def _called_in(row: Any) -> str:
    call_in = getattr(row, "call_in", None)
    if call_in is None:
        return ""
    return call_in.get_outcome_display() if call_in.outcome else "called in, not settled"
