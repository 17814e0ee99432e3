"""What is asked about an agreement: its versions, who approved, consented and signed, notice, and checks by hand."""

from typing import Any

from django import forms

from partnerships.models import (
    Agreement,
    CheckedAs,
    Ending,
    Flexibility,
    LegalBasis,
    NoticeScope,
    StatutoryFunction,
)
from salford_css.core.forms.base import DirectorateForm
from salford_css.core.forms.days import DayField
from salford_css.core.models import Document, Organisation, Post
from strategy.forms import UncertainDateField, long_text
from strategy.forms.consultations import WhenField, choose_among, offered
from strategy.models import Consultation, Decision, Plan, ReportVersion


class ChoosingForm(DirectorateForm):
    """A form among whose choices are the parties of the partnership, or what is on record of the agreement."""

    def __init__(self, *args: Any, choices: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, **choices)


def party(label: str, *, required: bool = True, empty: str = "choose", help_text: str = "") -> forms.ModelChoiceField:
    """Return a choice among the parties."""
    return forms.ModelChoiceField(
        queryset=Organisation.objects.none(), label=label, required=required, empty_label=empty, help_text=help_text
    )


class ProposeForm(DirectorateForm):
    """A new agreement."""

    title = forms.CharField(max_length=300, label="Title")
    legal_basis = offered(
        LegalBasis.objects.all(),
        "Power it rests on",
        "the one in force today",
        help_text="It decides which rules hold.",
    )
    legal_basis_as_written = forms.CharField(
        required=False, max_length=200, label="As the papers write it", help_text="Kept beside the controlled name."
    )
    previous = offered(Agreement.objects.none(), "Follows", "no earlier agreement")
    note = long_text("Note", rows=3, required=False)

    def __init__(self, *args: Any, previous: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, previous=previous)


class VersionForm(DirectorateForm):
    """A new wording, or a variation of the one in force."""

    effective_from = DayField(label="In force from", required=False)
    reason = forms.CharField(max_length=500, required=False, label="Why it is drafted")


class TermForm(DirectorateForm):
    """What a draft says of itself: from when, to when, what will improve, which plan it serves."""

    effective_from = DayField(label="In force from", required=False)
    ends_on = DayField(label="Last day", required=False)
    review_on = DayField(label="To be reviewed on", required=False, help_text="Inside the term.")
    improvement = long_text("How the exercise of the functions will improve", rows=4, required=False)
    plan = offered(Plan.objects.all(), "Plan it serves", "none of the plans on record")
    plan_as_written = forms.CharField(required=False, max_length=200, label="Plan in the papers' words")


class FlexibilityForm(ChoosingForm):
    """A way of sharing."""

    flexibility = forms.ModelChoiceField(queryset=Flexibility.objects.all(), label="Flexibility", empty_label="choose")
    lead = party(
        "Who leads",
        required=False,
        empty="nobody leads",
        help_text="Needed where one acts for the others.",
    )


class FunctionForm(ChoosingForm):
    """A function in scope."""

    function = forms.ModelChoiceField(queryset=StatutoryFunction.objects.none(), label="Function", empty_label="choose")
    accountable = party("Accountable", required=False, empty="not said", help_text="It stays liable.")
    exercised_by = party("Exercised by", required=False, empty="not said")


class ConsultedForm(ChoosingForm):
    """A joint consultation."""

    consultation = forms.ModelChoiceField(
        queryset=Consultation.objects.none(), label="Consultation", empty_label="choose"
    )
    users = forms.BooleanField(required=False, label="Users were asked")
    carers = forms.BooleanField(required=False, label="Carers were asked")
    staff = forms.BooleanField(required=False, label="Staff were asked")


class AdviceForm(ChoosingForm):
    """A report in which legal and financial advice stand."""

    report_version = forms.ModelChoiceField(
        queryset=ReportVersion.objects.none(), label="Report", empty_label="choose",
        help_text="The report that put the agreement to a body; the advice is read from it.",
    )  # fmt: skip


class ApprovalForm(ChoosingForm):
    """A partner's approval."""

    organisation = party("Who approved")
    decision = offered(Decision.objects.none(), "By which decision", "none on record here")
    words = forms.CharField(
        required=False, max_length=300, label="Or in the record's words", help_text="Board of the trust, minute 7.2."
    )
    when = WhenField(label="When", required=False, help_text="Empty: the day of the decision.")

    def clean_words(self) -> str | None:
        """Store no empty text where a decision is named."""
        return self.cleaned_data["words"] or None

    def clean_when(self) -> Any:
        """Leave an empty day to the decision."""
        return self.cleaned_data["when"] if self.data.get("when", "").strip() else None


class ConsentForm(ChoosingForm):
    """A consent that an NHS trust needs."""

    trust = party("Trust")
    given_by = forms.ModelChoiceField(
        queryset=Organisation.objects.none(), label="Who commissions from it", empty_label="choose"
    )


class ConsentGivenForm(ChoosingForm):
    """A consent that came."""

    consent = forms.ModelChoiceField(queryset=Agreement.objects.none(), label="Which consent", empty_label="choose")
    when = UncertainDateField(label="Given on")
    document = offered(Document.objects.none(), "Document", "none")


class SignatureForm(ChoosingForm):
    """A signature."""

    organisation = party("Who signed")
    when = UncertainDateField(label="Signed on")
    post = offered(Post.objects.all(), "In which post", "not recorded")


class SignedDocumentForm(DirectorateForm):
    """The signed agreement itself."""

    title = forms.CharField(max_length=300, label="Title of the document")
    when = UncertainDateField(label="Dated")
    file = forms.FileField(required=False, label="File", help_text="PDF or Word. It is kept as it is, with its hash.")
    kept_at = forms.CharField(
        required=False, max_length=300, label="Or where it is kept", help_text="Legal services, deed packet 412."
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the file or the place."""
        given = super().clean() or self.cleaned_data
        if not given.get("file") and not given.get("kept_at") and "file" not in self.errors:
            self.add_error("file", "Choose the file, or say where the signed agreement is kept.")
        return given


class NotificationForm(DirectorateForm):
    """The form that went to the NHS regional office."""

    sent_to = forms.CharField(max_length=200, label="Sent to")
    when = UncertainDateField(label="Sent on")
    responsible = offered(Post.objects.all(), "Responsible officer", "not recorded")


class NoticeForm(ChoosingForm):
    """Notice of a partner."""

    given_by = party("Who gives notice")
    when = UncertainDateField(label="Given on")
    scope = forms.ChoiceField(
        choices=NoticeScope.choices, widget=forms.RadioSelect, label="Of", initial=NoticeScope.WHOLE
    )
    ends_on = DayField(label="To end on", required=False)
    reason = long_text("Why", rows=3, required=False)
    exit_plan = long_text("Exit plan", rows=3, required=False, hint="Staff, assets, records, final account.")


class EndingForm(DirectorateForm):
    """How an agreement ends."""

    ended_how = forms.ChoiceField(choices=Ending.choices, widget=forms.RadioSelect, label="How it ended")
    reason = forms.CharField(required=False, max_length=500, label="Note")


class CheckedForm(DirectorateForm):
    """A check by hand."""

    answered = forms.ChoiceField(choices=CheckedAs.choices, widget=forms.RadioSelect, label="What you found")
    evidence = long_text("Evidence you saw", rows=3, required=False, hint="Clause, page, minute.")
    document = offered(Document.objects.none(), "Document", "none")
    checked_on = DayField(label="Checked on")

    def __init__(self, *args: Any, documents: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, document=documents)
