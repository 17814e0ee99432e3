"""Forms of a consultation: how it is run, what is heard, what is answered, what is hidden."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from salford_css.core import dates
from salford_css.core.forms.base import DirectorateForm
from salford_css.core.forms.days import DayField
from salford_css.core.models import Document, Post
from strategy.forms import UncertainDateField, long_text
from strategy.models import (
    Body,
    Channel,
    ConsultationAudience,
    ConsultationComment,
    ConsultationEvent,
    Meeting,
)

YES_NO = (("", "not recorded"), ("yes", "yes"), ("no", "no"))


def offered(rows: Any, label: str, empty: str, **facts: Any) -> forms.ModelChoiceField:
    """Return a choice among rows that may stay empty."""
    return forms.ModelChoiceField(queryset=rows, required=False, label=label, empty_label=empty, **facts)


def choose_among(form: forms.Form, **rows: QuerySet[Any]) -> None:
    """Give the choices of a form what there is to choose from."""
    for name, queryset in rows.items():
        choosable: Any = form.fields[name]
        choosable.queryset = queryset


class YesNoField(forms.ChoiceField):
    """Yes, no, or nobody wrote it down."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=YES_NO, required=False, widget=forms.RadioSelect, **kwargs)

    def clean(self, value: Any) -> bool | None:
        """Return True, False, or None for what is not recorded."""
        return {"yes": True, "no": False}.get(super().clean(value))

    def prepare_value(self, value: Any) -> str:
        """Turn what is on record into the choice that says so."""
        return {True: "yes", False: "no", None: ""}.get(value, value)


class WhenField(UncertainDateField):
    """A date as people know it, or nothing when it is not known."""

    def clean(self, value: Any) -> dates.UncertainDate:
        """Return the span of days; empty stands for a day that is not known."""
        if not str(value or "").strip() and not self.required:
            return dates.UNKNOWN
        return super().clean(value)


# ------------------------------------------------------------------ how it is run


class ConsultationForm(DirectorateForm):
    """How people are asked: when, how long, by whom, in which formats."""

    title = forms.CharField(max_length=300, label="Title")
    opens = DayField(label="Opens", required=False)
    closes = DayField(label="Closes", required=False, help_text="The last day on which comments are taken.")
    agreed_by = offered(Body.objects.all(), "Agreed by", "not recorded")
    agreed_on = DayField(label="Agreed on", required=False)
    lead_post = offered(Post.objects.all(), "Led by", "none named")
    contact_post = offered(
        Post.objects.all(), "Questions to", "the post that leads", help_text="The post named to consultees."
    )
    accessible_formats = forms.CharField(
        required=False,
        max_length=300,
        label="Accessible formats",
        help_text="Large print, easy read, audio, other languages, a summary.",
    )
    equality_assessment = offered(Document.objects.all(), "Equality assessment", "none on record")
    equality_answer = long_text("What the assessment found", rows=3, required=False, hint="Or why none was made.")


class AudienceForm(DirectorateForm):
    """A group that is to be heard."""

    name = forms.CharField(max_length=120, label="Group", help_text="A group of people, never a person.")
    promised = forms.BooleanField(required=False, initial=True, label="It was promised a hearing at the start")
    seldom_heard = forms.BooleanField(required=False, label="It is seldom heard unless it is sought out")


class EventForm(DirectorateForm):
    """One thing done to hear somebody."""

    kind = forms.CharField(
        max_length=120,
        label="What was done",
        widget=forms.TextInput({"list": "ways"}),
        help_text="Copy sent, considered at meeting, briefing, survey, workshop.",
    )
    whom_as_written = forms.CharField(
        required=False, max_length=200, label="Who was asked", help_text="In words; or choose a body or a post below."
    )
    body = offered(Body.objects.all(), "Body", "none")
    post = offered(Post.objects.all(), "Post", "none", help_text="Whoever holds it is asked by e-mail.")
    audience = offered(ConsultationAudience.objects.none(), "Audience", "none named")
    when = WhenField(label="When", required=False)
    meeting = offered(Meeting.objects.select_related("body"), "Meeting", "none")
    presented_by = offered(Post.objects.all(), "Presented by", "not recorded")
    response_expected = YesNoField(label="Is a response expected?")
    response_due = DayField(required=False, label="Response due", help_text="Empty: by the day it closes.")
    document = offered(Document.objects.all(), "Paper", "none")
    note = forms.CharField(required=False, max_length=500, label="Note")

    def __init__(self, *args: Any, audiences: QuerySet[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, audience=audiences)

    def clean_whom_as_written(self) -> str | None:
        """Leave words that nobody wrote empty."""
        return self.cleaned_data["whom_as_written"] or None


class ResponseForm(DirectorateForm):
    """Whether a response came."""

    received = YesNoField(label="Did a response come?")
    expected = YesNoField(label="Was one expected?")
    due = DayField(required=False, label="Response due")
    document = offered(Document.objects.all(), "Paper", "none")
    note = forms.CharField(required=False, max_length=500, label="Note")


# ------------------------------------------------------------------ what is said


class CommentForm(DirectorateForm):
    """A comment as it is entered from paper, a message or the notes of a meeting."""

    event = offered(ConsultationEvent.objects.none(), "Event", "none: it came by itself")
    respondent = forms.CharField(
        max_length=200,
        label="Who commented",
        help_text="The body or the role, never a person's name.",
        widget=forms.TextInput({"list": "consultees", "autofocus": True, "autocomplete": "off"}),
    )
    text = long_text("What was said", rows=6)
    in_summary = forms.BooleanField(required=False, label="This is our summary, not their words")
    section = forms.CharField(
        required=False,
        max_length=20,
        label="Paragraph",
        help_text="Its number, like 4.7. Empty: the report as a whole.",
        widget=forms.TextInput({"list": "paragraphs", "autocomplete": "off"}),
    )
    version = forms.IntegerField(label="Version of the report", required=False, widget=forms.Select)
    theme = forms.CharField(required=False, max_length=120, label="Theme", widget=forms.TextInput({"list": "themes"}))
    audience = offered(ConsultationAudience.objects.none(), "Audience", "that of the event")
    channel = forms.ChoiceField(required=False, label="How it came", choices=[("", "not recorded"), *Channel.choices])
    received = WhenField(label="Received", required=False)

    def __init__(self, *args: Any, events: Any, audiences: Any, versions: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, event=events, audience=audiences)
        choosable: Any = self.fields["version"].widget
        choosable.choices = [(number, f"version {number}") for number in versions]

    def clean_text(self) -> str:
        """Take lines as lines, whatever system they were typed on."""
        return str(self.cleaned_data["text"]).replace("\r\n", "\n")


class CorrectForm(DirectorateForm):
    """The right words of a comment, and why they are corrected."""

    text = long_text("What was said", rows=8)
    in_summary = forms.BooleanField(required=False, label="This is our summary, not their words")
    reason = forms.CharField(max_length=300, label="Why it is corrected", help_text="Never the words themselves.")

    def clean_text(self) -> str:
        """Take lines as lines, whatever system they were typed on."""
        return str(self.cleaned_data["text"]).replace("\r\n", "\n")


class AskForm(DirectorateForm):
    """Which comments a post is asked to answer, and by when."""

    comments = forms.ModelMultipleChoiceField(
        queryset=ConsultationComment.objects.none(), widget=forms.CheckboxSelectMultiple, label="Comments"
    )
    responder = forms.ModelChoiceField(
        queryset=Post.objects.all(), label="Post that answers", empty_label="choose", help_text="It is told by e-mail."
    )
    due = DayField(required=False, label="Answer by")

    def __init__(self, *args: Any, comments: QuerySet[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, comments=comments)
        say_of_comments(self.fields["comments"])


class RepliesForm(DirectorateForm):
    """Which consultees were told, and on which day."""

    comments = forms.ModelMultipleChoiceField(
        queryset=ConsultationComment.objects.none(), widget=forms.CheckboxSelectMultiple, label="Replies that were sent"
    )
    on = DayField(label="Sent on")

    def __init__(self, *args: Any, comments: QuerySet[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, comments=comments)
        say_of_comments(self.fields["comments"])


def say_of_comments(field: Any) -> None:
    """Name each comment of a choice by who said it and how it begins."""
    field.label_from_instance = lambda row: f"{row.respondent}: {_begin(row.shown_text)}"


def _begin(text: str, most: int = 90) -> str:
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]}…"


class RedactForm(DirectorateForm):
    """What is hidden from wider readers, and why."""

    passages = forms.CharField(
        required=False,
        label="Words to hide",
        widget=forms.Textarea({"rows": 4}),
        help_text="Exactly as they stand in the comment, one passage a line. Empty: the whole comment is hidden.",
    )
    reason = forms.CharField(
        max_length=200, label="Why", help_text="It is shown in their place: a person can be recognised."
    )

    def clean_passages(self) -> list[str]:
        """Return the passages, one for each line."""
        lines = str(self.cleaned_data["passages"]).splitlines()
        return [line.strip() for line in lines if line.strip()]

    def clean_reason(self) -> str:
        """Refuse a reason that would break the mark it stands in."""
        reason = str(self.cleaned_data["reason"])
        if "]" in reason or "[" in reason:
            raise ValidationError("Write the reason without square brackets.")
        return reason
