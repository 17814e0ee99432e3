"""Deciding what partners read through their own systems: sharing one thing, and withdrawing a share."""

from typing import Any

from django.http import Http404

from partnerships import policies
from partnerships.forms.sharing import ShareForm
from partnerships.models import Partnership, Sharing
from partnerships.selectors.disputable import shareable
from partnerships.services import sharing as services
from salford_css.core.components import Crumb
from salford_css.core.deedpage import DeedPage
from salford_css.core.forms.deeds import ReasonForm

HOME = Crumb("Partnerships", "/partnerships/")


class Share(DeedPage):
    """Share one thing with one party, or with all."""

    model = Partnership
    form = ShareForm
    heading = "Share with the partners"
    verb = "Share it"
    done = "It is shared from today: the partners' systems read it at once."

    def above(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return [HOME]

    def allowed(self, row: Any) -> bool:
        """Say whether the reader decides what partners read."""
        return policies.may_share(self.request.user, self.today)

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer what the partnership has to share."""
        self.things = shareable(row, self.today)
        return {
            "subjects": [(name, str(thing)) for name, thing in self.things.items()],
            "parties": row.parties.in_force(self.today),
            "agreements": row.agreements.order_by("number"),
        }

    def lead(self, row: Any) -> str:
        """Say what never passes."""
        return "Part 2 never passes, whatever is shared. Figures of small numbers leave the directorate suppressed."

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Share it."""
        thing = self.things[data.pop("subject")]
        services.share(partnership=row, subject=thing, by=self.request.user, since=self.today, **data)
        return row


class Withdraw(DeedPage):
    """Withdraw a share."""

    model = Partnership
    form = ReasonForm
    heading = "Withdraw the share"
    verb = "Withdraw it"
    done = "It is withdrawn: from now on nobody reads through it."

    def row(self, **address: Any) -> Any:
        """Return the partnership, and remember the share; 404 where it has no such share that holds today."""
        found = super().row(**address)
        rows = Sharing.objects.visible_to(self.request.user).filter(partnership=found, pk=address["number"])
        share = rows.in_force(self.today).first()
        if share is None:
            raise Http404
        self.share = share
        return found

    def above(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return [HOME]

    def allowed(self, row: Any) -> bool:
        """Say whether the reader decides what partners read."""
        return policies.may_share(self.request.user, self.today)

    def lead(self, row: Any) -> str:
        """Name the share."""
        return f"{self.share}."

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Withdraw it."""
        services.withdraw_sharing(sharing=self.share, by=self.request.user, **data)
        return row
