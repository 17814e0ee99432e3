"""The steps of a proposal's life, each on a page that says what follows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404

from salford_css.core.forms.base import DirectorateForm
from strategy import policies
from strategy.forms import ReasonForm, SureForm
from strategy.forms.proposals import RevisedForm
from strategy.lifecycle import ProposalState
from strategy.models import ConsultationComment, Proposal
from strategy.services import needs, steps
from strategy.step_words import STEPS as WORDS
from strategy.views.deeds.page import DeedPage

S = ProposalState


@dataclass(frozen=True)
class ProposalStep:
    """A step that has a page: its address, its name on the model, the states it is taken in, its service and form."""

    name: str
    step: str
    states: Sequence[S]
    take: Callable[..., Any]
    form: type[DirectorateForm] = SureForm

    @property
    def words(self) -> str:
        """Return what its button says."""
        return WORDS[self.step].label

    @property
    def follows(self) -> str:
        """Return what it will do."""
        return WORDS[self.step].follows

    def missing(self, proposal: Proposal) -> list[str]:
        """Return what a proposal still needs for it."""
        return needs.FOR[self.step](proposal)


STEPS = (
    ProposalStep("put-forward", "put_forward", (S.DRAFT,), steps.put_forward),
    ProposalStep("consult", "open_to_consultation", (S.FIRST_REPORT,), steps.open_to_consultation),
    ProposalStep("analyse", "analyse", (S.IN_CONSULTATION,), steps.analyse),
    ProposalStep("revise", "revise", (S.ANALYSING, S.DECIDED, S.CALLED_IN), steps.revise, RevisedForm),
    ProposalStep("take-effect", "take_effect", (S.DECIDED, S.IN_CALL_IN, S.CALLED_IN), steps.take_effect),
    ProposalStep("deliver", "deliver", (S.EFFECTIVE,), steps.deliver),
    ProposalStep("review", "close_by_review", (S.DELIVERING,), steps.close_by_review, ReasonForm),
    ProposalStep(
        "withdraw",
        "withdraw",
        (S.DRAFT, S.FIRST_REPORT, S.IN_CONSULTATION, S.ANALYSING, S.REVISED, S.DECIDED),
        steps.withdraw,
        ReasonForm,
    ),
)


def steps_for(proposal: Proposal) -> list[ProposalStep]:
    """Return the steps that the state of a proposal allows."""
    return [step for step in STEPS if proposal.state in step.states]


class TakeStep(DeedPage):
    """Take one step of a proposal's life: the page says what follows, and what is still missing."""

    model = Proposal
    template = "strategy/proposal_step.html"
    done = "The step is taken and stands in the log."

    def row(self, **address: Any) -> Any:
        """Return the proposal, and remember the step; 404 for a step there is not."""
        found = next((step for step in STEPS if step.name == address["step"]), None)
        if found is None:
            raise Http404
        self.step = found
        self.heading = self.verb = found.words
        self.form = found.form
        return super().row(**address)

    def allowed(self, row: Any) -> bool:
        """Say whether the reader may change it."""
        may = policies.may_withdraw if self.step.name == "withdraw" else policies.may_change_proposal
        return may(self.request.user, row, self.today)

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the comments that touch the proposal where they may be named."""
        return {"comments": comments_on(row, self.request.user)} if self.form is RevisedForm else {}

    def lead(self, row: Any) -> str:
        """Say what follows."""
        return self.step.follows

    def beside(self, row: Any) -> dict[str, Any]:
        """Say what is still missing, or that the state has passed."""
        possible = row.state in self.step.states
        return {"missing": self.step.missing(row) if possible else [], "possible": possible}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Take it."""
        self.step.take(proposal=row, by=self.request.user, **data)
        return row


def comments_on(row: Proposal, reader: Any) -> Any:
    """Return the comments that touch a proposal, as somebody may see them."""
    rows = ConsultationComment.objects.visible_to(reader).filter(proposal_links__proposal=row)
    return rows.select_related("post", "organisation").order_by("ref")
