"""What is asked about sharing with partners, and about figures they dispute."""

from typing import Any

from django import forms

from partnerships.models import Access, Outcome, PartnershipParty
from salford_css.core.forms.base import DirectorateForm
from salford_css.core.forms.days import DayField
from salford_css.core.models import Organisation
from strategy.forms import long_text
from strategy.forms.consultations import choose_among


class ShareForm(DirectorateForm):
    """One thing shared with one party or with all."""

    subject = forms.ChoiceField(label="What", choices=())
    party = forms.ModelChoiceField(
        queryset=PartnershipParty.objects.none(), required=False, label="With whom", empty_label="every party"
    )
    access = forms.ChoiceField(choices=Access.choices, widget=forms.RadioSelect, label="They", initial=Access.READ)
    under = forms.ModelChoiceField(
        queryset=PartnershipParty.objects.none(), required=False, label="As provided by", empty_label="no agreement"
    )

    def __init__(self, *args: Any, subjects: Any, parties: Any, agreements: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        what: Any = self.fields["subject"]
        what.choices = [("", "choose"), *subjects]
        choose_among(self, party=parties, under=agreements)


class DisputeForm(DirectorateForm):
    """What a partner wrote about a figure."""

    subject = forms.ChoiceField(label="Which figure", choices=())
    raised_by = forms.ModelChoiceField(
        queryset=Organisation.objects.none(), label="Who disputes it", empty_label="choose"
    )
    on = DayField(label="Raised on")
    claimed = forms.CharField(
        required=False, max_length=200, label="What it should be", help_text="Empty where the partner names no figure."
    )
    text = long_text("What is wrong with it", rows=4, hint="In the partner's words. Never the name of a person.")

    def __init__(self, *args: Any, subjects: Any, parties: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        what: Any = self.fields["subject"]
        what.choices = [("", "choose"), *subjects]
        choose_among(self, raised_by=parties)


class LetterForm(DirectorateForm):
    """A further letter."""

    organisation = forms.ModelChoiceField(
        queryset=Organisation.objects.none(), label="Who writes", empty_label="choose"
    )
    text = long_text("Letter", rows=5)

    def __init__(self, *args: Any, parties: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, organisation=parties)


class SettleForm(DirectorateForm):
    """How a dispute was settled."""

    outcome = forms.ChoiceField(choices=Outcome.choices, widget=forms.RadioSelect, label="Outcome")
    settlement = long_text("How it was settled", rows=4)
    on = DayField(label="Settled on")
