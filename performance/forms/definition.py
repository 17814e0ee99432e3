"""The sheet of a measure as it is typed: what is counted, how it is written, who wrote it and who checked it."""

from typing import Any

from django import forms

from performance.aims import Polarity
from performance.models import Audience, Counting, Definition, Framework
from performance.models.choices import FREQUENCIES, labelled
from salford_css.core.forms.base import DirectorateForm
from salford_css.core.forms.days import DayField
from salford_css.core.models import ClientGroup, Post, Standing

NARROW = {"class": "govuk-input--width-5"}


def text(label: str, hint: str = "", *, rows: int = 2, required: bool = False) -> forms.CharField:
    """Return a field for a few lines."""
    area = forms.Textarea({"rows": rows})
    return forms.CharField(label=label, help_text=hint, required=required, widget=area, max_length=2_000)


class WordingForm(DirectorateForm):
    """One wording of a definition."""

    numerator = text("What is counted", "Children who moved three times or more in the year.", required=True)
    denominator = text("Over what", "Empty where the measure is a count or a sum.")
    not_counted = text("Who or what is left out")
    matters = text("Why it matters", "What a reader learns from it about people's lives.")
    counts = forms.CharField(label="It counts", required=False, max_length=100, help_text="People, events, weeks.")
    unit = forms.CharField(
        label="Unit",
        max_length=40,
        help_text="As published: percent, per 1000, GBP per week, days. A share is times 100, a rate times its base.",
    )
    precision = forms.IntegerField(
        label="Places after the point", min_value=0, max_value=6, initial=1, widget=forms.TextInput(NARROW)
    )
    polarity = forms.ChoiceField(label="Which way is good", choices=labelled(Polarity))
    frequency = forms.ChoiceField(label="A figure comes", choices=FREQUENCIES)
    counting = forms.ChoiceField(
        label="The counting runs", choices=[("", "not recorded"), *Counting.choices], required=False
    )
    source_return = forms.CharField(
        label="Source", max_length=200, required=False, help_text="The return the figures come from."
    )
    days_to_report = forms.IntegerField(
        label="Days after a period's end by which its figure is due",
        min_value=0,
        max_value=1_000,
        required=False,
        widget=forms.TextInput(NARROW),
        help_text="Empty: within one further period.",
    )
    lowest = forms.DecimalField(label="The lowest figure there can be", required=False, widget=forms.TextInput(NARROW))
    highest = forms.DecimalField(
        label="The highest figure there can be",
        required=False,
        widget=forms.TextInput(NARROW),
        help_text="100 for a share of people.",
    )
    made_by = forms.ModelChoiceField(Post.objects.none(), label="Written by", empty_label="Choose your post")
    checked_by = forms.ModelChoiceField(
        Post.objects.all(),
        label="Checked by",
        required=False,
        empty_label="not checked yet",
        help_text="Another post than the one that writes it, held by somebody else.",
    )
    next_review = DayField(label="To be looked at again on", required=False)
    standing = forms.ChoiceField(label="How sure we are of this wording", choices=Standing.choices)
    source = forms.CharField(label="Where it is printed", max_length=500, required=False)

    def __init__(self, *args: Any, posts: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["made_by"]
        choice.queryset = posts

    def clean(self) -> dict[str, Any]:
        """Refuse a check by the post that wrote it, and bounds the wrong way round."""
        typed = super().clean() or {}
        writer, checker = typed.get("made_by"), typed.get("checked_by")
        if writer is not None and writer == checker:
            self.add_error("checked_by", "Who checks a definition is another post than the one that wrote it.")
        lowest, highest = typed.get("lowest"), typed.get("highest")
        if lowest is not None and highest is not None and lowest >= highest:
            self.add_error("highest", "The highest figure lies above the lowest.")
        return typed

    def wording(self) -> dict[str, Any]:
        """Return what was typed of the definition, as the service takes it."""
        return {name: self.cleaned_data[name] for name in WordingForm.base_fields}


class DefineForm(WordingForm):
    """A measure with its first definition."""

    framework = forms.ModelChoiceField(Framework.objects.all(), label="Framework", to_field_name="code")
    code = forms.CharField(
        label="Code", max_length=30, help_text="As the framework writes it. Other frameworks may use the same."
    )
    title = forms.CharField(label="Title", max_length=200)
    domain = forms.CharField(label="Heading in the framework", max_length=100, required=False)
    client_group = forms.ModelChoiceField(
        ClientGroup.objects.all(), label="For", required=False, empty_label="everybody"
    )
    owner = forms.ModelChoiceField(Post.objects.all(), label="Owner", required=False, empty_label="nobody named")
    headline_for = forms.MultipleChoiceField(
        label="A headline for", choices=Audience.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    field_order = ("framework", "code", "title", "domain", "client_group", "owner", "headline_for")

    def about(self) -> dict[str, Any]:
        """Return what was typed of the measure itself."""
        names = ("framework", "code", "title", "domain", "client_group", "owner", "headline_for", "standing", "source")
        return {name: self.cleaned_data[name] for name in names}


class ReviseForm(WordingForm):
    """The definition worded anew, with the reason."""

    reason = text("Why it is worded anew", "It stands beside the new wording for good.", required=True)
    field_order = ("reason",)


class HeadlineForm(DirectorateForm):
    """To whom the measure is a headline."""

    headline_for = forms.MultipleChoiceField(
        label="A headline for", choices=Audience.choices, required=False, widget=forms.CheckboxSelectMultiple,
        help_text="They see it first. Nobody chosen: it is a headline to nobody.",
    )  # fmt: skip


def wording_of(definition: Definition | None) -> dict[str, Any]:
    """Return what a form begins with: the wording that stands, but for who wrote and checked it."""
    if definition is None:
        return {}
    left_out = ("made_by", "checked_by", "next_review")
    return {name: getattr(definition, name) for name in WordingForm.base_fields if name not in left_out}
