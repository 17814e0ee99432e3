"""Entering what the record shows even where it breaks today's rules: kept as it was, with a reason, and found."""

from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models, transaction

from salford_css.core.activity import record_activity
from salford_css.core.deeds import store

M = TypeVar("M", bound=models.Model)


@transaction.atomic
def record_as_history(row: M, *, reason: str, source: str, by: Any = None) -> M:
    """Store a row in whatever state the record has it; findings will show what it contradicts.

    Raises ValidationError when no reason or source is given, or when the row is impossible (not merely against a
    rule of procedure).
    """
    if not reason.strip():
        raise ValidationError("Say why this is entered as history.")
    if not source.strip():
        raise ValidationError("Say where the record shows it.")
    store(row)
    record_activity("recorded-as-history", row, by=by, reason=f"{reason} Source: {source}.")
    return row
