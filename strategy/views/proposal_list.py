"""The list of proposals: where each stands, what it costs, saves and gives up, each sum for itself."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from salford_css.core import clock
from salford_css.core.components import Fact
from salford_css.core.lists import Column
from salford_css.core.words import capital, counted, number
from strategy import policies, sums
from strategy.course import state_on
from strategy.filters import ProposalFilter
from strategy.models import Proposal
from strategy.selectors import proposals as selectors
from strategy.selectors.money import amount_of, money_words, sums_among, with_yearly_cost
from strategy.views.pages import StrategyList, for_whom, named, page_of


class ProposalList(StrategyList):
    """Every proposal."""

    heading = "Proposals"
    noun = ("proposal", "proposals")
    filterset = ProposalFilter
    default_sort = ("-plan__starts", "plan__title", "number")

    template = "strategy/proposals.html"

    @property
    def columns(self) -> tuple[Column, ...]:
        """Number, title, state on the day, money, wordings, who leads, who decides; a file has the sums as numbers."""
        on = self.as_at
        shown = (
            named("title", "Proposal", lambda row: row.title, ("title",)),
            Column("number", "No.", lambda row: row.number, ("number",), numeric=True),
            Column("state", "Where it is", lambda row: _state(row, on), ("state",)),
            Column("money", "Money", lambda row: money_words(row, on), ("yearly_cost",)),
            Column("versions", "Wordings", lambda row: len(row.known_versions), numeric=True, empty="0", url=_compared),
            Column("lead", "Led by", lambda row: row.lead_post, ("lead_post__title",), empty="none named"),
            Column(
                "decides", "Decided by", lambda row: row.decision_body, ("decision_body__name",), empty="none named"
            ),
            Column("plan", "Plan", lambda row: row.plan.title, ("plan__title",), url=lambda row: page_of(row.plan)),
        )
        return (*shown, *self._in_files) if self.request.GET.get("format") in ("csv", "xlsx") else shown

    @property
    def _in_files(self) -> tuple[Column, ...]:
        """Area, partners, whom it is for, and each sum by its kind and how often it comes, in pounds."""
        on = self.as_at
        parties = Column("parties", "With", lambda row: "; ".join(str(one) for one in row.parties.all()))
        return (Column("area", "Area", lambda row: row.lead_area), parties, for_whom(), *_sums_in_files(on))

    def rows(self) -> QuerySet[Any]:
        """Return the proposals known on the day."""
        rows = Proposal.objects.visible_to(self.request.user).as_at(self.as_at).pricing(self.as_at)
        rows = selectors.with_course(with_yearly_cost(rows, self.as_at), self.request.user, self.as_at)
        return rows.prefetch_related("parties__organisation")

    def lead(self, total: int) -> str:
        """Say how many there are, and how many state what they cost, save or give up."""
        rows = Proposal.objects.visible_to(self.request.user).as_at(self.as_at)
        if not total:
            return "No proposal is on record by this day."
        costed = rows.pricing(self.as_at).filter(stated__gt=0).count()
        said = "what it costs, saves or gives up" if costed < 2 else "what they cost, save or give up"
        states = "states" if costed < 2 else "state"
        who = capital(counted(costed, "proposal")) if costed else "None"
        return f"{capital(counted(total, 'proposal'))} on record. {who} {states} {said}."

    def extra(self) -> dict[str, Any]:
        """Return the sums of the proposals in the list, each for itself, and where to begin a new one."""
        chosen = ProposalFilter(self.request.GET, queryset=self.rows(), request=self.request)
        found = sums_among(chosen.qs if chosen.is_valid() else self.rows(), self.as_at)
        facts = [Fact(one.head, one.words, note=_gap(one)) for one in found]
        may = policies.may_draft(self.request.user, clock.today())
        return {"sums": facts, "plans": selectors.plans_in_hand(self.request.user, self.as_at) if may else ()}


def _gap(one: sums.Sum) -> str:
    """Say how many proposals' lines are in a sum, and how many leave it open."""
    open_lines = f", {number(one.unstated)} not stated" if one.unstated and one.stated else ""
    return f"{counted(one.stated, 'amount')}{open_lines}" if one.stated else ""


def _sums_in_files(on: date) -> tuple[Column, ...]:
    return tuple(
        Column(
            f"{kind}_{often}",
            f"{capital(kind.label)}, {often.label} (£)",
            lambda row, kind=kind, often=often: amount_of(row, kind, often, on),  # type: ignore[misc]
        )
        for kind in sums.MoneyKind
        for often in sums.Recurrence
    )


def _compared(row: Any) -> str:
    """Return where the wordings are compared, when there are several."""
    return reverse("strategy:proposal-comparison", args=[row.ref]) if len(row.known_versions) > 1 else ""


def _state(row: Any, on: date) -> str:
    return capital(state_on(selectors.course_of(row, on), on).label)
