"""The owner's own forecast: of which period, how much, between what, and why."""

from typing import Any

from django import forms

from salford_css.core.forms.base import DirectorateForm
from salford_css.core.forms.days import DayField
from salford_css.core.periods import Period

NUMBER = forms.TextInput(attrs={"inputmode": "decimal", "class": "govuk-input--width-10"})


class ForecastForm(DirectorateForm):
    """A forecast by judgement."""

    period = forms.ChoiceField(label="Forecast of")
    value = forms.DecimalField(label="It will come to", widget=NUMBER)
    lower = forms.DecimalField(label="At the lowest", widget=NUMBER)
    upper = forms.DecimalField(
        label="At the highest", widget=NUMBER, help_text="Lowest and highest should hold in eight of ten cases."
    )
    basis = forms.CharField(
        label="On what it rests", max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say on what the forecast rests."},
        help_text="What is known that the figures do not show yet.",
    )  # fmt: skip
    known_from = DayField(label="Made on")

    def __init__(self, *args: Any, periods: list[Period], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["period"].choices = [(one.code, one.label) for one in periods]  # type: ignore[attr-defined]


class KeepForecastForm(DirectorateForm):
    """The forecast that the figures give, kept."""

    known_from = DayField(label="Made on", help_text="The figures known on this day are used.")
