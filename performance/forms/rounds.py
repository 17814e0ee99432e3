"""What is asked of whoever opens a reporting round, changes what it asks, or explains a figure."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from performance.collecting.lifecycle import Cause
from performance.collecting.variance import NEEDED
from performance.models import USUAL_TOLERANCE, Framework, Indicator
from salford_css.core.forms.base import DirectorateForm
from salford_css.core.forms.days import DayField
from salford_css.core.models import Organisation, Post
from salford_css.core.periods import Frequency, Period
from strategy.models import Action

EVERY_SECOND_YEAR = "every second year"
LONG = forms.Textarea({"rows": 3})


class RoundForm(DirectorateForm):
    """A call for figures: of what, about when, from whom, by when."""

    framework = forms.ModelChoiceField(Framework.objects.none(), label="Framework", empty_label="choose")
    period = forms.CharField(
        max_length=20,
        label="Period",
        help_text="A year, a quarter or a month of a financial year: 2026-27, 2026-27-Q2 or 2026-27-M06 (April is 01).",
    )
    every_second_year = forms.BooleanField(
        required=False,
        label="Only measures counted every second year as a line of their own",
        help_text="Leave it empty for a yearly round: a survey of every second year is then asked for in its own year.",
    )
    units = forms.ModelMultipleChoiceField(
        Organisation.objects.none(),
        label="Who is asked",
        widget=forms.CheckboxSelectMultiple,
        help_text="Each unit answers with a return of its own.",
    )
    opens = DayField(label="Opens on", help_text="From this day figures may be entered.")
    due = DayField(label="Due by", help_text="By this day each unit submits its return.")
    asked_by = forms.ModelChoiceField(
        Post.objects.none(), required=False, label="Asked by", empty_label="not said", help_text="Who wants to know."
    )
    tolerance = forms.DecimalField(
        label="Tolerance, per cent of the target",
        min_value=0,
        max_value=100,
        max_digits=5,
        decimal_places=2,
        initial=USUAL_TOLERANCE,
        widget=forms.TextInput({"inputmode": "decimal", "class": "govuk-input--width-4"}),
        help_text="A figure further from its target than this has to be explained.",
    )
    note = forms.CharField(max_length=500, required=False, label="Note", widget=forms.Textarea({"rows": 2}))

    def __init__(self, *args: Any, frameworks: Any, units: Any, posts: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("framework", frameworks), ("units", units), ("asked_by", posts)):
            choosable: Any = self.fields[name]
            choosable.queryset = rows

    def clean_period(self) -> Period:
        """Return the period; raises ValidationError for what is none."""
        try:
            found = Period.parse(self.cleaned_data["period"])
        except ValueError as refused:
            raise ValidationError(str(refused), code="invalid") from refused
        return found

    def clean(self) -> dict[str, Any]:
        """Take the year for two where that was asked."""
        typed = super().clean() or {}
        if typed.pop("every_second_year", False) and "period" in typed:
            if typed["period"].frequency is not Frequency.YEAR:
                self.add_error("period", "A line of every second year begins with a year, like 2026-27.")
            else:
                typed["period"] = Period(typed["period"].first_day, Frequency.TWO_YEARS)
        return typed


class ReopenForm(DirectorateForm):
    """Why a return is reopened; the service says when that is missing, in the words it has for every door."""

    reason = forms.CharField(label="Why it is reopened", max_length=500, required=False, widget=LONG)


class UnitForm(DirectorateForm):
    """One more unit that is asked."""

    units = forms.ModelChoiceField(Organisation.objects.none(), label="Who is asked as well", empty_label="choose")

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choosable: Any = self.fields["units"]
        choosable.queryset = units


class FigureForm(DirectorateForm):
    """One more figure that a return asks for."""

    indicator = forms.ModelChoiceField(Indicator.objects.none(), label="Indicator", empty_label="choose")

    def __init__(self, *args: Any, indicators: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choosable: Any = self.fields["indicator"]
        choosable.queryset = indicators


class DueForm(DirectorateForm):
    """Another day by which a round is due."""

    due = DayField(label="Due by")
    reason = forms.CharField(max_length=500, label="Why the day moves", widget=LONG)


class VarianceForm(DirectorateForm):
    """Why a figure lies beyond its tolerance, and what is done about it."""

    cause = forms.ChoiceField(choices=[("", "choose"), *Cause.choices], required=False, label="Cause")
    explanation = forms.CharField(
        required=False, label="Explanation", widget=forms.Textarea({"rows": 4}),
        help_text="In a sentence or two, for somebody who does not know the service.",
    )  # fmt: skip
    action = forms.ModelChoiceField(
        Action.objects.none(), required=False, label="Corrective action", empty_label="none of these",
        help_text="Choose an open action, or word a new one below.",
    )  # fmt: skip
    new_action = forms.CharField(
        required=False, max_length=500, label="A new corrective action", widget=forms.Textarea({"rows": 2}),
        help_text="It is opened for the post that enters the figure, and joined to the indicator.",
    )  # fmt: skip
    act_by = DayField(required=False, label="To have worked by")

    def __init__(self, *args: Any, actions: Any, needed: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choosable: Any = self.fields["action"]
        choosable.queryset = actions
        for name in needed:
            self.fields[name].error_messages["required"] = NEEDED[name]
            self.fields[name].required = name != "action"
        if "action" in needed:
            for name in ("action", "new_action"):
                self.fields[name].asked_with_another = True  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for an action that is chosen or worded, where one is needed."""
        typed = super().clean() or {}
        asked = hasattr(self.fields["action"], "asked_with_another")
        if asked and not typed.get("action") and not (typed.get("new_action") or "").strip():
            self.add_error("action", NEEDED["action"])
        return typed
