"""Setting a target, and wording one anew."""

from typing import Any

from django.http import Http404

from performance.forms.target import TargetForm, facts_of
from performance.models import Target
from performance.readings import target_words
from performance.services import revise_target, set_target
from performance.views.of_series import SeriesDeed, periods_offered
from salford_css.core.periods import Period


class SetTarget(SeriesDeed):
    """A target for some periods of a series."""

    form = TargetForm
    heading = "Set a target"
    verb = "Set the target"
    done = "The target is set, and the measure is judged by it."
    dated_by = "known_from"

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the periods of the series."""
        return {"periods": periods_offered(row, self.today), "reader": self.request.user}

    def lead(self, row: Any) -> str:
        """Say what happens where there is a target for the same periods."""
        return "A target that begins with the same period is worded anew; the wording before stays on record."

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Let the service set it."""
        return set_target(series=row, starts=data["starts"], by=self.request.user, **self.posted.facts())

    def make_form(self, row: Any, *given: Any, **named: Any) -> Any:
        """Keep the form: it knows how what was typed becomes facts."""
        self.posted = super().make_form(row, *given, **named)
        return self.posted


class ReviseTarget(SetTarget):
    """A target worded anew, with the reason."""

    heading = "Word the target anew"
    verb = "Word it anew"
    done = "The target is worded anew."

    def row(self, **address: Any) -> Any:
        """Find the latest wording of the target that begins with a period."""
        series = super().row(**address)
        try:
            starts = Period.parse(address["period"]).first_day
        except ValueError as error:
            raise Http404 from error
        wordings = series.targets.filter(starts=starts).order_by("-number")
        found = wordings.select_related("series__indicator__framework", "series__organisation", "series__breakdown")
        target = found.first()
        if target is None:
            raise Http404
        return target

    def made_with(self, row: Target) -> dict[str, Any]:
        """Offer the periods of the series; the first stays."""
        return super().made_with(row.series) | {"worded_anew": True}

    def initial(self, row: Target) -> dict[str, Any]:
        """Begin with the wording that stands."""
        return facts_of(row)

    def lead(self, row: Target) -> str:
        """Say what stands now."""
        begins = row.series.period_of(row.starts)
        return f"From {begins} on it reads: {target_words(row)}. That wording, number {row.number}, stays on record."

    def perform(self, row: Target, data: dict[str, Any]) -> Any:
        """Let the service word it anew."""
        return revise_target(target=row, by=self.request.user, **self.posted.facts())
