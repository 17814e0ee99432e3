"""What is asked about a risk of a partnership."""

from typing import Any

from django import forms

from partnerships.models import Impact, Likelihood
from salford_css.core.forms.base import DirectorateForm
from salford_css.core.forms.days import DayField
from salford_css.core.models import Post
from strategy.forms import long_text


def as_number(words: str) -> int:
    """Turn a choice back into its number."""
    return int(words)


class AssessForm(DirectorateForm):
    """How a risk is judged."""

    on = DayField(label="Judged on")
    likelihood = forms.TypedChoiceField(
        choices=Likelihood.choices, coerce=as_number, widget=forms.RadioSelect, label="How likely it is"
    )
    impact = forms.TypedChoiceField(
        choices=Impact.choices, coerce=as_number, widget=forms.RadioSelect, label="How bad it would be"
    )
    mitigation = long_text("What is done about it", rows=4)
    owner = forms.ModelChoiceField(
        queryset=Post.objects.all(), label="Post that looks after it", empty_label="choose", help_text="Never a person."
    )
    review_on = DayField(label="Judged again by")


class RaiseForm(AssessForm):
    """A new risk."""

    title = forms.CharField(max_length=200, label="What might happen")
    cause = long_text("Cause", rows=3, hint="What would bring it about.")
    consequence = long_text(
        "Consequence", rows=3, hint="What would follow for the people served, the money or the partners."
    )
    field_order = ("title", "cause", "consequence", "on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].label = "Raised on"


class CloseForm(DirectorateForm):
    """Why a risk is closed."""

    because = forms.CharField(
        label="Why it is closed",
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        help_text="It came true, went away, or is carried elsewhere.",
    )
    on = DayField(label="Closed on")
