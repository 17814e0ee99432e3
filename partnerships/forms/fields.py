"""Fields of forms about money: pounds as people type them, months of a financial year, choices among rows."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from salford_css.core.money import MAX_DIGITS
from salford_css.core.periods import FinancialYear, Frequency

WRITTEN = re.compile(r"(?P<sign>[+\-−]?)£?(?P<whole>\d{1,3}(,\d{3})+|\d+)(\.(?P<pence>\d+))?")
PENCE = 2


class PoundsField(forms.CharField):
    """Pounds and pence: 149132.95, 149,132.95 or £149,132.95. Less than nothing only where `signed` says so."""

    def __init__(self, *, signed: bool = False, **kwargs: Any) -> None:
        self.signed = signed
        kwargs.setdefault("max_length", 24)
        kwargs.setdefault("widget", forms.TextInput({"inputmode": "decimal", "size": 16}))
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Show an amount with its pence."""
        return f"{value:.2f}" if isinstance(value, Decimal) else value

    def clean(self, value: Any) -> Any:
        """Return the amount, None where nothing was typed; raises ValidationError with what was typed."""
        typed = super().clean(value)
        return read_pounds(typed, signed=self.signed) if typed else None


def read_pounds(typed: str, *, signed: bool = False) -> Decimal:
    """Read pounds as people type them. Raises ValidationError that names what was typed and what to write instead."""
    found = WRITTEN.fullmatch(typed.replace(" ", "").replace("\N{NO-BREAK SPACE}", ""))
    if not found:
        raise ValidationError(f"“{typed}” is not an amount. Write pounds and pence, like 149132.95.", code="invalid")
    pence = found["pence"] or ""
    if len(pence) > PENCE:
        raise ValidationError(f"“{typed}” has parts of a penny. Write pounds and pence, like 149132.95.", code="pence")
    whole = found["whole"].replace(",", "")
    if len(whole.lstrip("0")) > MAX_DIGITS - PENCE:
        raise ValidationError(f"“{typed}” is more than any pool holds. Write pounds, not pence.", code="large")
    negative = found["sign"] in {"-", "−"}
    if negative and not signed:
        raise ValidationError(f"“{typed}” is less than nothing. Write an amount of nothing or more.", code="negative")
    amount = Decimal(f"{whole}.{pence.ljust(PENCE, '0')}")
    return -amount if negative else amount


class PercentField(forms.DecimalField):
    """A percentage."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput({"inputmode": "decimal", "size": 8}))
        super().__init__(min_value=0, max_value=100, max_digits=9, decimal_places=6, localize=False, **kwargs)

    def clean(self, value: Any) -> Any:
        """Take a per cent sign off."""
        return super().clean(value.replace("%", "").strip() if isinstance(value, str) else value)


class YearField(forms.CharField):
    """A financial year: 2006/07."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 9)
        kwargs.setdefault("widget", forms.TextInput({"size": 9}))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> FinancialYear:
        """Return the year; raises ValidationError for what is none."""
        typed = super().clean(value)
        try:
            return FinancialYear.parse(typed)
        except ValueError as refused:
            raise ValidationError(str(refused), code="invalid") from refused


def months_of(year: FinancialYear) -> list[tuple[int, str]]:
    """Return the months of a year to choose from; April is 1."""
    return [(number, year.period(Frequency.MONTH, number).label) for number in range(1, 13)]


def reason_field(label: str = "Why", *, required: bool = True, hint: str = "") -> forms.CharField:
    """Return a box for the reason of a deed."""
    return forms.CharField(
        label=label, max_length=500, required=required, help_text=hint, widget=forms.Textarea({"rows": 2})
    )


def choose(form: forms.Form, **rows: Any) -> None:
    """Give fields of a form the rows among which to choose."""
    for name, found in rows.items():
        field: Any = form.fields[name]
        field.queryset = found
