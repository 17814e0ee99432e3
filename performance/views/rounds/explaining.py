"""Explaining one figure of a return that lies beyond the tolerance of its target."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import Http404

from performance.collecting.variance import needed
from performance.forms.rounds import VarianceForm
from performance.models import RoundReturn
from performance.policies import may_do_for
from performance.services.explaining import explain_variance, line_of
from performance.views.rounds.ways import round_crumbs
from salford_css.core.components import Crumb
from salford_css.core.deedpage import DeedPage
from salford_css.core.querysets import visible
from strategy.models import Action


class ExplainVariance(DeedPage):
    """Cause, explanation, corrective action and its date."""

    model = RoundReturn
    form = VarianceForm
    heading = "Explain the figure"
    verb = "Keep the explanation"
    done = "The explanation is kept with the draft, and goes on record with the figure."
    dated_by = None

    def row(self, **address: Any) -> Any:
        """Return the return, and remember the line; 404 for one it does not ask for."""
        found = super().row(**address)
        try:
            self.line = line_of(found, address["key"])
        except ValidationError as error:
            raise Http404 from error
        return found

    def allowed(self, row: Any) -> bool:
        """Say whether the reader enters the figure."""
        return may_do_for(self.request.user, [self.line.people.enters], on=self.today)

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the open actions: those meant to move the indicator, and those of the unit."""
        series = self.line.entry.series
        near = Q(indicator_links__indicator=series.indicator_id) | Q(organisation=series.organisation_id)
        open_ones = visible(Action, self.request.user).filter(near).open_on(self.today)  # type: ignore[attr-defined]
        return {
            "actions": open_ones.distinct().order_by("text"),
            "needed": needed(self.line.variance),
        }

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with what was said already."""
        one = self.line.entry
        return {"cause": one.cause, "explanation": one.explanation, "action": one.action_id, "act_by": one.act_by}

    def lead(self, row: Any) -> str:
        """Say the figure, its target and how far it lies away."""
        line, variance = self.line, self.line.variance
        if variance is None:
            return f"{line.title} has no target that a figure could be held against."
        side = " That is the right side of it." if variance.is_better and variance.is_beyond else ""
        return f"{line.title}: {line.words} in {line.period} is {variance.words} of {line.target_words}.{side}"

    def above(self, row: Any) -> list[Crumb]:
        """Return the way back to the round."""
        return round_crumbs((str(row.round), row.round.get_absolute_url()))

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Keep it."""
        explain_variance(round_return=row, key=self.line.key, by=self.request.user, **data)
        return row
