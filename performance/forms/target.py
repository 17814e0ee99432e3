"""The form of a target, in every shape councils set."""

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms

from performance.aims import Side, TargetKind
from performance.forms.result import NUMBER
from performance.models import ComparatorGroup
from performance.models.choices import labelled
from salford_css.core.forms.base import DirectorateForm
from salford_css.core.forms.days import DayField
from salford_css.core.models import Post, Standing
from salford_css.core.periods import Period
from strategy.models import Body

FACTS = ("value", "lower", "upper", "change", "group", "side", "words", "agreed_by", "agreed_by_body", "known_from",
         "standing", "source")  # fmt: skip


class TargetForm(DirectorateForm):
    """What is to be reached, from when to when, who agreed it, and what it asks for in between."""

    starts = forms.ChoiceField(label="First period")
    ends = forms.ChoiceField(label="Last period")
    kind = forms.ChoiceField(label="What the target is", choices=labelled(TargetKind))
    value = forms.DecimalField(label="Number", required=False, widget=NUMBER)
    side = forms.ChoiceField(
        label="What meets the number", required=False,
        choices=[("", "as the measure says: the better side, the number included"), *labelled(Side)],
        help_text="“Fewer than 85” is less than the number: 85 itself misses it.",
    )  # fmt: skip
    lower = forms.DecimalField(label="From", required=False, widget=NUMBER, help_text="For a range; it belongs to it.")
    upper = forms.DecimalField(label="To", required=False, widget=NUMBER, help_text="For a range; it belongs to it.")
    change = forms.DecimalField(
        label="Change in per cent", required=False, widget=NUMBER, help_text="Negative for a cut: -20."
    )
    base_period = forms.ChoiceField(label="On which period", required=False)
    group = forms.ModelChoiceField(
        label="Compared with", queryset=ComparatorGroup.objects.all(), required=False, empty_label="nobody",
        help_text="Better than the group's figures added up, without ours.",
    )  # fmt: skip
    profile = forms.CharField(
        label="Period by period", required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Where it asks for less on the way: a period and its number a line, such as 2004-05-Q1 60.",
    )  # fmt: skip
    words = forms.CharField(
        label="In the source's words", max_length=300, required=False, help_text="Fewer than 85; above the average."
    )
    agreed_by = forms.ModelChoiceField(
        label="Agreed by (post)", queryset=Post.objects.order_by("title"), required=False, empty_label="not recorded"
    )
    agreed_by_body = forms.ModelChoiceField(
        label="Agreed by (body)", queryset=Body.objects.order_by("name"), required=False, empty_label="not recorded"
    )
    known_from = DayField(label="Agreed on", required=False, help_text="Empty: not recorded.")
    standing = forms.ChoiceField(label="Standing", choices=Standing.choices, initial=Standing.VERIFIED)
    source = forms.CharField(label="Source", max_length=500, required=False)
    reason = forms.CharField(label="Reason", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, periods: list[Period], reader: Any, worded_anew: bool = False, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.periods = {one.code: one for one in periods}
        offered = [(one.code, one.label) for one in periods]
        for name, empty in (("starts", "Choose a period"), ("ends", "Choose a period"), ("base_period", "none")):
            self.fields[name].choices = [("", empty), *offered]  # type: ignore[attr-defined]
        self.fields["agreed_by_body"].queryset = Body.objects.visible_to(reader).order_by("name")  # type: ignore[attr-defined]
        if worded_anew:
            del self.fields["starts"]
            self.fields["reason"].required = True
            self.fields["reason"].error_messages["required"] = "Say why the target is worded anew."

    def clean(self) -> dict[str, Any]:
        """Turn periods into first days, and read the profile line by line."""
        typed = super().clean() or {}
        for name in ("starts", "ends", "base_period"):
            if typed.get(name):
                typed[name] = self.periods[typed[name]].first_day
        first, last = typed.get("starts"), typed.get("ends")
        if first and last and last < first:
            self.add_error("ends", "The last period lies before the first.")
        typed["profile"] = self._profile(typed.get("profile") or "")
        return typed

    def facts(self) -> dict[str, Any]:
        """Return what was typed as the services take it."""
        typed = self.cleaned_data
        return {name: typed[name] for name in FACTS} | {
            "kind": TargetKind(typed["kind"]), "ends": typed["ends"], "base_period": typed["base_period"] or None,
            "profile": typed["profile"], "reason": typed["reason"],
        }  # fmt: skip

    def _profile(self, text: str) -> dict[date, Decimal]:
        found: dict[date, Decimal] = {}
        for line in filter(None, map(str.strip, text.splitlines())):
            code, _, number = line.rpartition(" ")
            try:
                found[Period.parse(code).first_day] = Decimal(number.replace(",", ""))
            except (ValueError, InvalidOperation):
                self.add_error("profile", f"“{line}” is no period with a number. Write it as 2004-05-Q1 60.")
        return found


def facts_of(target: Any) -> dict[str, Any]:
    """Return what the form begins with when a target is worded anew."""
    series = target.series
    points = [f"{series.period_of(one.period).code} {one.value.normalize():f}" for one in target.points.all()]
    return {name: getattr(target, name) for name in FACTS} | {
        "kind": target.kind,
        "ends": series.period_of(target.ends).code,
        "base_period": series.period_of(target.base_period).code if target.base_period else "",
        "profile": "\n".join(points),
    }
