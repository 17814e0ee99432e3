"""Setting the bands of an indicator for a year."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction

from performance.models import BandInterval, BandSet, Indicator, SeriesState
from performance.policies import require_keeper
from performance.services.judging import judge_series
from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import store


class BandRow(NamedTuple):
    """One interval of a table of bands; an end that is None is open."""

    lower: Decimal | None
    upper: Decimal | None
    band: int | None = None
    label: str = ""
    bounds: str = "[)"


@transaction.atomic
def set_bands(
    *, indicator: Indicator, year: int, rows: Iterable[BandRow], standing: str, by: Any, **about: Any
) -> BandSet:
    """Enter the bands of an indicator for the financial year that begins in `year`, and judge its series by them.

    `about` are group, labels, source and note. Raises ValidationError for intervals that overlap.
    """
    require_keeper(by, on=clock.today())
    intervals = list(rows)
    if not intervals:
        raise ValidationError("Bands need at least one interval.")
    band_set = store(BandSet(indicator=indicator, year=year, standing=standing, **about))
    for row in intervals:
        store(BandInterval(band_set=band_set, **row._asdict()))
    record_activity("bands-set", band_set, by=by)
    judge_series(series=SeriesState.objects.filter(series__indicator=indicator).values_list("pk", flat=True))
    return band_set
