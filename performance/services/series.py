"""Finding the series of many figures at once, and making those that do not exist yet."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db import transaction

from performance.models import Breakdown, Series


class SeriesKey(NamedTuple):
    """What makes a series: indicator, organisation, the key of a breakdown (empty: the total), frequency."""

    indicator_id: int
    organisation_id: int
    frequency: str
    breakdown: str = ""


TOTAL = "everybody"
"""The label of the breakdown with the empty key."""


@transaction.atomic
def series_for(keys: Iterable[SeriesKey], *, labels: dict[str, str] | None = None) -> dict[SeriesKey, int]:
    """Return the id of the series of each key; those that do not exist yet are made.

    `labels` gives the words for breakdowns that are new; without one the key is shown.
    """
    wanted = list(dict.fromkeys(keys))
    indicators = {key.indicator_id for key in wanted}
    found = _existing(indicators)
    if missing := [key for key in wanted if key not in found]:
        _make(missing, labels or {})
        found = _existing(indicators)  # somebody else may have made one of them meanwhile
    return {key: found[key] for key in wanted}


def _make(wanted: list[SeriesKey], labels: dict[str, str]) -> None:
    breakdowns = _breakdowns({key.breakdown for key in wanted}, labels)
    Series.objects.bulk_create(
        [
            Series(
                indicator_id=key.indicator_id,
                organisation_id=key.organisation_id,
                breakdown_id=breakdowns[key.breakdown],
                frequency=key.frequency,
            )
            for key in wanted
        ],
        ignore_conflicts=True,
    )


def _breakdowns(keys: set[str], labels: dict[str, str]) -> dict[str, int]:
    words = {"": TOTAL, **labels}
    Breakdown.objects.bulk_create(
        [Breakdown(key=key, label=words.get(key, key)) for key in sorted(keys)], ignore_conflicts=True
    )
    return dict(Breakdown.objects.filter(key__in=keys).values_list("key", "pk"))


def _existing(indicators: set[int]) -> dict[SeriesKey, int]:
    rows = Series.objects.filter(indicator__in=indicators).order_by()
    return {
        SeriesKey(indicator, organisation, frequency, breakdown): pk
        for pk, indicator, organisation, frequency, breakdown in rows.values_list(
            "pk", "indicator_id", "organisation_id", "frequency", "breakdown__key"
        )
    }
