"""What a report in hand rests on and asks for: its background documents, the proposals of its recommendations."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse

from salford_css.core.forms.base import DirectorateForm
from salford_css.core.models import Document
from strategy.forms.reports import AboutForm, BackgroundForm
from strategy.models import DraftBackground, DraftRecommendation, Proposal
from strategy.services import background
from strategy.views.deeds.drafts import DraftDeed


class AddBackground(DraftDeed):
    """Say that the report rests on a paper."""

    form: type[DirectorateForm] = BackgroundForm
    heading = "Add a background document"
    verb = "Add it"
    done = "The paper is among the background documents."

    def lead(self, row: Any) -> str:
        """Say what is one, and who may ask for it."""
        return (
            "A paper that the report rests on to a material extent, published works left out. It is listed under "
            "its heading, and the public may ask to see it."
        )

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the register of documents, those that it names already left out."""
        named = row.background.exclude(document=None).values("document")
        return {"rows": {"document": Document.objects.visible_to(self.request.user).exclude(pk__in=named)}}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Add it."""
        background.add_background(draft=row, by=self.request.user, **data)
        return row


class RemoveBackground(DraftDeed):
    """Take a background document out."""

    heading = "Take the background document out"
    verb = "Take it out"
    done = "The paper is no background document of this report any more."

    def row(self, **address: Any) -> Any:
        """Find the paper too."""
        draft = super().row(**address)
        self.paper = get_object_or_404(DraftBackground, draft=draft, place=address["place"])
        return draft

    def lead(self, row: Any) -> str:
        """Name it."""
        return f"{self.paper}."

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Take it out."""
        return background.remove_background(row=self.paper, by=self.request.user)


class NameProposals(DraftDeed):
    """Say which proposals a recommendation is about."""

    form: type[DirectorateForm] = AboutForm
    heading = "Name the proposals it is about"
    verb = "Save"
    done = "The recommendation names its proposals."

    def row(self, **address: Any) -> Any:
        """Find the recommendation too."""
        draft = super().row(**address)
        self.recommendation = get_object_or_404(DraftRecommendation, draft=draft, number=address["number"])
        return draft

    def lead(self, row: Any) -> str:
        """Say which recommendation it is, and what to do when the report carries no proposal yet."""
        if row.proposals.exists():
            return f"{self.recommendation.number}. {self.recommendation.text}"
        return "No proposal goes forward in this report yet. Choose them under “Title, body and pledges” first."

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the proposals that go forward in the report."""
        carried = row.proposals.values("proposal")
        return {"rows": {"proposals": Proposal.objects.visible_to(self.request.user).filter(pk__in=carried)}}

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with those named."""
        return {"proposals": [link.proposal_id for link in self.recommendation.proposal_links.all()]}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Name them."""
        background.name_proposals(recommendation=self.recommendation, by=self.request.user, **data)
        return row

    def back(self, row: Any) -> str:
        """Return to the recommendations of the draft."""
        return f"{reverse('strategy:report-draft', args=[row.report.ref])}#recommendations"
