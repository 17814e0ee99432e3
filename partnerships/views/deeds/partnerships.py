"""Entering a partnership, describing it, and saying who takes part, when, how and to what end."""

from typing import Any

from django.contrib import messages
from django.urls import reverse

from partnerships import policies
from partnerships.forms import partnerships as forms
from partnerships.models import Partnership
from partnerships.services import partnerships as services
from partnerships.services.pools import open_fund
from salford_css.core import deedpage
from salford_css.core.components import Crumb
from salford_css.core.models import Organisation
from strategy.models import Objective, Proposal

HOME = Crumb("Partnerships", "/partnerships/")
REGISTER = "partnerships:partnerships"
ABOUT = ("name", "status", "client_group", "kinds_of_service", "lead_post", "proposal", "places", "note")


class ProposePartnership(deedpage.DeedPage):
    """Enter a partnership."""

    model = Partnership
    form = forms.ProposeForm
    heading = "Enter a partnership"
    verb = "Enter it"
    done = "The partnership is on record. Name who else takes part, and its dates."

    def row(self, **address: Any) -> Any:
        """Return nothing: it does not exist yet."""
        return None

    def above(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return [HOME, Crumb("Register", reverse(REGISTER))]

    def back(self, row: Any) -> str:
        """Return the register."""
        return reverse(REGISTER)

    def allowed(self, row: Any) -> bool:
        """Say whether the reader enters partnerships."""
        return policies.may_propose(self.request.user, self.today)

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the councils there are, and the proposals the reader may see."""
        councils = Organisation.objects.filter(standings__kind__sector="local_authority").distinct()
        return {"choices": {"lead_council": councils, "proposal": Proposal.objects.visible_to(self.request.user)}}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Enter it."""
        return services.propose_partnership(by=self.request.user, **data)


class PartnershipDeed(deedpage.DeedPage):
    """A deed of whoever manages the partnership."""

    model = Partnership

    def above(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return [HOME, Crumb("Register", reverse(REGISTER))]

    def allowed(self, row: Any) -> bool:
        """Say whether the reader manages the partnership."""
        return policies.may_manage(self.request.user, row, self.today)


class DescribePartnership(PartnershipDeed):
    """Change what the record says of a partnership."""

    form = forms.AboutForm
    heading = "Describe the partnership"
    verb = "Keep it"
    done = "What the record says of the partnership is kept."

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the proposals the reader may see."""
        return {"choices": {"proposal": Proposal.objects.visible_to(self.request.user)}}

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with what is on record."""
        return {name: getattr(row, name) for name in ABOUT}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Keep it."""
        return services.describe_partnership(partnership=row, by=self.request.user, **data)


class AddParty(PartnershipDeed):
    """Name who takes part."""

    form = forms.PartyForm
    heading = "Name a party"
    verb = "Name it"
    done = "The party is on record."
    dated_by = "since"

    def lead(self, row: Any) -> str:
        """Say what is asked of a partner in law."""
        return (
            "A partner in law is a council or an NHS body, of a kind that could be one on the day it joins. A rule "
            "that is confirmed refuses; one that is not only warns, and the warning is kept."
        )

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Name it, and say what the rules warn of."""
        data["as_written"] = data["as_written"] or None
        party = services.add_party(partnership=row, by=self.request.user, **data)
        for sentence in services.warned_of(party):
            messages.warning(self.request, sentence)
        return row


class EndParty(PartnershipDeed):
    """End a party's part."""

    form = forms.EndPartyForm
    heading = "End a party's part"
    verb = "End it"
    done = "The party's part has its last day."
    dated_by = None

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer who takes part and has no last day."""
        return {"parties": row.parties.filter(valid_to__isnull=True).select_related("organisation")}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """End it."""
        services.end_party(by=self.request.user, **data)
        return row


class ResolveParty(PartnershipDeed):
    """Say which organisation a written party is."""

    form = forms.ResolvePartyForm
    heading = "Say who a written party is"
    verb = "Join them"
    done = "The party is joined to its organisation; the record's words stay beside it."
    dated_by = None

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the parties that are only written."""
        return {"parties": row.parties.filter(organisation__isnull=True)}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Join them."""
        services.resolve_party(by=self.request.user, **data)
        return row


class SetDate(PartnershipDeed):
    """Enter or correct a date."""

    form = forms.DateForm
    heading = "Enter a date"
    verb = "Keep the date"
    done = "The date is on record."
    dated_by = None

    def lead(self, row: Any) -> str:
        """Say that a date is corrected here too."""
        return "As exactly as it is known. A date of the same sort and words is corrected by it."

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Keep it."""
        services.set_date(partnership=row, by=self.request.user, **data)
        return row


class UseFlexibility(PartnershipDeed):
    """Say which way of sharing a partnership uses."""

    form = forms.UseForm
    heading = "Name a way of sharing"
    verb = "Name it"
    done = "The way of sharing is on record."
    dated_by = None

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Name it."""
        services.use_flexibility(partnership=row, by=self.request.user, **data)
        return row


class OpenFund(PartnershipDeed):
    """Open a pooled fund."""

    form = forms.FundForm
    heading = "Open a pooled fund"
    verb = "Open it"
    done = "The fund is open. Name its host and manager, then open its first year."
    dated_by = None

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the partnership's agreements."""
        return {"agreements": row.agreements.order_by("number")}

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the partnership's name and its newest agreement."""
        return {"name": f"{row.name}: pooled fund", "agreement": row.agreements.order_by("number").last()}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Open it; lead to the fund's page."""
        return open_fund(partnership=row, by=self.request.user, **data)


class ServeObjective(PartnershipDeed):
    """Join a partnership to an objective."""

    form = forms.ServeForm
    heading = "Say which objective it serves"
    verb = "Join them"
    done = "The partnership is joined to the objective."
    dated_by = None

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the objectives the reader may see."""
        return {"objectives": Objective.objects.visible_to(self.request.user)}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Join them."""
        services.serve_objective(partnership=row, by=self.request.user, **data)
        return row
