"""What is asked of people: texts, answers, reports, dates, decisions. The rules stand in the services."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from salford_css.core import dates
from salford_css.core.forms.base import DirectorateForm
from salford_css.core.forms.days import DayField
from salford_css.core.models import ClientGroup, Part, Post
from strategy.lifecycle import Effect
from strategy.models import Outlook, Proposal


class UncertainDateField(forms.CharField):
    """A date as people know it: a day, a month, a season or a year."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", "A day, a month, a season or a year: 15 June 2004, June 2004, Autumn 2004.")
        kwargs.setdefault("max_length", 60)
        super().__init__(**kwargs)

    def clean(self, value: Any) -> dates.UncertainDate:
        """Return the span of days that is meant; raises ValidationError for words no calendar knows."""
        written = super().clean(value)
        try:
            return dates.parse(written)
        except ValueError as refused:
            raise ValidationError(str(refused), code="invalid") from refused


def long_text(label: str, *, rows: int = 5, required: bool = True, hint: str = "") -> forms.CharField:
    """Return a box for a longer text."""
    return forms.CharField(label=label, widget=forms.Textarea({"rows": rows}), required=required, help_text=hint)


class AnswerForm(DirectorateForm):
    """An officer's response to a comment, and what the comment changed."""

    response = long_text("The officer's response")
    effect = forms.ChoiceField(choices=Effect.choices, widget=forms.RadioSelect, label="What it changed")
    proposals = forms.ModelMultipleChoiceField(
        queryset=Proposal.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        label="Proposals it is about",
        help_text="Needed when a proposal was amended or a new one came of it.",
    )
    follow_up = forms.CharField(
        required=False, max_length=300, label="What was promised", help_text="An action is opened for it afterwards."
    )
    follow_up_due = DayField(required=False, label="Promised by")
    theme = forms.CharField(required=False, max_length=120, label="Theme", help_text="The same for like comments.")

    def __init__(self, *args: Any, proposals: QuerySet[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choosable: Any = self.fields["proposals"]
        choosable.queryset = proposals


class ProgressForm(DirectorateForm):
    """How an action stands."""

    text = long_text("How it stands", hint="What was done since the last report, and what is next.")
    outlook = forms.ChoiceField(choices=Outlook.choices, widget=forms.RadioSelect, label="What you expect")
    on = DayField(label="Day of the report")


class MoveDateForm(DirectorateForm):
    """A new due date and its reason."""

    due = UncertainDateField(label="New date")
    reason = forms.CharField(max_length=500, label="Why it moves", help_text="The first date is kept for good.")


class ActionForm(DirectorateForm):
    """Something to do, who answers for it and by when."""

    text = long_text("What is to be done", rows=3)
    manager = forms.ModelChoiceField(
        queryset=Post.objects.all(), label="Manager", help_text="The post that answers for it.", empty_label="choose"
    )
    due = UncertainDateField(label="Due")
    client_group = forms.ModelChoiceField(
        queryset=ClientGroup.objects.all(), required=False, label="For", empty_label="everybody, or not said"
    )


class DayForm(DirectorateForm):
    """The day on which something happened."""

    on = DayField(label="Day")


class ReasonForm(DirectorateForm):
    """A reason, where a deed needs one."""

    reason = long_text("Why", rows=3)


class SureForm(DirectorateForm):
    """Nothing: the reader only says yes."""


class ResultForm(DirectorateForm):
    """What came of a consultation."""

    result = long_text("What came of it as a whole", rows=3, required=False)


class ItemForm(DirectorateForm):
    """An item of an agenda."""

    title = forms.CharField(max_length=300, label="Item")
    part = forms.ChoiceField(choices=Part.choices, widget=forms.RadioSelect, label="Open to", initial=Part.OPEN)
    exempt_reason = forms.CharField(
        required=False, max_length=300, label="Why it is exempt", help_text="Only for Part 2; the paragraph of the Act."
    )


class ManagerForm(DirectorateForm):
    """The post that answers for an action."""

    manager = forms.ModelChoiceField(queryset=Post.objects.all(), label="Manager", empty_label="choose")
