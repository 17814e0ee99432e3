"""Columns that Django does not have."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from salford_css.core import money


class PublishedNumberField(models.DecimalField):
    """A number kept with the digits it was published with: PostgreSQL's `numeric` without a scale.

    Forms and serializers allow up to 20 digits, 10 of them after the point.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_digits", 20)
        kwargs.setdefault("decimal_places", 10)
        super().__init__(*args, **kwargs)

    def db_type(self, connection: Any) -> str:
        """Return the column type."""
        return "numeric"

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        """Hand the number over as it is, so that 45.0 stays 45.0."""
        return value if hasattr(value, "as_sql") else self.to_python(value)


class MoneyField(models.DecimalField):
    """Pounds and pence."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_digits"], kwargs["decimal_places"] = money.MAX_DIGITS, money.DECIMAL_PLACES
        super().__init__(*args, **kwargs)

    def to_python(self, value: Any) -> Any:
        """Return the amount; raises ValidationError for a binary fraction, which is not exact to the penny."""
        if isinstance(value, float):
            raise ValidationError(money.not_exact(value), code="float")
        return super().to_python(value)
