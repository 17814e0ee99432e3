"""Who enters, or checks, the figures of a measure, as it is typed."""

from typing import Any

from django import forms

from performance.models import Duty
from salford_css.core.forms.base import DirectorateForm
from salford_css.core.forms.days import DayField
from salford_css.core.models import Organisation, Post


class DutyForm(DirectorateForm):
    """A duty for the figures of one organisation, given to a post or to nobody."""

    organisation = forms.ModelChoiceField(Organisation.objects.none(), label="For the figures of", empty_label=None)
    duty = forms.ChoiceField(label="Who", choices=Duty.choices, widget=forms.RadioSelect)
    post = forms.ModelChoiceField(
        Post.objects.all(), label="Post", required=False, empty_label="nobody from that day on",
        help_text="Nobody named: the post that owns the measure enters, and any performance officer checks.",
    )  # fmt: skip
    since = DayField(label="From", help_text="Who had the duty keeps it until the day before.")
    note = forms.CharField(label="Note", max_length=300, required=False)

    def __init__(self, *args: Any, organisations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["organisation"]
        choice.queryset = organisations
