"""A day asked in three boxes, because people know their dates and mistype pickers."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

PARTS = (("Day", 2), ("Month", 2), ("Year", 4))
YEAR_DIGITS = 4
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


class DayWidget(forms.MultiWidget):
    """Three boxes: day, month, year."""

    template_name = "forms/widgets/day.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__([forms.TextInput({"words": words, "digits": digits}) for words, digits in PARTS], attrs)

    def decompress(self, value: Any) -> list[Any]:
        """Take a date apart."""
        return [value.day, value.month, value.year] if isinstance(value, date) else [None, None, None]


class DayField(forms.MultiValueField):
    """A date. A month may be written in letters ("1 Jun 2004")."""

    widget = DayWidget

    def __init__(self, **kwargs: Any) -> None:
        parts = [forms.CharField(required=False, max_length=9) for _ in PARTS]
        super().__init__(parts, require_all_fields=False, **kwargs)

    def clean(self, value: Any) -> date | None:
        """Return the date, or say in words what is missing or does not exist."""
        written = [str(part).strip() for part in value or [] if part not in (None, "")]
        if not written:
            if self.required:
                raise ValidationError("Enter a day, month and year.", code="required")
            return None
        if len(written) < len(PARTS):
            raise ValidationError("Enter the day, the month and the year.", code="incomplete")
        day = self.compress(written)
        self.run_validators(day)
        return day

    def compress(self, data_list: Sequence[Any]) -> date:
        """Put the three parts together; raises ValidationError for a day no calendar has."""
        day, month, year = (str(part) for part in data_list)
        if len(year) != YEAR_DIGITS:
            raise ValidationError("Write the year with four figures, like 2004.", code="invalid")
        try:
            return date(int(year), _month(month), int(day))
        except (ValueError, OverflowError):
            raise ValidationError(
                f"{day} {month} {year} is not a day. Write it like 1 6 2004.", code="invalid"
            ) from None


def _month(written: str) -> int:
    short = written[:3].lower()
    return MONTHS.index(short) + 1 if short in MONTHS else int(written)
