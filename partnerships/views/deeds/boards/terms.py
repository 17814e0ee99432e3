"""Drafting terms of reference and bringing them into effect."""

from typing import Any

from django.db.models import Q

from partnerships.forms.boards.terms import EffectForm, TermsForm, initial_of
from partnerships.models import TermsOfReference
from partnerships.services import boards as services
from partnerships.views.deeds.boards.page import BoardDeed, Following
from strategy.models import Body, BodyKind

ABOVE = (BodyKind.DECISION, BodyKind.NHS, BodyKind.JOINT)


class DraftTerms(BoardDeed):
    """Write the draft of the next terms, or go on with the one in hand."""

    form: Any = TermsForm
    template = "partnerships/boards/tabled_form.html"
    heading = "Draft terms of reference"
    verb = "Keep the draft"
    done = "The draft is kept. Nothing is measured by it until it is brought into effect."
    dated_by = None

    def lead(self, row: Any) -> str:
        """Say what a draft begins with."""
        if row.terms.filter(draft=True).exists():
            return "A draft is in hand; it goes on here. Once in effect its words stand, and the next is a new version."
        return "The draft begins with the terms in force. Once in effect its words stand; the next is a new version."

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer partners and the bodies that may stand above."""
        wanted = Q(kind__in=ABOVE) | Q(boards_below__terms__body=row) | Q(delegations__terms__body=row)
        bodies = Body.objects.visible_to(self.request.user).filter(wanted).exclude(pk=row.pk).distinct()
        return {"organisations": list(self.organisations(row)), "bodies": list(bodies.order_by("name"))}

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the draft in hand, or with the last terms."""
        known = row.terms.order_by("-draft", "-number").first()
        return initial_of(known) if known else {}

    def make_form(self, row: Any, *given: Any, **named: Any) -> Any:
        """Keep the form at hand: it knows its tables."""
        self.filled = super().make_form(row, *given, **named)
        return self.filled

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Keep it."""
        return services.draft_terms(body=row, by=self.request.user, **self.filled.facts())


class BringIntoEffect(BoardDeed):
    """Let the draft in hand take effect."""

    form = EffectForm
    heading = "Bring the draft into effect"
    verb = "Bring it into effect"
    done = "The terms are in effect; their words stand."
    dated_by = "effective_from"

    def allowed(self, row: Any) -> bool:
        """Say whether there is a draft that the reader may bring into effect."""
        self.draft: TermsOfReference | None = row.terms.filter(draft=True).first()
        return super().allowed(row) and self.draft is not None

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the day the pages are read at."""
        return {"effective_from": self.day}

    def lead(self, row: Any) -> str:
        """Say which version, and what follows."""
        assert self.draft is not None
        return (
            f"Version {self.draft.number} holds from this day: quorum, delegation, notice and chair are measured by "
            "it, and it no longer changes."
        )

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Bring it into effect."""
        assert self.draft is not None
        services.bring_into_effect(terms=self.draft, by=self.request.user, **data)
        return Following(self.draft.get_absolute_url())
