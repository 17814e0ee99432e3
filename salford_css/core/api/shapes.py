"""What a body may hold: fields that are known, text that is text, money as decimal text. Nothing is guessed."""

import re
from collections.abc import Mapping
from datetime import UTC
from decimal import Decimal
from typing import Any

from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ValidationError

from salford_css.core import money
from salford_css.core.periods import FinancialYear, Frequency, Period

NOT_TEXT = "Give this as text."


class StrictShape(serializers.Serializer[Any]):
    """A shape that refuses fields it does not know, so that a typing error never loses what was meant."""

    def to_internal_value(self, data: Any) -> Any:
        """Read the body; raises ValidationError with everything wrong, field by field."""
        unknown: dict[str, Any] = {}
        if isinstance(data, Mapping):
            words = f"There is no such field here. It takes {', '.join(self.fields)}."
            unknown = {
                str(name)[:60]: [ErrorDetail(words, "unknown_field")] for name in data if name not in self.fields
            }
        try:
            read = super().to_internal_value(data)
        except ValidationError as wrong:
            raise ValidationError({**unknown, **dict(wrong.detail)}) from wrong  # type: ignore[arg-type]
        if unknown:
            raise ValidationError(unknown)
        return read


class Instant(serializers.DateTimeField):
    """An instant as lists write it: UTC with Z."""

    def to_representation(self, value: Any) -> str:
        """Write it."""
        return f"{value.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"


class Words(serializers.CharField):
    """Text, and nothing that merely could be written as text."""

    def to_internal_value(self, data: Any) -> str:
        """Return the text."""
        if not isinstance(data, str):
            raise ValidationError(NOT_TEXT, "invalid")
        return str(super().to_internal_value(data))


class DecimalText(serializers.DecimalField):
    """A number as decimal text, with the digits it was written with."""

    form = re.compile(r"-?[0-9]{1,10}(\.[0-9]{1,10})?")
    sort = 'a number; write it as text, such as "12.5"'

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**({"max_digits": 20, "decimal_places": 10} | kwargs))

    def to_internal_value(self, data: Any) -> Decimal:
        """Return the number; raises ValidationError for a binary fraction, which is not exact."""
        if isinstance(data, float):
            raise ValidationError(money.not_exact(data), "float")
        if not isinstance(data, str):
            raise ValidationError(f"Give this as text: {self.sort.partition('; ')[2]}.", "invalid")
        if not self.form.fullmatch(data):
            raise ValidationError(self.wrong(data[:40]), "invalid")
        return Decimal(data)

    def wrong(self, data: str) -> str:
        """Say why a text is no such number."""
        return f"“{data}” is not {self.sort}."


class Pounds(DecimalText):
    """Pounds and pence as decimal text: "149132.95"."""

    form = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,2})?")
    sort = 'an amount; write pounds and pence as text, such as "149132.95"'

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_digits=money.MAX_DIGITS, decimal_places=money.DECIMAL_PLACES, **kwargs)

    def wrong(self, data: str) -> str:
        """Say that there is nothing smaller than a penny, where that is what is wrong."""
        if re.fullmatch(r"-?[0-9]{1,12}\.[0-9]{3,}", data):
            return f"“{data}” has more than two places after the point; there is nothing smaller than a penny."
        return super().wrong(data)


class YearCode(serializers.CharField):
    """A financial year: `2006-07`."""

    def to_internal_value(self, data: Any) -> FinancialYear:  # type: ignore[override]
        """Return the year."""
        try:
            return FinancialYear.parse(data if isinstance(data, str) else "")
        except ValueError:
            raise ValidationError("Write a financial year as 2006-07.", "invalid") from None


class MonthCode(serializers.CharField):
    """A month of a financial year: `2006-07-M06`, where April is month 01."""

    def to_internal_value(self, data: Any) -> Period:  # type: ignore[override]
        """Return the month."""
        try:
            found = Period.parse(data if isinstance(data, str) else "")
        except ValueError:
            found = None
        if found is None or found.frequency is not Frequency.MONTH:
            raise ValidationError("Write a month as 2006-07-M06, where April is month 01.", "invalid")
        return found
