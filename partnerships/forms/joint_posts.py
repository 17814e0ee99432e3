"""What is asked about a joint post: its employers and their shares, to whom it reports, when it ends."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from partnerships.forms.fields import reason_field
from partnerships.models import Partnership
from partnerships.services.joint_posts import Employer
from salford_css.core.forms.base import DirectorateForm
from salford_css.core.forms.days import DayField
from salford_css.core.models import Document, Organisation, Post
from strategy.forms import long_text
from strategy.forms.consultations import choose_among

PLACES = (1, 2, 3)


def employer_field(label: str, *, required: bool = True) -> forms.ModelChoiceField:
    """Return a choice among all organisations."""
    return forms.ModelChoiceField(
        queryset=Organisation.objects.all(),
        label=label,
        required=required,
        empty_label="choose" if required else "no other",
    )


class ShareField(forms.DecimalField):
    """A share of the cost in per cent, to the hundredth."""

    def __init__(self, whose: str) -> None:
        super().__init__(
            required=False,
            label=f"Share of the cost of the {whose} employer, per cent",
            help_text="Empty: not recorded.",
            min_value=0,
            max_value=100,
            max_digits=5,
            decimal_places=2,
            localize=False,
            widget=forms.TextInput({"inputmode": "decimal", "size": 8}),
        )

    def clean(self, value: Any) -> Any:
        """Take a per cent sign off."""
        return super().clean(value.replace("%", "").strip() if isinstance(value, str) else value)


class TermsForm(DirectorateForm):
    """Who employs the post, who leads, and who pays what share."""

    employer_1 = employer_field("First employer")
    share_1 = ShareField("first")
    employer_2 = employer_field("Second employer")
    share_2 = ShareField("second")
    employer_3 = employer_field("Third employer, if any", required=False)
    share_3 = ShareField("third")
    lead = forms.ModelChoiceField(
        queryset=Organisation.objects.all(),
        required=False,
        label="Lead employer",
        empty_label="not recorded",
        help_text="The one whose terms and conditions the post has.",
    )

    def clean(self) -> dict[str, Any]:
        """Gather employers with their shares; raises ValidationError beside a share that belongs to nobody."""
        data = super().clean() or {}
        data["employers"] = [
            Employer(data[f"employer_{at}"], data.get(f"share_{at}")) for at in PLACES if data.get(f"employer_{at}")
        ]
        for at in PLACES:
            if data.get(f"share_{at}") is not None and not data.get(f"employer_{at}"):
                self.add_error(f"share_{at}", ValidationError("Name the employer whose share this is."))
        return data

    @staticmethod
    def terms(data: dict[str, Any]) -> dict[str, Any]:
        """Return what a service is given: without the single boxes."""
        boxes = {f"{name}_{at}" for at in PLACES for name in ("employer", "share")}
        return {name: value for name, value in data.items() if name not in boxes}


class AgreedForm(TermsForm):
    """Employers and shares, and on what terms they share the post."""

    partnership = forms.ModelChoiceField(
        queryset=Partnership.objects.none(), required=False, label="For the partnership", empty_label="none"
    )
    basis = forms.CharField(
        required=False, max_length=200, label="Basis", help_text="Secondment, transfer, section 113 of the 1972 Act."
    )
    document = forms.ModelChoiceField(
        queryset=Document.objects.none(), required=False, label="Agreed in", empty_label="no document on record"
    )
    note = long_text("Note", rows=3, required=False)

    def __init__(self, *args: Any, choices: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, **choices)


class HoldForm(AgreedForm):
    """A post that becomes a joint post."""

    post = forms.ModelChoiceField(
        queryset=Post.objects.none(), required=False, label="Post on record", empty_label="a new post"
    )
    title = forms.CharField(
        required=False, max_length=200, label="Title of a new post", help_text="Empty where the post is on record."
    )
    since = DayField(label="Held jointly from")
    field_order = ("post", "title", "since")


class ReviseForm(AgreedForm):
    """Other terms from a day."""

    on = DayField(label="From")
    reason = reason_field(required=False)
    field_order = ("on",)


class EndForm(DirectorateForm):
    """When a post stops being held jointly."""

    last_day = DayField(label="Last day")
    kept_by = forms.ModelChoiceField(
        queryset=Organisation.objects.none(),
        required=False,
        label="Who employs the post alone afterwards",
        empty_label="nobody: the post ends",
    )
    reason = reason_field()

    def __init__(self, *args: Any, choices: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, **choices)


class ReportForm(DirectorateForm):
    """To whom a post reports at one of its employers."""

    organisation = forms.ModelChoiceField(queryset=Organisation.objects.none(), label="At", empty_label="choose")
    superior = forms.ModelChoiceField(queryset=Post.objects.none(), label="Reports to", empty_label="choose")
    since = DayField(label="From")

    def __init__(self, *args: Any, choices: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, **choices)


class StopForm(DirectorateForm):
    """When a line of reporting ends."""

    organisation = forms.ModelChoiceField(queryset=Organisation.objects.none(), label="At", empty_label="choose")
    last_day = DayField(label="Last day")
    reason = reason_field(required=False)

    def __init__(self, *args: Any, choices: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, **choices)
