"""Writing a proposal: the text in hand, and the next version with the cause of its change."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse

from salford_css.core.words import shortened
from strategy import differences, policies
from strategy.forms.proposals import CauseForm, SubmitForm, WorkingTextForm
from strategy.models import Proposal, ProposalVersion
from strategy.readings import changes_with_causes
from strategy.selectors.comparisons import Shown, pieces_of
from strategy.services.proposals import RevisionConflict, link_change_cause, save_working_text, submit_version
from strategy.step_words import STEPS
from strategy.views.deeds.page import REFUSED, DeedPage
from strategy.views.deeds.steps import comments_on


class ProposalDeed(DeedPage):
    """A deed of whoever may change a proposal."""

    model = Proposal

    def allowed(self, row: Any) -> bool:
        """Say whether the reader may change it."""
        return policies.may_change_proposal(self.request.user, row, self.today)


class ReviseText(ProposalDeed):
    """Write the text in hand. When somebody else saved in between, both texts are shown and nothing is lost."""

    form = WorkingTextForm
    template = "strategy/proposal_text.html"
    heading = "Revise the text"
    verb = "Save the text"
    done = "The text is saved. It is seen by officers only until it is submitted as a version."
    dated_by: str | None = None

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the text in hand, or with the newest wording."""
        return {"text": row.text_in_hand, "revision": row.revision}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Save the text."""
        return save_working_text(proposal=row, text=data["text"], revision=data["revision"], by=self.request.user)

    def refused(self, row: Any, form: Any, refused: ValidationError) -> HttpResponse:
        """Show both texts when two people wrote at the same time."""
        if not isinstance(refused, RevisionConflict):
            return super().refused(row, form, refused)
        typed = form.data.copy()
        typed["revision"] = refused.revision
        again = WorkingTextForm(typed)
        again.add_error(None, refused.messages[0])
        self.conflict = refused
        return self._show(row, again, status=REFUSED)

    def beside(self, row: Any) -> dict[str, Any]:
        """Add the other's text, and what lies between the two."""
        conflict: RevisionConflict | None = getattr(self, "conflict", None)
        if conflict is None:
            return {}
        return {
            "theirs": conflict.theirs,
            "yours": conflict.yours,
            "pieces": pieces_of(conflict.theirs, conflict.yours),
        }


class SubmitVersion(ProposalDeed):
    """Freeze the text in hand as the next version, and say why it changed."""

    form = SubmitForm
    template = "strategy/proposal_submit.html"
    heading = STEPS["submit"].label
    verb = "Submit the version"
    done = "The version is submitted. Its words never change again; a further change is a further version."

    def lead(self, row: Any) -> str:
        """Say what follows."""
        return STEPS["submit"].follows

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the comments that touch the proposal."""
        return {"comments": comments_on(row, self.request.user)}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Submit the version."""
        causes = list(data.get("comments") or ())
        submit_version(proposal=row, by=self.request.user, comments=causes, reason=data["reason"])
        return row

    def beside(self, row: Any) -> dict[str, Any]:
        """Show what will change against the newest version."""
        newest = row.current
        return {"pieces": pieces_of(newest.text, row.working_text) if newest else first_wording(row), "newest": newest}


def first_wording(row: Proposal) -> list[Shown]:
    """Return the whole text as unchanged: there is nothing to compare it with."""
    return [Shown(differences.Kind.SAME, row.working_text)]


class NameCause(ProposalDeed):
    """Say afterwards why a change of wording came about."""

    form = CauseForm
    template = "strategy/proposal_submit.html"
    heading = "Name the cause of a change"
    verb = "Name the cause"
    done = "The cause is on record beside the change."
    dated_by: str | None = None

    def row(self, **address: Any) -> Any:
        """Return the proposal, and remember the version; 404 for one there is not, and for the first."""
        row = super().row(**address)
        version = ProposalVersion.objects.visible_to(self.request.user).filter(proposal=row, number=address["number"])
        found, before = version.first(), row.versions.filter(number__lt=address["number"]).order_by("-number").first()
        if found is None or before is None:
            raise Http404
        self.version, self.before = found, before
        self.changes = changes_with_causes(self.version)
        return row

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the changes, those without a cause first, and the comments that touch the proposal."""
        open_first = sorted(self.changes, key=lambda pair: bool(pair[1]))
        letters = [(change.letter, _told(change, causes)) for change, causes in open_first]
        return {"letters": letters, "comments": comments_on(row, self.request.user)}

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the first change that has no cause."""
        return {"letter": next((change.letter for change, causes in self.changes if not causes), "")}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Name it."""
        link_change_cause(version=self.version, by=self.request.user, **data)
        return row

    def beside(self, row: Any) -> dict[str, Any]:
        """Show what changed."""
        return {"pieces": pieces_of(self.before.text, self.version.text), "newest": self.before}


def _told(change: differences.Change, causes: Sequence[Any]) -> str:
    """Name a change by its letter and its words, and say when it has a cause already."""
    words = " → ".join(filter(None, (shortened(change.removed, 60), shortened(change.added, 60))))
    return f"{change.letter}: {words}{' (has a cause)' if causes else ''}"
