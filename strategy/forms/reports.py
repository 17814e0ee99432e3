"""What is asked of who writes a report. Rules stand in the services; the sentence beside a heading is its rule."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from salford_css.core.forms.base import DirectorateForm
from salford_css.core.forms.days import DayField
from salford_css.core.models import Document, Organisation, Part, Post, Ward
from strategy.forms import long_text
from strategy.models import (
    Answer,
    Appendix,
    Body,
    Consultation,
    Heading,
    HeadingSet,
    Meeting,
    Plan,
    Pledge,
    Proposal,
)

FIGURES_HINT = "Write [figure] where a live figure shall stand, then find it below."


def chosen(model: Any, label: str, *, empty: str = "", hint: str = "", required: bool = False) -> Any:
    """Return a choice of one row; its rows are given when the form is made."""
    return forms.ModelChoiceField(
        queryset=model.objects.none(), label=label, required=required, empty_label=empty or "choose", help_text=hint
    )


def several(model: Any, label: str, hint: str = "") -> Any:
    """Return a choice of any number of rows."""
    return forms.ModelMultipleChoiceField(
        queryset=model.objects.none(),
        label=label,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=hint,
    )


class Choosing(DirectorateForm):
    """A form whose choices are handed in: `rows` maps the name of a field to what may be chosen."""

    def __init__(self, *args: Any, rows: dict[str, QuerySet[Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, found in rows.items():
            choosable: Any = self.fields[name]
            choosable.queryset = found


class PartFields(DirectorateForm):
    """Open or exempt, and why."""

    part = forms.ChoiceField(choices=Part.choices, widget=forms.RadioSelect, label="Open to", initial=Part.OPEN)
    exempt_reason = forms.CharField(
        required=False, max_length=300, label="Why it is exempt", help_text="Only for Part 2, in a sentence."
    )
    exempt_paragraph = forms.CharField(
        required=False,
        max_length=60,
        label="Exempt under",
        help_text="Only for Part 2: the paragraph of Schedule 12A to the Local Government Act 1972.",
    )


class NewReportForm(Choosing):
    """A report to be written."""

    title = forms.CharField(max_length=300, label="Title", help_text="As it is to stand on the agenda.")
    organisation = chosen(Organisation, "Council", required=True)
    heading_set = chosen(
        HeadingSet, "Headings", required=True, hint="The form of the council's papers in the period it is written in."
    )
    body = chosen(Body, "It goes to", empty="not known yet")
    contact_post = chosen(Post, "Contact officer", empty="not known yet", hint="A post, never a person's name.")
    plan = chosen(Plan, "About the plan", empty="none")
    consultation = chosen(
        Consultation, "It reports on the consultation", empty="none", hint="Its sections can then be written for you."
    )


class NextVersionForm(Choosing):
    """The next version of a report."""

    body = chosen(Body, "It goes to", empty="the same body as before")
    consultation = chosen(
        Consultation, "It reports on the consultation", empty="none", hint="Its sections can then be written for you."
    )
    from_newest = forms.BooleanField(
        required=False,
        initial=True,
        label="Begin with the words of the newest version",
        help_text="Its numbers stay, because people cite them.",
    )


class FrameForm(PartFields, Choosing):
    """What stands around the text of a report."""

    title = forms.CharField(max_length=300, label="Title")
    body = chosen(Body, "It goes to", empty="not known yet")
    report_of = chosen(Post, "Report of", empty="not named", hint="The lead member or director who puts it forward.")
    contact_post = chosen(Post, "Contact officer", empty="not named", hint="A post, never a person's name.")
    asks = long_text(
        "What it asks, in a sentence", rows=2, required=False, hint="Goes on: Cabinet is asked to … Small letters."
    )
    all_wards = forms.BooleanField(required=False, label="It relates to all wards")
    wards = several(Ward, "Wards", "Only where it does not relate to all.")
    pledges = several(Pledge, "Pledges it serves")
    proposals = several(
        Proposal,
        "Proposals that go forward in it",
        "Drafts as they stand, answered ones in their revised wording. They are frozen with the report.",
    )

    field_order = ("title", "body", "report_of", "contact_post", "asks", "all_wards", "wards", "pledges", "proposals")


class HeadingForm(DirectorateForm):
    """What stands under a heading; its rule stands beside it."""

    answer = forms.ChoiceField(
        choices=[("", "not answered"), *Answer.choices], widget=forms.RadioSelect, required=False, label="Answer"
    )
    text = long_text("Text", rows=7, required=False)

    def __init__(self, *args: Any, heading: Heading, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = heading.label
        self.fields["text"].help_text = heading.rule
        if heading.kind == "text":
            del self.fields["answer"]


class AdviceForm(Choosing):
    """Advice under a heading: an answer, its words, who gave it and when."""

    answer = forms.ChoiceField(
        choices=[("", "not answered"), *Answer.choices], widget=forms.RadioSelect, required=False, label="Answer"
    )
    text = long_text("What it says", rows=5, required=False)
    provider = chosen(Post, "Provided by", empty="not named")
    provider_as_written = forms.CharField(
        required=False, max_length=200, label="Or, outside the posts on record", help_text="A firm or another body."
    )
    given_on = DayField(required=False, label="Given on")

    def __init__(self, *args: Any, heading: Heading, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].label = heading.label
        self.fields["answer"].help_text = heading.rule


class RecommendationsForm(DirectorateForm):
    """What the body is asked to decide, a paragraph each."""

    text = long_text(
        "Recommendations",
        rows=9,
        required=False,
        hint="One after the other, with an empty line between. Each becomes one line of decision.",
    )


class ParagraphForm(PartFields):
    """A section or paragraph; the revision is the one the writer began from."""

    heading = forms.CharField(required=False, max_length=300, label="Heading", help_text="Needed for a section.")
    text = long_text("Text", rows=12, required=False, hint=f"Lines that begin with – become points. {FIGURES_HINT}")
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    words = forms.CharField(
        required=False, max_length=100, label="Find a figure", help_text="A measure, a fund, a year: D41 2003-04."
    )
    field_order: tuple[str, ...] = (
        "heading",
        "text",
        "words",
        "part",
        "exempt_reason",
        "exempt_paragraph",
        "revision",
    )


class NewParagraphForm(ParagraphForm):
    """A section or paragraph to be added."""

    is_section = forms.BooleanField(required=False, label="It opens a new section")
    field_order = ("is_section", *ParagraphForm.field_order)


class BackgroundForm(Choosing):
    """A paper the report rests on: one of the register, or one that is only named."""

    document = chosen(Document, "Document on record", empty="none of them")
    as_written = forms.CharField(
        required=False,
        max_length=300,
        label="Or a paper that is not on record",
        help_text="Its title, body and day, so that the public can ask for it.",
    )


class AboutForm(Choosing):
    """The proposals that one recommendation is about."""

    proposals = several(Proposal, "Proposals", "Each becomes a line of its own when the body decides.")


class AppendixForm(PartFields, Choosing):
    """An appendix, perhaps a revised one."""

    title = forms.CharField(max_length=300, label="Title")
    number = forms.CharField(
        required=False, max_length=20, label="Number", help_text="Empty: the next, or the one after its ancestor."
    )
    replaces = chosen(
        Appendix, "It revises", empty="no earlier appendix", hint="4 becomes 4.1, and keeps its ancestor."
    )
    field_order = ("title", "replaces", "number")


class FreezeForm(Choosing):
    """Onto which agenda the version goes."""

    meeting = chosen(
        Meeting,
        "On the agenda of",
        empty="no meeting yet",
        hint="Meetings whose record you keep; the report becomes an item of the agenda.",
    )


class WhyOursForm(DirectorateForm):
    """Why our words stand beside what the register says."""

    why = forms.CharField(max_length=300, label="Why our words stand", help_text="Kept beside the paragraph.")
