"""Entering what the record shows even where it breaks today's rules: kept as it was, with a reason, and found."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction

from salford_css.core.activity import record_activity
from salford_css.core.models import Citation, Document, Standing


@transaction.atomic
def record_as_history(
    row: models.Model, *, reason: str, source: Document | None, by: Any, locator: str = "", dataset: str, item: str
) -> models.Model:
    """Store a row as the record has it, in whatever state, with its source; findings will show what it contradicts.

    Raises ValidationError when no reason is given or when the row is impossible (not merely against a rule).
    """
    if not reason.strip():
        raise ValidationError("Say why this is entered as history.")
    row.full_clean()
    row.save()
    Citation.objects.create(
        dataset=dataset, item=item, record=row, document=source, locator=locator, standing=Standing.VERIFIED
    )
    record_activity("recorded-as-history", row, by=by, reason=reason)
    return row
