"""Forms of a proposal: its text and why it changed, its money, who takes part."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.db.models import QuerySet

from salford_css.core.forms.base import DirectorateForm
from salford_css.core.models import ClientGroup, Organisation, Post
from salford_css.core.money import DECIMAL_PLACES, MAX_DIGITS
from salford_css.core.pasted import unstorable
from salford_css.core.periods import FinancialYear
from strategy.forms import UncertainDateField, long_text
from strategy.models import Body, ConsultationComment, CostStanding
from strategy.sums import MoneyKind, Recurrence


class PastedField(forms.CharField):
    """A long text that may have been pasted; what nobody can keep is refused in words, beside the box."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.validators = [one for one in self.validators if not isinstance(one, ProhibitNullCharactersValidator)]

    def validate(self, value: Any) -> None:
        """Refuse NUL characters and halves of characters."""
        super().validate(value)
        if sentence := unstorable(value or ""):
            raise ValidationError(sentence)


class YearField(forms.CharField):
    """A financial year as people write it: 2004/05. Its value is the year in which it begins."""

    def clean(self, value: Any) -> int | None:
        """Return the year in which it begins, or say how one is written."""
        written = super().clean(value)
        if not written:
            return None
        try:
            return FinancialYear.parse(written).start_year
        except ValueError as refused:
            raise ValidationError(str(refused), code="invalid") from refused


class PoundsField(forms.DecimalField):
    """An amount as people write it: 40,000 or £40,000.50."""

    widget = forms.TextInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_digits=MAX_DIGITS, decimal_places=DECIMAL_PLACES, min_value=Decimal(0), **kwargs)

    def to_python(self, value: Any) -> Any:
        """Read the amount without its sign and its commas."""
        written = str(value or "").replace("£", "").replace(",", "").strip()
        return super().to_python(written)


class WorkingTextForm(DirectorateForm):
    """The text in hand, and the revision the writer began from."""

    text = PastedField(
        label="Wording",
        widget=forms.Textarea({"rows": 9}),
        help_text="Nobody but officers sees it until it is submitted as a version. "
        "What is pasted from a word processor is kept as plain words.",
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def is_multipart(self) -> bool:
        """Send the text as it is: in an address-like encoding each letter beyond ASCII would take six."""
        return True


class SubmitForm(DirectorateForm):
    """Why the wording changed: comments, or another reason."""

    comments = forms.ModelMultipleChoiceField(
        queryset=ConsultationComment.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        label="Comments that caused the change",
    )
    reason = forms.CharField(
        required=False,
        max_length=300,
        label="Another reason",
        help_text="Officer correction, legal advice, member amendment. A change needs a comment or a reason.",
    )

    def __init__(self, *args: Any, comments: QuerySet[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choosable: Any = self.fields["comments"]
        choosable.queryset = comments
        if not comments.exists():
            del self.fields["comments"]


class RevisedForm(SubmitForm):
    """The same when a proposal goes up for its decision: an unchanged wording needs neither."""


class ProposalForm(DirectorateForm):
    """A new proposal: what it is called and says, for whom, who leads it and who decides."""

    title = forms.CharField(max_length=300, label="Title")
    text = PastedField(
        label="First wording",
        required=False,
        widget=forms.Textarea({"rows": 6}),
        help_text="Nobody but officers sees it until it is put forward. It can be written later.",
    )
    lead_area = forms.CharField(
        max_length=120, required=False, label="Area", help_text="Older people, hospital discharge."
    )
    lead_post = forms.ModelChoiceField(
        queryset=Post.objects.all(), required=False, label="Led by", empty_label="none yet: it cannot be put forward"
    )
    client_group = forms.ModelChoiceField(
        queryset=ClientGroup.objects.all(), required=False, label="For", empty_label="everybody, or not said"
    )
    decision_body = forms.ModelChoiceField(
        queryset=Body.objects.all(), required=False, label="Decided by", empty_label="not said"
    )
    decision_sought = forms.CharField(max_length=200, required=False, label="What is sought of it")
    legal_basis_as_written = forms.CharField(max_length=200, required=False, label="Legal basis, as written")
    due = UncertainDateField(required=False, label="Due")


class MoneyForm(DirectorateForm):
    """One amount of a proposal, or that there is one nobody states."""

    kind = forms.ChoiceField(choices=MoneyKind.choices, widget=forms.RadioSelect, label="What it is")
    amount = PoundsField(
        required=False, label="Amount in pounds", help_text="Leave it empty when nobody states it: that is a finding."
    )
    recurrence = forms.ChoiceField(
        choices=[*Recurrence.choices, ("", "not stated")], widget=forms.RadioSelect, required=False, label="How often"
    )
    start_year = YearField(
        required=False, label="Financial year", help_text="The year it falls in, or the first: 2004/05."
    )
    funded_from = forms.CharField(
        max_length=300, required=False, label="Source of funding", help_text="For a saving: where the money goes."
    )
    source = forms.CharField(max_length=300, required=False, label="Where the amount is stated")


class StandingForm(DirectorateForm):
    """What is said of the money as a whole."""

    standing = forms.ChoiceField(
        choices=CostStanding.choices, widget=forms.RadioSelect, label="Of the money as a whole"
    )


class PartyForm(DirectorateForm):
    """Who takes part: an organisation on record, the words of the paper, or both."""

    organisation = forms.ModelChoiceField(
        queryset=Organisation.objects.all(), required=False, label="Organisation", empty_label="none on record"
    )
    as_written = forms.CharField(max_length=200, required=False, label="In the words of the paper")


class StruckForm(DirectorateForm):
    """Why something is struck out."""

    reason = long_text("Why", rows=2)


class CauseForm(DirectorateForm):
    """Why a change came about: the change, and a comment or another reason, one of them."""

    letter = forms.ChoiceField(widget=forms.RadioSelect, label="Which change", required=False)
    comment = forms.ModelChoiceField(
        queryset=ConsultationComment.objects.none(), required=False, label="The comment behind it", empty_label="none"
    )
    reason = forms.CharField(
        required=False, max_length=300, label="Another reason", help_text="Officer correction, legal advice."
    )

    def __init__(self, *args: Any, letters: list[tuple[str, str]], comments: QuerySet[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choosable: Any = self.fields["letter"]
        choosable.choices = [*letters, ("", "every change in this version")]
        among: Any = self.fields["comment"]
        among.queryset = comments
