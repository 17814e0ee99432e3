"""What is asked of people about days of procedure and coming decisions."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from salford_css.core.forms.base import DirectorateForm
from salford_css.core.forms.days import DayField
from salford_css.core.models import Organisation, Post
from strategy.clock_rules.counting import MOST_DAYS
from strategy.forms import UncertainDateField, long_text
from strategy.models import Body, Consultation, Proposal, Report
from strategy.models.forward_plan import WITHOUT_NOTICE
from strategy.selectors.worked import QUESTIONS


class WorkOutForm(DirectorateForm):
    """A question, a day, and by whose rules."""

    question = forms.ChoiceField(choices=QUESTIONS, label="What do you want to know?", widget=forms.RadioSelect)
    day = DayField(label="Day")
    days = forms.IntegerField(
        min_value=0, max_value=MOST_DAYS, required=False, label="Working days", help_text="For the last question only."
    )
    council = forms.ModelChoiceField(queryset=Organisation.objects.none(), required=False, label="By the rules of")

    def __init__(self, *args: Any, councils: QuerySet[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["council"].queryset = councils  # type: ignore[attr-defined]
        self.fields["council"].empty_label = str(councils.first() or "no council")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for the number of days where it counts."""
        data = super().clean() or {}
        if data.get("question") == "days" and data.get("days") is None and "days" not in self.errors:
            self.add_error("days", "Enter how many working days.")
        return data


class EntryForm(DirectorateForm):
    """A coming decision, as the forward plan announces it."""

    subject = forms.CharField(max_length=300, label="What is to be decided")
    organisation = forms.ModelChoiceField(queryset=Organisation.objects.none(), label="Council", empty_label=None)
    body = forms.ModelChoiceField(
        queryset=Body.objects.none(), required=False, label="Body that decides", empty_label="a post"
    )
    post = forms.ModelChoiceField(
        queryset=Post.objects.none(), required=False, label="Post that decides", empty_label="a body",
        help_text="A Lead Member or an officer, where no body decides.",
    )  # fmt: skip
    when = UncertainDateField(label="When, or in which period")
    amount = forms.DecimalField(
        min_value=0, max_digits=14, decimal_places=2, required=False, label="Pounds it spends, saves or forgoes"
    )
    wards = forms.IntegerField(min_value=0, max_value=500, required=False, label="Number of wards it affects")
    key = forms.BooleanField(required=False, label="It is a key decision")
    key_because = long_text(
        "Why it is key, or is not", rows=2, required=False, hint="Needed where it differs from what the rule suggests."
    )
    consultation_arrangements = long_text("Who is consulted, and how", rows=3, required=False)
    consultation = forms.ModelChoiceField(
        queryset=Consultation.objects.none(), required=False, label="Consultation", empty_label="none on record"
    )
    representations = long_text(
        "Who may make representations", rows=2, required=False, hint="And to whom, and by when."
    )
    documents = long_text("Documents", rows=3, required=False, hint="One a line.")
    contact_post = forms.ModelChoiceField(
        queryset=Post.objects.none(), required=False, label="Contact", empty_label="none named"
    )
    scrutiny_body = forms.ModelChoiceField(
        queryset=Body.objects.none(), required=False, label="Scrutiny committee if called in", empty_label="none named"
    )
    proposal = forms.ModelChoiceField(
        queryset=Proposal.objects.none(), required=False, label="Proposal", empty_label="none"
    )
    report = forms.ModelChoiceField(queryset=Report.objects.none(), required=False, label="Report", empty_label="none")
    private_because = long_text(
        "Taken in private because", rows=2, required=False, hint="Only where the public is shut out of a part."
    )

    def __init__(self, *args: Any, offered: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in offered.items():
            self.fields[name].queryset = rows  # type: ignore[attr-defined]


class MoveForm(DirectorateForm):
    """A new period, and why."""

    when = UncertainDateField(label="The period it moves to")
    reason = long_text("Why it moves", rows=3)


class WithdrawForm(DirectorateForm):
    """Why the entry is withdrawn."""

    reason = long_text("Why it is withdrawn", rows=3)


class UrgencyForm(DirectorateForm):
    """Who was told, or consented, and why it cannot wait."""

    kind = forms.ChoiceField(
        choices=[(kind.value, kind.label) for kind in WITHOUT_NOTICE], label="Route", widget=forms.RadioSelect
    )
    post = forms.ModelChoiceField(
        queryset=Post.objects.none(),
        label="Post that was told or consented",
        help_text="The chair of scrutiny, as a rule.",
    )
    on = DayField(label="Day on which it was told or consented")
    why = long_text("Why full notice is impracticable", rows=3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["post"].queryset = Post.objects.order_by("title")  # type: ignore[attr-defined]


class WaiverForm(UrgencyForm):
    """Who consented that an urgent decision passes call-in by, and why."""

    kind = None  # type: ignore[assignment]
    why = long_text("Why it cannot wait for call-in", rows=3)
