"""What is asked about a partnership: what it is, who takes part, its dates, its ways of sharing, what it serves."""

from typing import Any

from django import forms

from partnerships.models import (
    Agreement,
    DateKind,
    Flexibility,
    HowSure,
    PartnershipParty,
    PartnershipStatus,
    PartyKind,
)
from salford_css.core.forms.base import DirectorateForm
from salford_css.core.forms.days import DayField
from salford_css.core.models import ClientGroup, Organisation, Post
from strategy.forms import UncertainDateField, long_text
from strategy.forms.consultations import choose_among, offered
from strategy.models import Objective, Proposal


class AboutForm(DirectorateForm):
    """What a partnership is."""

    name = forms.CharField(max_length=300, label="Name of the service")
    status = forms.ChoiceField(
        choices=PartnershipStatus.choices, initial=PartnershipStatus.PROPOSED, label="Status", widget=forms.RadioSelect
    )
    client_group = offered(ClientGroup.objects.all(), "For whom", "not one group")
    kinds_of_service = forms.CharField(required=False, max_length=500, label="Kinds of service")
    lead_post = offered(Post.objects.all(), "Post that leads it", "none named")
    proposal = offered(Proposal.objects.none(), "Proposal it comes from", "none")
    places = forms.IntegerField(required=False, min_value=0, max_value=32767, label="Places provided")
    note = long_text("Note", rows=3, required=False, hint="Never the name of a person.")

    def __init__(self, *args: Any, choices: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, **choices)


class ProposeForm(AboutForm):
    """A new partnership."""

    lead_council = forms.ModelChoiceField(
        queryset=Organisation.objects.none(),
        label="Council that leads",
        empty_label="choose",
        help_text="It is the first party. A council is of a kind the regulations list, on the day it is entered.",
    )
    field_order = ("name", "lead_council")


class PartyForm(DirectorateForm):
    """Who takes part."""

    organisation = offered(
        Organisation.objects.all(), "Organisation", "none of those on record", help_text="Or the record's words below."
    )
    as_written = forms.CharField(
        required=False, max_length=200, label="As the record writes it", help_text="Where it names no organisation."
    )
    kind = forms.ChoiceField(
        choices=PartyKind.choices,
        initial=PartyKind.STATUTORY,
        widget=forms.RadioSelect,
        label="In what capacity",
        help_text="Only councils and NHS bodies are partners in law; police, probation and voluntary bodies take part.",
    )
    since = DayField(label="First day", required=False, help_text="Empty where it is not recorded.")


class EndPartyForm(DirectorateForm):
    """A party that leaves."""

    party = forms.ModelChoiceField(queryset=PartnershipParty.objects.none(), label="Who leaves", empty_label="choose")
    last_day = DayField(label="Last day", help_text="What is shared with it ends with that day.")
    reason = forms.CharField(label="Why", widget=forms.Textarea({"rows": 2}), max_length=500, required=False)

    def __init__(self, *args: Any, parties: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, party=parties)


class ResolvePartyForm(DirectorateForm):
    """Which organisation a written party is."""

    party = forms.ModelChoiceField(queryset=PartnershipParty.objects.none(), label="As written", empty_label="choose")
    organisation = forms.ModelChoiceField(
        queryset=Organisation.objects.all(), label="The organisation that is meant", empty_label="choose"
    )

    def __init__(self, *args: Any, parties: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, party=parties)


class DateForm(DirectorateForm):
    """A date in a partnership's life."""

    kind = forms.ChoiceField(choices=DateKind.choices, label="What happens")
    label = forms.CharField(
        required=False, max_length=120, label="What exactly", help_text="Where the list does not say it."
    )
    when = UncertainDateField(label="When")


class UseForm(DirectorateForm):
    """A way of sharing."""

    flexibility = forms.ModelChoiceField(
        queryset=Flexibility.objects.all(), label="Way of sharing", empty_label="choose"
    )
    sure = forms.ChoiceField(choices=HowSure.choices, initial=HowSure.USED, widget=forms.RadioSelect, label="It is")


class FundForm(DirectorateForm):
    """A new pooled fund."""

    name = forms.CharField(max_length=300, label="Name of the fund")
    agreement = offered(Agreement.objects.none(), "Under which agreement", "none on record")
    host_as_written = forms.CharField(
        required=False,
        max_length=200,
        label="Host, as the record writes it",
        help_text="Only where it names none of the parties. Host and manager are named on the fund's page.",
    )
    note = long_text("Note", rows=3, required=False, hint="Never the name of a person.")

    def __init__(self, *args: Any, agreements: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, agreement=agreements)


class ServeForm(DirectorateForm):
    """Which objective a partnership serves."""

    objective = forms.ModelChoiceField(queryset=Objective.objects.none(), label="Objective", empty_label="choose")
    source = forms.CharField(
        required=False, max_length=300, label="Where that stands", help_text="Empty: it is our reading, with a reason."
    )
    reason = long_text("Why we read it so", rows=2, required=False)

    def __init__(self, *args: Any, objectives: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, objective=objectives)
