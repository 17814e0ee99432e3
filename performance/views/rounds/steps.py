"""The steps of a return's life, each on a page that says what follows and what is still missing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404

from performance.collecting.lifecycle import ReturnState
from performance.forms.rounds import ReopenForm
from performance.models import RoundReturn
from performance.services import return_steps
from performance.views.rounds.ways import Rights, readable_lines, rights_on, round_crumbs
from salford_css.core.components import Crumb
from salford_css.core.deedpage import DeedPage
from salford_css.core.forms.base import DirectorateForm
from salford_css.core.forms.deeds import SureForm

S = ReturnState


@dataclass(frozen=True)
class ReturnPageStep:
    """A step that has a page: its words, what follows, the states it is taken in, who may, its service and form."""

    words: str
    follows: str
    states: tuple[S, ...]
    may: Callable[[Rights], bool]
    take: Callable[..., Any]
    needs: str = ""
    form: type[DirectorateForm] = SureForm


STEPS = {
    "submit": ReturnPageStep(
        "Submit the return",
        "Its figures can then be changed only after it is reopened. Somebody checks it next.",
        (S.OPEN,),
        lambda rights: rights.enters,
        return_steps.submit_return,
        "submit",
    ),
    "check": ReturnPageStep(
        "Mark it checked",
        "Somebody who did not submit it approves it next.",
        (S.SUBMITTED,),
        lambda rights: rights.checks,
        return_steps.check_return,
    ),
    "approve": ReturnPageStep(
        "Approve the return",
        "Its figures, commentaries and explanations go on record as known from today, and the period is closed.",
        (S.CHECKED,),
        lambda rights: rights.approves,
        return_steps.approve_return,
        "approve",
    ),
    "lock": ReturnPageStep(
        "Lock the return",
        "After that only a director can reopen it.",
        (S.APPROVED,),
        lambda rights: rights.approves,
        return_steps.lock_return,
    ),
    "reopen": ReturnPageStep(
        "Reopen the return",
        "Its figures can be changed again. What is on record stays until the return is approved anew.",
        (S.SUBMITTED, S.CHECKED, S.APPROVED, S.LOCKED),
        lambda rights: rights.reopens,
        return_steps.reopen_return,
        form=ReopenForm,
    ),
}


class TakeReturnStep(DeedPage):
    """Take one step of a return's life."""

    model = RoundReturn
    template = "performance/rounds/step.html"
    done = "The step is taken and stands in the log."
    dated_by = None

    def row(self, **address: Any) -> Any:
        """Return the return, and remember the step; 404 for a step there is not."""
        self.step = STEPS.get(address["step"])
        if self.step is None:
            raise Http404
        self.heading = self.verb = self.step.words
        self.form = self.step.form
        return super().row(**address)

    def allowed(self, row: Any) -> bool:
        """Say whether the reader may take it."""
        assert self.step is not None
        lines = readable_lines(row, self.request.user, on=self.today)
        return self.step.may(rights_on(row, lines, self.request.user, on=self.today))

    def lead(self, row: Any) -> str:
        """Say what follows."""
        assert self.step is not None
        return self.step.follows

    def above(self, row: Any) -> list[Crumb]:
        """Return the way back to the round."""
        return round_crumbs((str(row.round), row.round.get_absolute_url()))

    def beside(self, row: Any) -> dict[str, Any]:
        """Say what is still missing, or that the state has passed."""
        assert self.step is not None
        possible = row.state in self.step.states
        needs = return_steps.NEEDS.get(self.step.needs)
        return {"possible": possible, "missing": needs(row) if needs and possible else []}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Take it."""
        assert self.step is not None
        return self.step.take(round_return=row, by=self.request.user, **data)
