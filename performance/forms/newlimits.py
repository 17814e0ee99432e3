"""Setting limits anew, and taking that back: from when, why, since when it is agreed."""

from typing import Any

from django import forms

from performance.services.newlimits import NO_CAUSE
from salford_css.core.forms.base import DirectorateForm
from salford_css.core.forms.days import DayField
from salford_css.core.periods import Period


class NewLimitsForm(DirectorateForm):
    """From which period on, for what cause, on how many figures."""

    period = forms.ChoiceField(label="First period of the new limits")
    why = forms.CharField(
        label="What changed", max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": NO_CAUSE},
        help_text="The cause, as those who know the work agree on it. It stands under the chart.",
    )  # fmt: skip
    known_from = DayField(label="Agreed on", help_text="Pages read at an earlier day keep the limits of that day.")
    baseline = forms.IntegerField(
        label="On how many figures the limits rest", required=False, min_value=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-3"}),
        help_text="Empty: on all from there on. Twelve or more keeps them as the first figures set them.",
        error_messages={"min_value": "A fixed number of figures is twelve or more."},
    )  # fmt: skip

    def __init__(self, *args: Any, periods: list[Period], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "Choose a period"), *((one.first_day.isoformat(), one.label) for one in periods)]
        self.fields["period"].choices = choices  # type: ignore[attr-defined]


class BreakForm(DirectorateForm):
    """From which period figures cannot be compared with those before, and why."""

    period = forms.ChoiceField(label="First period that is counted the new way")
    why = forms.CharField(
        label="What is counted otherwise", max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say what is counted otherwise from there on."},
        help_text="A new definition, a new return, another unit. It stands under the chart.",
    )  # fmt: skip
    known_from = DayField(label="Known from", required=False, help_text="Empty: it was always known.")
    source = forms.CharField(label="Where it says so", max_length=500, required=False)

    def __init__(self, *args: Any, periods: list[Period], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "Choose a period"), *((one.first_day.isoformat(), one.label) for one in periods)]
        self.fields["period"].choices = choices  # type: ignore[attr-defined]


class WithdrawLimitsForm(DirectorateForm):
    """Why the new limits do not hold."""

    withdrawn_why = forms.CharField(
        label="Why they are withdrawn", max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why the new limits are withdrawn."},
    )  # fmt: skip
