"""Boxes that several forms share: counts of people, amounts, clock times."""

from django import forms


def whole_number(label: str) -> forms.IntegerField:
    """Return a box for a small count of people."""
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=999)


def pounds(label: str, hint: str) -> forms.DecimalField:
    """Return a box for an amount."""
    return forms.DecimalField(
        label=label, required=False, max_digits=14, decimal_places=2, min_value=0, help_text=hint, localize=False
    )


def clock_time(label: str, hint: str) -> forms.TimeField:
    """Return a box for a clock time."""
    return forms.TimeField(
        label=label,
        required=False,
        input_formats=["%H:%M", "%H.%M", "%I%p", "%I.%M%p", "%I:%M%p"],
        widget=forms.TextInput({"inputmode": "numeric", "size": 8}),
        help_text=hint,
        error_messages={"invalid": "Write the time like 15:30."},
    )
