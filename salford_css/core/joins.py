"""Joins of the golden thread, read from rows: which rows hang on the given ends, and on whose word a join rests."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import QuerySet

from salford_css.core.registry import Link

Ids = Sequence[int] | None
"""The places at one end that a join is asked about; None where the other end is given."""


def between(rows: QuerySet[Any], upper: str, lower: str, *, upper_ids: Ids, lower_ids: Ids) -> QuerySet[Any]:
    """Narrow rows to those that hang on the given ends; `upper` and `lower` are the columns that lead there."""
    if upper_ids is not None:
        rows = rows.filter(**{f"{upper}__in": upper_ids})
    if lower_ids is not None:
        rows = rows.filter(**{f"{lower}__in": lower_ids})
    return rows.exclude(**{f"{upper}__isnull": True})


def by_key(rows: QuerySet[Any], upper: str, lower: str, *, upper_ids: Ids, lower_ids: Ids) -> Iterator[Link]:
    """Turn the key of the lower row, named for the kind of the upper one, into joins: the record itself says so."""
    found = between(rows, upper, "pk", upper_ids=upper_ids, lower_ids=lower_ids).order_by("pk")
    for row, above in found.values_list("pk", f"{upper}_id"):
        yield Link((upper, above), (lower, row))


def by_link(
    rows: QuerySet[Any], upper: str, lower: str, *, upper_ids: Ids, lower_ids: Ids, kind: str = ""
) -> Iterator[Link]:
    """Turn rows of a ThreadLink into joins that carry on whose word they rest.

    Its columns are named for the kinds of places; `kind` is that of the upper one where its column has another name.
    """
    found = between(rows, upper, lower, upper_ids=upper_ids, lower_ids=lower_ids).order_by("pk")
    for row in found.select_related("author"):
        yield Link(
            (kind or upper, getattr(row, f"{upper}_id")),
            (lower, getattr(row, f"{lower}_id")),
            our_reading=row.is_our_reading,
            author=str(row.author or ""),
            reason=row.reason,
            source=row.source,
        )
