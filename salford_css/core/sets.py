"""Dated rows: valid from a day up to, not including, another day; an empty end is open.

Pages write the last day. The old row is closed before the new one is opened, in one service.
"""

from datetime import date, timedelta

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, F, Func, Q, When
from django.db.models.functions import Cast


class Dated(models.Model):
    """A row that holds from a day up to, not including, another."""

    valid_from = models.DateField(null=True, blank=True, help_text="First day. Empty: always held.")
    valid_to = models.DateField(null=True, blank=True, help_text="The day after the last day. Empty: still holds.")
    # The Case keeps reversed dates a field error instead of a database error; the Casts type an open end,
    # without which a conditional exclusion refuses valid rows (docs/decisions/dated-rows.md).
    validity = models.GeneratedField(
        db_persist=True,
        output_field=DateRangeField(),
        expression=Func(
            Cast("valid_from", models.DateField()),
            Cast(
                Case(When(valid_to__lt=F("valid_from"), then=F("valid_from")), default=F("valid_to")),
                models.DateField(),
            ),
            function="daterange",
            output_field=DateRangeField(),
        ),
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="%(app_label)s_%(class)s_dates",
                violation_error_message="The end must be later than the beginning.",
            )
        ]

    def clean(self) -> None:
        """Refuse an end that is not after the beginning, beside the field."""
        super().clean()
        if self.valid_from and self.valid_to and self.valid_to <= self.valid_from:
            raise ValidationError({"valid_to": "The end must be later than the beginning."})

    def holds_on(self, day: date) -> bool:
        """Say whether the row is valid on a day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day < self.valid_to)

    @property
    def last_day(self) -> date | None:
        """Return the last day on which the row holds; None while it is open."""
        return self.valid_to - timedelta(days=1) if self.valid_to else None


def no_overlap(*fields: str, name: str, condition: Q | None = None, message: str = "") -> ExclusionConstraint:
    """Forbid two rows with the same `fields` to be valid on one day."""
    return ExclusionConstraint(
        name=name,
        expressions=[(field, RangeOperators.EQUAL) for field in fields] + [("validity", RangeOperators.OVERLAPS)],
        condition=condition,
        violation_error_message=message or "Another row already holds on some of these days.",
    )


def exactly_one(*fields: str, name: str, message: str) -> models.CheckConstraint:
    """Demand that exactly one of several columns is filled; a text that is not used is NULL, never ''."""
    return models.CheckConstraint(
        condition=Q(
            models.lookups.Exact(
                Func(*(F(field) for field in fields), function="num_nonnulls", output_field=models.IntegerField()), 1
            )
        ),
        name=name,
        violation_error_message=message,
    )


def at_least_one(*fields: str, name: str, message: str) -> models.CheckConstraint:
    """Demand that at least one of several columns is filled."""
    condition = Q()
    for field in fields:
        condition |= Q(**{f"{field}__isnull": False})
    return models.CheckConstraint(condition=condition, name=name, violation_error_message=message)
