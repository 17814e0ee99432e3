"""Taking an agreement a step further: the page says what stands against it before anybody asks."""

from typing import Any

from django.http import Http404

from partnerships import policies
from partnerships.agreements.checklist import refusals, warnings
from partnerships.agreements.lifecycle import MOVES, STATE_WORDS
from partnerships.forms.agreements import EndingForm
from partnerships.services import lifecycle as services
from partnerships.views.agreements.deed import AgreementDeed
from salford_css.core.forms.base import DirectorateForm
from salford_css.core.forms.deeds import ReasonForm, SureForm

ASKED: dict[str, type[DirectorateForm]] = {
    "end": EndingForm,
    "withdraw": ReasonForm,
    "give_notice": ReasonForm,
    "consult_again": ReasonForm,
    "vary": ReasonForm,
}
"""What is asked beside yes, by move."""


class TakeStep(AgreementDeed):
    """Take one step of an agreement's life."""

    template = "partnerships/agreement_step.html"
    done = "The step is taken and stands in the log."

    def row(self, **address: Any) -> Any:
        """Return the agreement, and remember the step; 404 for a step there is not."""
        self.move = address["step"].replace("-", "_")
        if self.move not in MOVES:
            raise Http404
        self.heading = self.verb = MOVES[self.move].words
        self.form = ASKED.get(self.move, SureForm)
        return super().row(**address)

    def allowed(self, row: Any) -> bool:
        """Say whether the reader takes agreements further."""
        return policies.may_take_step(self.request.user, row.partnership, self.today)

    def lead(self, row: Any) -> str:
        """Say where it would stand."""
        return f"The agreement is {row.state_words}. After this it is {STATE_WORDS[MOVES[self.move].target]}."

    def beside(self, row: Any) -> dict[str, Any]:
        """Say what is missing and what only warns, or that the state has passed."""
        possible = self.move in services.moves_from(row)
        found = services.standing_against(row, self.move) if possible else []
        return {"possible": possible, "missing": refusals(found), "warned": warnings(found)}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Take it."""
        return services.move(agreement=row, name=self.move, by=self.request.user, **data)


class PutVariation(AgreementDeed):
    """Put a drafted variation to the partners."""

    form = SureForm
    heading = "Put the variation to the partners"
    verb = "Put it to them"
    done = "The variation is frozen as the partners see it. Record their approvals next."

    def allowed(self, row: Any) -> bool:
        """Say whether the reader takes agreements further."""
        return policies.may_take_step(self.request.user, row.partnership, self.today)

    def lead(self, row: Any) -> str:
        """Say what follows."""
        return "From then on its wording no longer changes; a further change is a further version."

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Put it."""
        return services.put_variation(agreement=row, by=self.request.user)
