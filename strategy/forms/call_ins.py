"""What is asked of whoever records a call-in, what scrutiny concluded, and what came of a decision."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from salford_css.core.forms.base import DirectorateForm
from salford_css.core.forms.days import DayField
from strategy.calling_in import CallInOutcome
from strategy.follow_up import ASKED_AFTER, Came
from strategy.forms import long_text
from strategy.forms.fields import clock_time, whole_number
from strategy.models import Body, Meeting


class CallInForm(DirectorateForm):
    """Who calls a decision in, when and why."""

    body = forms.ModelChoiceField(queryset=Body.objects.none(), label="Scrutiny committee", empty_label="choose")
    requested_on = DayField(label="Day of the request")
    requested_at = clock_time("Clock time of the request", "Needed on the last day of the window. Like 15:30.")
    requesters = whole_number("How many members asked")
    requested_by = forms.CharField(
        max_length=300, label="Who asked", help_text="Members by number or office, never by name."
    )
    grounds = long_text("Grounds", rows=4)

    def __init__(self, *args: Any, bodies: QuerySet[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["body"]
        field.queryset = bodies


class SettleForm(DirectorateForm):
    """What scrutiny concluded."""

    outcome = forms.ChoiceField(choices=CallInOutcome.choices, widget=forms.RadioSelect, label="Outcome")
    meeting = forms.ModelChoiceField(
        queryset=Meeting.objects.none(), required=False, label="Meeting of scrutiny", empty_label="it did not meet"
    )
    settled_on = DayField(label="Day it was settled")
    concerns = long_text("Concerns", rows=4, required=False, hint="Needed when the decision is referred back.")

    def __init__(self, *args: Any, meetings: QuerySet[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["meeting"]
        field.queryset = meetings


class CameForm(DirectorateForm):
    """What came of a decision."""

    months = forms.TypedChoiceField(
        choices=[(months, f"after {months} months") for months in ASKED_AFTER], coerce=int, label="Asked"
    )
    status = forms.ChoiceField(choices=Came.choices, widget=forms.RadioSelect, label="What came of it")
    answer = long_text("In words", rows=5, hint="What was done, what it changed, and what that rests on.")
    answered_on = DayField(label="Day of the answer")
