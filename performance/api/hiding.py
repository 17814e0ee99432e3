"""Small numbers in what partners read: hidden in the statement itself, so that no filter can feel for them."""

from collections.abc import Collection
from typing import Any

from django.db.models import Case, DecimalField, F, Q, QuerySet, Value, When

from performance.measures import Status

DECIMAL = DecimalField()
NOTHING = Value(None, output_field=DECIMAL)


def with_small_numbers_hidden(rows: QuerySet[Any], hidden: Collection[Any]) -> QuerySet[Any]:
    """Add what may be shown of each result as `open_value`, `open_numerator` and so on; `hidden` are keys."""
    is_hidden = Q(pk__in=hidden)
    figures = {
        f"open_{name}": Case(When(is_hidden, then=NOTHING), default=F(name), output_field=DECIMAL)
        for name in ("value", "numerator", "denominator")
    }
    suppressed = When(is_hidden & Q(status=Status.REPORTED.value), then=Value(Status.SUPPRESSED.value))
    return rows.annotate(
        **figures,
        open_status=Case(suppressed, default=F("status")),
        open_note=Case(When(is_hidden, then=Value("")), default=F("note")),
    )
