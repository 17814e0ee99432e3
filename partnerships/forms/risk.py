"""What is asked about risk: who bears what, from when; what is used up first; what is done about an overspend."""

from collections.abc import Sequence
from typing import Any

from django import forms

from partnerships.forms.fields import PercentField, PoundsField, choose
from partnerships.models import PartnershipParty, PoolLine, ReliefKind
from partnerships.pooling import RULE_WORDS, RuleKind
from partnerships.services.pool_risk import Step
from salford_css.core.forms.base import DirectorateForm
from salford_css.core.forms.days import DayField
from salford_css.core.words import capital

STEPS = 5


class RuleForm(DirectorateForm):
    """How a variance is shared: for the whole fund or for one line."""

    line = forms.ModelChoiceField(
        PoolLine.objects.none(), label="For", required=False, empty_label="the whole fund, where no line has its own"
    )
    kind = forms.ChoiceField(
        choices=[(kind, capital(words)) for kind, words in RULE_WORDS.items()],
        widget=forms.RadioSelect,
        label="How a variance is shared",
    )
    since = DayField(
        label="From",
        required=False,
        help_text="The first of a month, because each month is shared by one rule. Empty: from the beginning.",
    )
    bearer = forms.ModelChoiceField(
        PartnershipParty.objects.none(),
        label="Who bears everything",
        required=False,
        empty_label="nobody: another rule",
        help_text="Only where one partner does.",
    )
    source = forms.CharField(
        label="Where it stands", max_length=500, required=False, help_text="The clause of the agreement."
    )

    def __init__(self, *args: Any, parties: Sequence[PartnershipParty], lines: Any, rows: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parties = parties
        choose(self, line=lines, bearer=rows)
        for party in parties:
            self.fields[f"share-{party.pk}"] = PercentField(
                label=f"{party}: per cent", required=False, help_text="Only for agreed percentages."
            )
            self.fields[f"cap-{party.pk}"] = PoundsField(
                label=f"{party}: at most", required=False, help_text="Pounds at which its share of a variance stops."
            )

    def clean(self) -> Any:
        """Ask for the bearer, or the percentages, that the rule needs, beside the field."""
        data = super().clean() or self.cleaned_data
        if data.get("kind") == RuleKind.ONE_PARTNER and not data.get("bearer"):
            self.add_error("bearer", "Name the partner that bears everything.")
        if data.get("kind") != RuleKind.ONE_PARTNER and data.get("bearer"):
            self.add_error("bearer", "Nobody bears everything under this rule; leave it at nobody.")
        if data.get("kind") != RuleKind.FIXED_PERCENTAGES and self.numbers("share"):
            self.add_error("kind", "Percentages were typed, which this rule does not use. Choose agreed percentages.")
        return data

    def numbers(self, what: str) -> dict[PartnershipParty, Any]:
        """Return the shares or the caps that were typed."""
        typed = ((party, self.cleaned_data.get(f"{what}-{party.pk}")) for party in self.parties)
        return {party: value for party, value in typed if value is not None}


class ReliefForm(DirectorateForm):
    """What is used up, in order, before any partner is asked for more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [("", "no step"), *((value, capital(words)) for value, words in ReliefKind.choices)]
        for number in range(1, STEPS + 1):
            self.fields[f"kind-{number}"] = forms.ChoiceField(choices=kinds, required=False, label=f"Step {number}")
            self.fields[f"name-{number}"] = forms.CharField(
                required=False, max_length=200, label=f"Step {number}: what it is"
            )
            self.fields[f"available-{number}"] = PoundsField(required=False, label=f"Step {number}: pounds there are")

    def clean(self) -> Any:
        """Ask for the amount of each step that is named."""
        data = super().clean() or self.cleaned_data
        for number in range(1, STEPS + 1):
            if data.get(f"kind-{number}") and data.get(f"available-{number}") is None:
                self.add_error(f"available-{number}", f"Step {number}: say how much there is.")
        return data

    def steps(self) -> list[Step]:
        """Return the steps in their order."""
        found = []
        for number in range(1, STEPS + 1):
            kind = self.cleaned_data[f"kind-{number}"]
            if kind:
                name = self.cleaned_data[f"name-{number}"] or str(dict(ReliefKind.choices)[kind])
                found.append(Step(kind, name, self.cleaned_data[f"available-{number}"]))
        return found


class RecoveryForm(DirectorateForm):
    """What will be done about an overspend."""

    text = forms.CharField(
        label="Action plan",
        widget=forms.Textarea({"rows": 6}),
        help_text="What will be done, by which posts and by when. Progress is a new version of the plan.",
    )
    on = DayField(label="Put to the partners on")
    review_on = DayField(label="Progress reported by")
