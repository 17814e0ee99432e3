"""Seats of a board and who fills them."""

from typing import Any

from django import forms

from partnerships.forms.fields import choose
from partnerships.models import SeatCategory, SeatRole
from salford_css.core.forms.base import DirectorateForm
from salford_css.core.forms.days import DayField
from salford_css.core.models import Organisation, Post
from salford_css.core.words import capital


class SeatForm(DirectorateForm):
    """A new seat."""

    category = forms.ChoiceField(
        label="Whom it is for",
        choices=[(value, capital(words)) for value, words in SeatCategory.choices],
        widget=forms.RadioSelect,
    )
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label="Organisation", required=False, empty_label="of none: in their own right"
    )
    role = forms.ChoiceField(
        label="What its holder does",
        choices=[(value, capital(words)) for value, words in SeatRole.choices],
        widget=forms.RadioSelect,
        initial=SeatRole.MEMBER,
    )
    voting = forms.BooleanField(label="It has a vote", required=False, initial=True)
    since = DayField(label="From", required=False, help_text="Empty: from the beginning.")
    note = forms.CharField(label="Note", max_length=300, required=False)

    def __init__(self, *args: Any, organisations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, organisation=organisations)


class HolderForm(DirectorateForm):
    """Who fills a seat, from when on."""

    post = forms.ModelChoiceField(
        Post.objects.none(), label="Post", required=False, empty_label="none that the product knows"
    )
    as_written = forms.CharField(
        label="Or in words",
        max_length=200,
        required=False,
        help_text="An office or a role, never a name: the chair of the carers' forum.",
    )
    since = DayField(label="From")

    def __init__(self, *args: Any, posts: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, post=posts)

    def clean(self) -> Any:
        """Ask who."""
        data = super().clean() or self.cleaned_data
        if not (data.get("post") or data.get("as_written")):
            self.add_error("post", "Say who: a post, or an office in words.")
        return data


class LastDayForm(DirectorateForm):
    """The last day of something."""

    last_day = DayField(label="Last day")
