"""What is asked of whoever keeps a pool's year: contributions, lines, payments, moves, balances, closing."""

from typing import Any

from django import forms

from partnerships.forms.fields import PoundsField, YearField, choose, months_of, read_pounds, reason_field
from partnerships.models import (
    Contribution,
    ContributionKind,
    PartnershipParty,
    PoolLine,
    PoolYear,
    StatutoryFunction,
)
from salford_css.core.forms.base import DirectorateForm
from salford_css.core.forms.days import DayField
from salford_css.core.models import ClientGroup, Organisation, Post
from strategy.models import Decision

SIGNED = "Less than nothing is written with a minus."


class HostForm(DirectorateForm):
    """Host, manager and finance post of a fund."""

    host = forms.ModelChoiceField(Organisation.objects.none(), label="Host partner", empty_label="choose")
    manager = forms.ModelChoiceField(
        Post.objects.none(), label="Pool manager", help_text="A post the host employs.", empty_label="choose"
    )
    finance_post = forms.ModelChoiceField(
        Post.objects.none(),
        label="Finance post",
        required=False,
        empty_label="none",
        help_text="A post of the host that may enter the money as the manager does.",
    )
    reason = reason_field("Why the host changes", required=False, hint="Only where another host was named before.")

    def __init__(self, *args: Any, parties: Any, posts: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, host=parties, manager=posts, finance_post=posts)


class YearForm(DirectorateForm):
    """A new year of a fund."""

    year = YearField(label="Financial year", help_text="Like 2006/07.")
    other_income = PoundsField(
        label="Other income", required=False, help_text="Pounds that come in beside the partners' contributions."
    )
    note = forms.CharField(label="Note", max_length=500, required=False)


class ContributionForm(DirectorateForm):
    """What a partner agreed to give for the year."""

    party = forms.ModelChoiceField(PartnershipParty.objects.none(), label="Partner", empty_label="choose")
    kind = forms.ChoiceField(choices=ContributionKind.choices, label="Sort of contribution")
    planned = PoundsField(label="Agreed for the year", help_text="Pounds, as first agreed.")
    how_varied = forms.CharField(
        label="How it may be varied",
        max_length=500,
        required=False,
        help_text="The agreement's own rule. Regulation 7(3)(b) asks for it.",
    )
    variation_limit = PoundsField(
        label="May vary without a new decision by",
        required=False,
        help_text="Pounds in all, more or less. Empty: the agreement sets no limit.",
    )
    known_from = DayField(label="Known from", help_text="The day on which it was agreed or published.")
    reason = reason_field("Why it is corrected", required=False, hint="Only where another sum was entered before.")

    def __init__(self, *args: Any, parties: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, party=parties)


class VariationForm(DirectorateForm):
    """A contribution changed in the year."""

    contribution = forms.ModelChoiceField(Contribution.objects.none(), label="Contribution", empty_label="choose")
    amount = PoundsField(signed=True, label="More, or less", help_text=f"Pounds by which it changes. {SIGNED}")
    on = DayField(label="From")
    reason = reason_field()
    decision = forms.ModelChoiceField(
        Decision.objects.none(),
        label="Decision",
        required=False,
        empty_label="none named",
        help_text="Needed beyond what may vary without one.",
    )

    def __init__(self, *args: Any, contributions: Any, decisions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, contribution=contributions, decision=decisions)


class OtherIncomeForm(DirectorateForm):
    """Income beside the contributions."""

    amount = PoundsField(label="Other income of the year", help_text="Pounds.")
    reason = reason_field("Why it changes", required=False, hint="Only where another sum was entered before.")


class LineForm(DirectorateForm):
    """A line of the budget."""

    name = forms.CharField(label="Line", max_length=200, help_text="What the money is for.")
    code = forms.SlugField(
        label="Code", max_length=60, help_text="Short, in small letters, once in a year: residential-care."
    )
    function = forms.ModelChoiceField(
        StatutoryFunction.objects.none(), label="Function", required=False, empty_label="not recorded"
    )
    client_group = forms.ModelChoiceField(
        ClientGroup.objects.all(), label="For whom", required=False, empty_label="not one group"
    )
    lead = forms.ModelChoiceField(
        PartnershipParty.objects.none(), label="Leading partner", required=False, empty_label="none named"
    )
    budget = PoundsField(label="Budget", help_text="Pounds, as first set for the year.")
    profile = forms.CharField(
        label="Profile",
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text="Twelve amounts from April to March, one a line or with semicolons between. Empty: even twelfths.",
    )
    reason = reason_field("Why the budget changes", required=False, hint="Only where another budget was set before.")

    def __init__(self, *args: Any, parties: Any, functions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, lead=parties, function=functions)

    def clean_profile(self) -> Any:
        """Read the twelve amounts."""
        typed = self.cleaned_data["profile"].replace(";", "\n").split("\n")
        return [read_pounds(one.strip()) for one in typed if one.strip()] or None


class VirementForm(DirectorateForm):
    """Budget moved from one line to another."""

    taken_from = forms.ModelChoiceField(PoolLine.objects.none(), label="From", empty_label="choose")
    given_to = forms.ModelChoiceField(PoolLine.objects.none(), label="To", empty_label="choose")
    amount = PoundsField(label="Amount", help_text="Pounds.")
    on = DayField(label="From the day")
    approved_by = forms.ModelChoiceField(Post.objects.none(), label="Approved by", empty_label="choose")
    decision = forms.ModelChoiceField(
        Decision.objects.none(), label="Decision", required=False, empty_label="none: within delegation"
    )
    reason = reason_field()

    def __init__(self, *args: Any, lines: Any, posts: Any, decisions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, taken_from=lines, given_to=lines, approved_by=posts, decision=decisions)


class PaymentForm(DirectorateForm):
    """What a partner paid."""

    contribution = forms.ModelChoiceField(Contribution.objects.none(), label="Contribution", empty_label="choose")
    amount = PoundsField(signed=True, label="Paid", help_text=f"Pounds. A refund to the partner is negative. {SIGNED}")
    paid_on = DayField(label="On")
    own_reference = forms.CharField(label="The payer's reference", max_length=60)
    note = forms.CharField(label="Note", max_length=500, required=False)

    def __init__(self, *args: Any, contributions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, contribution=contributions)


class BroughtForwardForm(DirectorateForm):
    """What comes from the year before."""

    amount = PoundsField(signed=True, label="Brought forward", help_text=f"Pounds. A deficit is negative. {SIGNED}")
    terms = forms.CharField(
        label="On what terms",
        max_length=300,
        required=False,
        help_text="One-off items only; to meet overspends; kept as contingency; returned to the partners.",
    )
    source = forms.CharField(label="Where it stands", max_length=500, required=False)
    reason = reason_field("Why it changes", required=False, hint="Only where another sum was entered before.")


class ReserveForm(DirectorateForm):
    """Money put by, or taken from what was."""

    amount = PoundsField(signed=True, label="Put in, or taken out", help_text=f"Pounds. {SIGNED}")
    on = DayField(label="On")
    reason = reason_field()


class CloseForm(DirectorateForm):
    """A month or a year is closed."""

    note = forms.CharField(label="Note", max_length=500, required=False)


class AdjustForm(DirectorateForm):
    """What a closed month should have said."""

    about_month = forms.TypedChoiceField(coerce=int, label="Closed month it corrects")
    about_line = forms.ModelChoiceField(PoolLine.objects.none(), label="Line it corrects", empty_label="choose")
    line = forms.ModelChoiceField(PoolLine.objects.none(), label="Line in which it counts", empty_label="choose")
    amount = PoundsField(signed=True, label="More or less spent", help_text=f"Pounds. {SIGNED}")
    reason = reason_field("What is adjusted, and why")

    def __init__(self, *args: Any, pool_year: PoolYear, lines: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        closed = pool_year.closed_months()
        months: Any = self.fields["about_month"]
        months.choices = [(number, words) for number, words in months_of(pool_year.year) if number in closed]
        choose(self, about_line=pool_year.lines.order_by("name"), line=lines)


class ReasonForm(DirectorateForm):
    """Why."""

    reason = reason_field()


class SureForm(DirectorateForm):
    """Nothing: the reader only says yes."""
