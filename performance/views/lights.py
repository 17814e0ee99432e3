"""Setting a light by hand and taking it back; doubting the data behind a figure and settling the doubt."""

from typing import Any

from django import forms
from django.http import Http404

from performance.lights import Light
from performance.models import DataProblem, RagOverride, Series
from performance.models.choices import labelled
from performance.readings import Agreed, Besides
from performance.sentences.judgements import light_sentence
from performance.services import doubt_figure, set_light, settle_doubt, take_back_light
from performance.views.of_series import SeriesDeed
from salford_css.core.forms.base import DirectorateForm


def _text(label: str, missing: str, help_text: str = "") -> forms.CharField:
    return forms.CharField(
        label=label, max_length=500, widget=forms.Textarea(attrs={"rows": 3}), help_text=help_text,
        error_messages={"required": missing},
    )  # fmt: skip


class LightForm(DirectorateForm):
    """A light, and why the rule's own does not do."""

    light = forms.ChoiceField(label="Light", choices=labelled(Light))
    reason = _text("Reason", "Say why the light is set by hand.", "It stands beside the light wherever it shows.")


class WhyForm(DirectorateForm):
    """Why a light is taken back."""

    why = _text("Reason", "Say why the light is taken back.")


class DoubtForm(DirectorateForm):
    """What is wrong with the data."""

    why = _text("What is wrong with the data", "Say what is wrong with the data.", "It stands beside the band.")


class SettledForm(DirectorateForm):
    """How a doubt was settled."""

    how = _text("How it was settled", "Say how the data problem was mended.")


class SetLight(SeriesDeed):
    """A light set by hand for the latest figure."""

    form = LightForm
    heading = "Set the light by hand"
    verb = "Set the light"
    done = "The light is set. What the rule says stays beside it, and the next figure ends it."

    def lead(self, row: Series) -> str:
        """Say what the rule gives, and for which period the light will hold."""
        line = self.line(row)
        computed = Besides([line], Agreed([line], as_at=self.today)).of(line).light
        return f"For {line.latest_covers}, {line.latest_words}: {light_sentence(computed)}"

    def perform(self, row: Series, data: dict[str, Any]) -> Any:
        """Let the service set it for the latest period."""
        period = self.latest(row)
        return set_light(
            series=row, period=period, light=Light(data["light"]), reason=data["reason"], by=self.request.user
        )


class TakeBackLight(SeriesDeed):
    """Let the rule's light stand alone again."""

    form = WhyForm
    heading = "Take the light back"
    verb = "Take it back"
    done = "The rule's own light stands again."

    def row(self, **address: Any) -> Any:
        """Find the light set by hand for the latest figure."""
        series = super().row(**address)
        return _first(series.overrides.filter(period=self.latest(series), withdrawn_at__isnull=True))

    def lead(self, row: RagOverride) -> str:
        """Say what was set and why."""
        return f"{row.get_light_display().capitalize()} was set by hand: {row.reason}"

    def perform(self, row: RagOverride, data: dict[str, Any]) -> Any:
        """Let the service take it back."""
        return take_back_light(override=row, why=data["why"], by=self.request.user)


class DoubtFigure(SeriesDeed):
    """A doubt about the data behind the latest figure."""

    form = DoubtForm
    heading = "Doubt the data behind the latest figure"
    verb = "Record the doubt"
    done = "The doubt stands beside the band. The band itself stays."

    def lead(self, row: Series) -> str:
        """Say which figure is meant."""
        line = self.line(row)
        return (
            f"{line.latest_words} in {line.latest_covers}. Poor data can score as poor performance: say so beside it."
        )

    def perform(self, row: Series, data: dict[str, Any]) -> Any:
        """Let the service record it."""
        period = self.latest(row)
        return doubt_figure(series=row, period=period, why=data["why"], by=self.request.user)


class SettleDoubt(SeriesDeed):
    """Say how a doubt was settled."""

    form = SettledForm
    heading = "Settle the doubt about the data"
    verb = "Settle it"
    done = "The doubt is settled and stays on record."

    def row(self, **address: Any) -> Any:
        """Find the doubt about the latest figure."""
        series = super().row(**address)
        return _first(series.data_problems.filter(period=self.latest(series), mended_on__isnull=True))

    def lead(self, row: DataProblem) -> str:
        """Say what was doubted."""
        return f"On record since {row.known_from:%-d %B %Y}: {row.why}"

    def perform(self, row: DataProblem, data: dict[str, Any]) -> Any:
        """Let the service settle it."""
        return settle_doubt(problem=row, how=data["how"], by=self.request.user)


def _first(rows: Any) -> Any:
    """Return the row that stands; 404 where there is none."""
    found = rows.select_related("series__indicator__framework", "series__organisation", "series__breakdown").first()
    if found is None:
        raise Http404
    return found
