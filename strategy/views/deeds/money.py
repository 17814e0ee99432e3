"""The money of a proposal, and who takes part in it: each said on a page of its own."""

from typing import Any

from django.http import Http404

from strategy import policies
from strategy.forms.proposals import MoneyForm, PartyForm, ProposalForm, StandingForm, StruckForm
from strategy.models import Plan, ProposalMoney
from strategy.services.money import say_cost_standing, state_money, strike_money
from strategy.services.proposals import draft_proposal, name_party
from strategy.views.deeds.page import DeedPage
from strategy.views.deeds.proposals import ProposalDeed


class DraftProposal(DeedPage):
    """Begin a proposal in a plan."""

    model = Plan
    form = ProposalForm
    heading = "Draft a proposal"
    verb = "Keep the draft"
    done = "The draft is kept. Nobody but officers sees it until it is put forward."
    dated_by: str | None = None

    def allowed(self, row: Any) -> bool:
        """Say whether the reader drafts."""
        return policies.may_draft(self.request.user, self.today)

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Begin it."""
        due = data.pop("due")
        dated = {"earliest": due.earliest, "latest": due.latest, "as_written": due.as_written} if due else {}
        return draft_proposal(plan=row, by=self.request.user, **data, **dated)


class StateMoney(ProposalDeed):
    """Write down one amount."""

    form = MoneyForm
    heading = "State what it costs, saves or gives up"
    verb = "Keep the line"
    done = "The line is on record."

    def lead(self, row: Any) -> str:
        """Say how amounts are kept."""
        return (
            "One line for each amount: a cost, a saving and income foregone are added up apart, and so is what comes "
            "once and what comes every year."
        )

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Keep the line."""
        state_money(proposal=row, by=self.request.user, **data)
        return row


class SayStanding(ProposalDeed):
    """Say of the money as a whole that it is met already, or that there is none."""

    form = StandingForm
    heading = "Say how it stands with the money"
    verb = "Keep it"
    done = "What is said of the money is on record."
    dated_by: str | None = None

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with what is said now."""
        return {"standing": row.cost_standing}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Say it."""
        return say_cost_standing(proposal=row, by=self.request.user, **data)


class StrikeMoney(ProposalDeed):
    """Strike a line out; the address counts the lines of a proposal in the order in which they were written."""

    form = StruckForm
    heading = "Strike the line out"
    verb = "Strike it out"
    done = "The line is struck out; it stays on record with the reason."

    def row(self, **address: Any) -> Any:
        """Return the proposal, and remember the line; 404 for a line there is not."""
        row = super().row(**address)
        lines = list(ProposalMoney.objects.filter(proposal=row).order_by("pk")[: address["place"]])
        if len(lines) < address["place"] or not lines:
            raise Http404
        self.line = lines[-1]
        return row

    def lead(self, row: Any) -> str:
        """Name the line."""
        return f"{self.line}. It is not added up any more. To correct an amount, strike it out and state the right one."

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Strike it out."""
        strike_money(line=self.line, by=self.request.user, reason=data["reason"])
        return row


class NameParty(ProposalDeed):
    """Say who takes part."""

    form = PartyForm
    heading = "Name a partner"
    verb = "Name the partner"
    done = "The partner is named."
    dated_by: str | None = None

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Name the partner."""
        name_party(proposal=row, by=self.request.user, **data)
        return row
