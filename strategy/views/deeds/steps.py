"""The steps of a proposal's life, each on a page that says what follows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404

from strategy import policies
from strategy.forms import ReasonForm, SureForm
from strategy.lifecycle import ProposalState
from strategy.models import Proposal
from strategy.services import steps
from strategy.views.deeds.page import DeedPage

S = ProposalState


@dataclass(frozen=True)
class ProposalStep:
    """A step: what it is called, in which states it can be taken, what follows, and the service that takes it."""

    name: str
    words: str
    states: Sequence[S]
    follows: str
    take: Callable[..., Any]
    needs_reason: bool = False


STEPS = (
    ProposalStep(
        "put-forward",
        "Put it forward",
        (S.DRAFT,),
        "The text in hand is frozen as version 1 and everybody who reads here sees it.",
        steps.put_forward,
    ),
    ProposalStep(
        "revise",
        "Put it up for a decision",
        (S.ANALYSING,),
        "Its newest wording goes to the body that decides. Every comment on it must have been answered.",
        steps.revise,
        needs_reason=True,
    ),
    ProposalStep(
        "take-effect",
        "Let it take effect",
        (S.DECIDED, S.IN_CALL_IN, S.CALLED_IN),
        "Possible from the day its decision takes effect, when scrutiny cannot call it in any more.",
        steps.take_effect,
    ),
    ProposalStep(
        "deliver",
        "Begin to carry it out",
        (S.EFFECTIVE,),
        "It needs at least one action, and a named manager for each.",
        steps.deliver,
    ),
    ProposalStep(
        "review",
        "Close it by review",
        (S.DELIVERING,),
        "Its results were reviewed; no action of it may be open.",
        steps.close_by_review,
        needs_reason=True,
    ),
    ProposalStep(
        "withdraw",
        "Withdraw it",
        (S.DRAFT, S.FIRST_REPORT, S.IN_CONSULTATION, S.ANALYSING, S.REVISED, S.DECIDED),
        "It stays on record as withdrawn, with the reason. This cannot be undone.",
        steps.withdraw,
        needs_reason=True,
    ),
)


def steps_for(proposal: Proposal) -> list[ProposalStep]:
    """Return the steps that the state of a proposal allows."""
    return [step for step in STEPS if proposal.state in step.states]


class TakeStep(DeedPage):
    """Take one step of a proposal's life."""

    model = Proposal
    done = "The step is taken and stands in the log."

    def row(self, **address: Any) -> Any:
        """Return the proposal, and remember the step; 404 for a step there is not."""
        found = next((step for step in STEPS if step.name == address["step"]), None)
        if found is None:
            raise Http404
        self.step = found
        self.heading = self.verb = found.words
        self.form = ReasonForm if found.needs_reason else SureForm
        return super().row(**address)

    def allowed(self, row: Any) -> bool:
        """Say whether the reader may change it."""
        may = policies.may_withdraw if self.step.name == "withdraw" else policies.may_change_proposal
        return may(self.request.user, row, self.today)

    def lead(self, row: Any) -> str:
        """Say what follows."""
        return self.step.follows

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Take it."""
        self.step.take(proposal=row, by=self.request.user, **data)
        return row
