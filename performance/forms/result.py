"""The form for one figure: the value or its two parts, or the reason why there is none."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from performance.measures import Status
from performance.models import Grade, ResultKnown, Stage
from salford_css.core.forms.base import DirectorateForm
from salford_css.core.forms.days import DayField
from salford_css.core.periods import Frequency, Period

PERIODS_OFFERED = 240
NUMBER = forms.TextInput(attrs={"inputmode": "decimal", "class": "govuk-input--width-10"})
REASONS = [
    ("", "There is a figure"),
    *((one.value, one.label) for one in Status if one not in (Status.REPORTED, Status.WITHDRAWN)),
]


class ResultForm(DirectorateForm):
    """What is typed of one figure."""

    value = forms.DecimalField(
        label="Figure", required=False, widget=NUMBER, help_text="Or give the two parts from which it is divided."
    )
    numerator = forms.DecimalField(label="Counted", required=False, widget=NUMBER)
    denominator = forms.DecimalField(label="Out of", required=False, widget=NUMBER)
    status = forms.ChoiceField(label="Why there is no figure", choices=REASONS, required=False)
    stage = forms.ChoiceField(label="How settled it is", choices=Stage.choices)
    grade = forms.ChoiceField(
        label="Evidence", choices=[("", "not graded"), *Grade.choices], required=False,
        help_text="A firm, B fair, C weak, D unproven.",
    )  # fmt: skip
    known_from = DayField(label="Known from", help_text="The day on which the figure became known.")
    source = forms.CharField(label="Source", max_length=500, required=False)
    note = forms.CharField(label="Note", max_length=500, required=False)
    reason = forms.CharField(
        label="Reason", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Why it is entered by hand.",
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Ask for a figure, for both of its parts, or for the reason why there is none."""
        typed = super().clean() or {}
        given = [name for name in ("value", "numerator", "denominator") if typed.get(name) is not None]
        if typed.get("status") and given:
            self.add_error("status", "There is either a figure or a reason why there is none, not both.")
        elif not typed.get("status") and not given and not self.errors:
            self.add_error("value", "Enter a figure, or say why there is none.")
        elif len(given) == 1 and given != ["value"]:
            other = "denominator" if given == ["numerator"] else "numerator"
            self.add_error(other, "Give both parts, or the figure alone.")
        return typed

    def facts(self) -> dict[str, Any]:
        """Return what was typed as the service takes it."""
        typed = self.cleaned_data
        status = Status(typed["status"]) if typed["status"] else None
        return {name: typed[name] for name in (
            "value", "numerator", "denominator", "stage", "grade", "known_from", "source", "note", "reason"
        )} | {"status": status}  # fmt: skip

    def refuse(self, error: ValidationError) -> None:
        """Set a refusal of the service beside its field, or above the form where it is about no field."""
        found = error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
        for name, sentences in found.items():
            for sentence in sentences:
                self.add_error(name if name in self.fields else None, sentence)


class NewResultForm(ResultForm):
    """A figure for a period that has none yet."""

    period = forms.ChoiceField(label="Period")
    field_order = ["period"]

    def __init__(self, *args: Any, periods: list[Period], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["period"].choices = [("", "Choose a period"), *((one.code, one.label) for one in periods)]  # type: ignore[attr-defined]


class CorrectionForm(ResultForm):
    """A figure that stands, stated anew."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reason = self.fields["reason"]
        reason.required, reason.error_messages["required"] = True, "Say why the figure is corrected."
        reason.help_text = "What was wrong, and how it came to light. It stays on record."


def facts_of(result: ResultKnown) -> Mapping[str, Any]:
    """Return what the form begins with when a figure is corrected."""
    given = result.value if result.value_given else None
    return {
        "value": None if given is None else given.normalize() if given % 1 else int(given),
        "numerator": result.numerator,
        "denominator": result.denominator,
        "status": "" if result.value is not None else result.status,
        "grade": result.grade,
        "source": result.source,
        "note": result.note,
        "stage": Stage.CORRECTED,
    }


def periods_without(series_periods: set[date], frequency: Frequency, *, first: date, today: date) -> list[Period]:
    """Return the periods up to the one that ended last which have no figure, the latest first."""
    period = Period.containing(today, frequency).shifted(-1)
    found: list[Period] = []
    while period.first_day >= first and len(found) < PERIODS_OFFERED:
        if period.first_day not in series_periods:
            found.append(period)
        period = period.shifted(-1)
    return found
