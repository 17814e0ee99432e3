"""What is asked about returns: when they are due, what they say, who signed them, what partners answer."""

from typing import Any

from django import forms

from partnerships.forms.fields import choose, reason_field
from partnerships.models import (
    Agreement,
    Answered,
    Condition,
    PartnerAnswer,
    PartnershipParty,
    RequiredSignOff,
    ReturnKind,
)
from partnerships.models.conditions import ANSWERS
from salford_css.core.forms.base import DirectorateForm
from salford_css.core.forms.days import DayField
from salford_css.core.models import Post
from salford_css.core.words import capital
from strategy.forms import long_text
from strategy.forms.fields import clock_time
from strategy.models import Body


class TermsForm(DirectorateForm):
    """How soon the manager reports."""

    quarterly_days = forms.IntegerField(
        label="Days after the end of a quarter", min_value=0, max_value=366, widget=forms.TextInput({"size": 4})
    )
    annual_days = forms.IntegerField(
        label="Days after 31 March", min_value=0, max_value=366, widget=forms.TextInput({"size": 4})
    )
    since = DayField(label="From", required=False, help_text="Empty: from the beginning.")
    agreement = forms.ModelChoiceField(
        Agreement.objects.none(), label="Agreement that sets it", required=False, empty_label="none named"
    )
    source = forms.CharField(label="Where it stands", max_length=500, required=False)

    def __init__(self, *args: Any, agreements: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, agreement=agreements)


class OpenReturnForm(DirectorateForm):
    """A return to be written."""

    kind = forms.ChoiceField(
        choices=[(kind, capital(words)) for kind, words in ReturnKind.choices],
        widget=forms.RadioSelect,
        label="What sort of return",
    )
    quarter = forms.TypedChoiceField(
        choices=[("", "the whole year"), *((number, f"quarter {number}") for number in range(1, 5))],
        coerce=int,
        empty_value=None,
        required=False,
        label="About",
    )
    due_on = DayField(
        label="Due on", required=False, help_text="Only where the day was set for this return; else the terms say it."
    )
    due_at = clock_time("Due at", "The clock time, where one was set. Like 12:00.")
    due_because = forms.CharField(label="Who set the date", max_length=300, required=False)

    def clean(self) -> Any:
        """Ask for the quarter where there is one, and for who set a date."""
        data = super().clean() or self.cleaned_data
        if data.get("kind") == ReturnKind.ANNUAL and data.get("quarter"):
            self.add_error("quarter", "An annual return is about the whole year.")
        if data.get("kind") not in (None, ReturnKind.ANNUAL) and not data.get("quarter"):
            self.add_error("quarter", "Choose the quarter it is about.")
        if data.get("due_on") and not data.get("due_because"):
            self.add_error("due_because", "Say who set the date.")
        return data


class DateForm(DirectorateForm):
    """The day by which a return is due."""

    due_on = DayField(label="Due on")
    due_at = clock_time("Due at", "The clock time, where one was set. Like 12:00.")
    due_because = forms.CharField(label="Who set the date", max_length=300)


class WriteForm(DirectorateForm):
    """What stands beside the figures."""

    summary = long_text(
        "What the partners need beside the figures",
        rows=8,
        hint="How the pool works: its effect on people, pressures, what was done about them.",
    )


class SubmitForm(DirectorateForm):
    """The day a return is sent."""

    on = DayField(label="Sent to the partners on")


class CorrectForm(DirectorateForm):
    """Why a return is sent again."""

    reason = reason_field("What was corrected, and why")
    summary = long_text("What the partners need beside the figures", rows=8)
    on = DayField(label="Sent to the partners on")


class PartnerAnswerForm(DirectorateForm):
    """What a partner says to a return."""

    party = forms.ModelChoiceField(PartnershipParty.objects.none(), label="Partner", empty_label="choose")
    answer = forms.ChoiceField(
        choices=[(value, capital(words)) for value, words in PartnerAnswer.choices],
        widget=forms.RadioSelect,
        label="What it says",
    )
    words = long_text(
        "In its words", rows=3, required=False, hint="What is asked; or where acceptance stands, such as a letter."
    )
    on = DayField(label="On")

    def __init__(self, *args: Any, parties: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, party=parties)


class SignForm(DirectorateForm):
    """Who signed the version that is sent next."""

    requirement = forms.ModelChoiceField(
        RequiredSignOff.objects.none(), label="Signature that is asked for", required=False, empty_label="another one"
    )
    post = forms.ModelChoiceField(Post.objects.none(), label="Post", required=False, empty_label="none")
    body = forms.ModelChoiceField(Body.objects.none(), label="Body", required=False, empty_label="none")
    as_written = forms.CharField(
        label="Office or body in words", max_length=200, required=False, help_text="Where no record of it is held."
    )
    on = DayField(label="Signed on")
    delegated_by = forms.CharField(
        label="Delegated by",
        max_length=300,
        required=False,
        help_text="Only where somebody signed for another: who delegated it, and where that stands.",
    )

    def __init__(self, *args: Any, requirements: Any, posts: Any, bodies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, requirement=requirements, post=posts, body=bodies)

    def clean(self) -> Any:
        """Ask who signed."""
        data = super().clean() or self.cleaned_data
        if not (data.get("post") or data.get("body") or data.get("as_written")):
            self.add_error("post", "Say who signed: a post, a body, or an office in words.")
        return data


class ReviewForm(DirectorateForm):
    """The day a body looked at what was signed for it."""

    reviewed_on = DayField(label="Looked at on")


class ConditionForm(DirectorateForm):
    """The answer to one condition or metric."""

    answer = forms.ChoiceField(widget=forms.RadioSelect, label="Answer")
    plan = forms.DecimalField(label="Plan", required=False, max_digits=20, decimal_places=10, localize=False)
    actual = forms.DecimalField(label="Actual", required=False, max_digits=20, decimal_places=10, localize=False)
    reason = reason_field("Why it is not met", required=False, hint="Needed where a condition is not met.")
    by_when = DayField(label="It will be met by", required=False, help_text="Needed where a condition is not met.")
    comment = forms.CharField(label="Comment", max_length=500, required=False)

    def __init__(self, *args: Any, condition: Condition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = dict(Answered.choices)
        answer: Any = self.fields["answer"]
        answer.choices = [(one, capital(str(words[one]))) for one in ANSWERS[condition.kind]]
        for name in ("plan", "actual") if condition.kind == "condition" else ("reason", "by_when"):
            del self.fields[name]

    def clean(self) -> Any:
        """Ask for reason and day of a condition that is not met, beside the fields."""
        data = super().clean() or self.cleaned_data
        if data.get("answer") == Answered.NOT_MET:
            if not data.get("reason"):
                self.add_error("reason", "Say why it is not met.")
            if not data.get("by_when") and "by_when" not in self.errors:
                self.add_error("by_when", "Give the day by which it will be met.")
        return data
