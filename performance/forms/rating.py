"""The form in which a rating is worked out: four judgements, the figures that can cap them, and what kind of round."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from performance.caps import Figure
from performance.forms.result import NUMBER
from performance.models import CapRule, RatingMatrix
from performance.stars import ADULTS, CHILDREN, KEYS, NOW
from salford_css.core.forms.base import DirectorateForm
from salford_css.core.forms.days import DayField
from salford_css.core.periods import FinancialYear

HEADS = {CHILDREN: "Children", ADULTS: "Adults"}


class RatingForm(DirectorateForm):
    """What is judged, and by which figures it may be capped."""

    year_assessed = forms.CharField(label="Year assessed", max_length=9, help_text="The financial year, 2003/04.")
    round = forms.CharField(
        label="Round", max_length=40, required=False, help_text="Where a year has several: spring, refresh in November."
    )
    published = DayField(label="Published on", help_text="The day on which it is given; not the year it is about.")
    source = forms.CharField(label="Source", max_length=500, required=False)
    why = forms.CharField(
        label="Why it is restated", max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Corrected figures, or better service.",
    )  # fmt: skip

    def __init__(
        self, *args: Any, matrix: RatingMatrix, rules: Sequence[CapRule], restates: bool = False, **named: Any
    ) -> None:
        super().__init__(*args, **named)
        self.rules = rules
        for service, question in KEYS:
            scale = matrix.matrix.scale(question)
            asked = "serving people well now" if question == NOW else "prospects"
            self.fields[f"{service}_{question}"] = forms.ChoiceField(
                label=f"{HEADS[service]}: {asked}", choices=[("", "Choose"), *((word, word) for word in scale.words)]
            )
        for rule in rules:
            self._ask(rule)
        if not restates:
            del self.fields["why"]
        self.order_fields([*(f"{service}_{question}" for service, question in KEYS)])

    def clean_year_assessed(self) -> str:
        """Read the financial year."""
        try:
            return str(FinancialYear.parse(self.cleaned_data["year_assessed"]))
        except ValueError as refused:
            raise ValidationError(str(refused)) from refused

    def judgements(self) -> dict[tuple[str, str], str]:
        """Return the four judgements."""
        return {key: self.cleaned_data["_".join(key)] for key in KEYS}

    def figures(self) -> list[tuple[CapRule, Figure]]:
        """Return the figure typed for each cap; none typed is none known."""
        return [
            (
                rule,
                Figure(*(self.cleaned_data.get(f"{part}_{rule.pk}") for part in ("value", "numerator", "denominator"))),
            )
            for rule in self.rules
        ]

    def _ask(self, rule: CapRule) -> None:
        side = (
            "" if rule.bad_when == "unclear" else f"Caps {rule.get_service_display()} at “{rule.max_judgement}” when "
        )
        about = f"{side}{rule.cap.when}." if side else "Its source does not say on which side it caps."
        self.fields[f"value_{rule.pk}"] = forms.DecimalField(
            label=rule.measure, required=False, widget=NUMBER, help_text=about
        )
        if rule.small_numbers_exempt:
            for part, words in (("numerator", "of them counted"), ("denominator", "out of")):
                self.fields[f"{part}_{rule.pk}"] = forms.DecimalField(
                    label=f"{rule.measure}: {words}", required=False, widget=NUMBER, min_value=0,
                    help_text="Small numbers are let off.",
                )  # fmt: skip
