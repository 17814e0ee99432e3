"""Setting the bands of an indicator for a year, putting others in their place, and taking them back."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction

from performance.banding import Interval, overlaps
from performance.models import BandInterval, BandSet, ComparatorGroup, Indicator, SeriesState
from performance.policies import require_keeper
from performance.services.judging import judge_series
from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import next_number, refuse, refuse_beside, store


class BandRow(NamedTuple):
    """One interval of a table of bands; an end that is None is open."""

    lower: Decimal | None
    upper: Decimal | None
    band: int | None = None
    label: str = ""
    bounds: str = "[)"

    @property
    def interval(self) -> Interval:
        """Return the row as a value for the banding rules."""
        return Interval(self.lower, self.upper, self.bounds, self.band, self.label)


@transaction.atomic
def set_bands(
    *, indicator: Indicator, year: int, rows: Iterable[BandRow], standing: str, by: Any, **about: Any
) -> BandSet:
    """Enter the bands of an indicator for the financial year that begins in `year`, and judge its series by them.

    `about` are group, labels, highest_band, source, note and known_from. Raises ValidationError for intervals that
    overlap, and where bands for that year and group are on record already: those are replaced, with a reason.
    """
    require_keeper(by, on=clock.today())
    intervals = _checked(rows)
    earlier = BandSet.objects.filter(indicator=indicator, year=year, group=about.get("group"))
    band_set = store(BandSet(
        indicator=indicator, year=year, number=next_number(earlier), standing=standing, **about
    ))  # fmt: skip
    _keep(band_set, intervals)
    record_activity("bands-set", band_set, by=by)
    _judge_again(indicator)
    return band_set


@transaction.atomic
def replace_bands(
    *, band_set: BandSet, rows: Iterable[BandRow], standing: str, why: str, by: Any, known_from: date | None = None,
    **about: Any,
) -> BandSet:  # fmt: skip
    """Put other bands in the place of a set from a day on, today unless said; what judged before stays on record."""
    require_keeper(by, on=clock.today())
    day = known_from or clock.today()
    refuse_beside(
        why="" if why.strip() else "Say why other bands take their place.",
        known_from=_too_early(band_set, day),
    )
    _end(band_set, day=day, why=why)
    followed = set_bands(
        indicator=band_set.indicator, year=band_set.year, rows=rows, standing=standing, by=by,
        **{"group": band_set.group, "labels": band_set.labels, **about, "known_from": day},
    )  # fmt: skip
    record_activity("bands-replaced", band_set, by=by, reason=why)
    return followed


@transaction.atomic
def withdraw_bands(*, band_set: BandSet, why: str, by: Any, restore: bool = True) -> BandSet | None:
    """Take bands back; the set they replaced judges again, as one more version. Return it, None where there is none.

    Without `restore` the year has no bands afterwards.
    """
    require_keeper(by, on=clock.today())
    refuse(
        None if why.strip() else "Say why the bands are taken back.",
        None if band_set.known_to is None else "These bands no longer judge; there is nothing to take back.",
    )
    _end(band_set, day=clock.today(), why=why)
    record_activity("bands-withdrawn", band_set, by=by, reason=why)
    before = replaced_by(band_set)
    if before is None or not restore:
        _judge_again(band_set.indicator)
        return None
    return set_bands(
        indicator=before.indicator, year=before.year, rows=rows_of(before), standing=before.standing, by=by,
        group=before.group, labels=before.labels, highest_band=before.highest_band, source=before.source,
        note=before.note, known_from=clock.today(),
    )  # fmt: skip


def replaced_by(band_set: BandSet) -> BandSet | None:
    """Return the set in whose place another was put; None where it was the first, or there was none at the time."""
    rows = BandSet.objects.filter(indicator=band_set.indicator_id, year=band_set.year, group=band_set.group_id)
    before = rows.filter(number=band_set.number - 1, known_to__isnull=False)
    return before.filter(known_to=band_set.known_from).select_related("indicator__framework", "group", "labels").first()


def rows_of(band_set: BandSet) -> list[BandRow]:
    """Return the intervals of a set as rows of a table."""
    return [BandRow(one.lower, one.upper, one.band, one.label, one.bounds) for one in band_set.intervals.all()]


def standing_set(indicator: Indicator, year: int, group: ComparatorGroup | None) -> BandSet | None:
    """Return the set that judges now for a year and group."""
    rows = BandSet.objects.filter(indicator=indicator, year=year, group=group, known_to__isnull=True)
    return rows.select_related("indicator__framework", "group", "labels").first()


def _checked(rows: Iterable[BandRow]) -> Sequence[BandRow]:
    intervals = list(rows)
    if not intervals:
        raise ValidationError("Bands need at least one interval.")
    for row in intervals:
        if row.lower is not None and row.upper is not None and row.upper < row.lower:
            raise ValidationError(f"{row.upper} lies below {row.lower}: the upper end must lie above the lower.")
    if faults := overlaps([row.interval for row in intervals]):
        raise ValidationError([f"Some values would fall into two intervals: {one.sentence}" for one in faults])
    return intervals


def _keep(band_set: BandSet, rows: Iterable[BandRow]) -> None:
    for row in rows:
        store(BandInterval(band_set=band_set, **row._asdict()))


def _end(band_set: BandSet, *, day: date, why: str) -> None:
    band_set.known_to, band_set.ended_why = day, why[:300]
    store(band_set, fields=["known_to", "ended_why"])


def _too_early(band_set: BandSet, day: date) -> str:
    if day > clock.today():
        return "Bands judge from a day on that has come."
    if band_set.known_from and day < band_set.known_from:
        return f"The bands in their place judge from {band_set.known_from:%-d %B %Y} on; give that day or a later one."
    return ""


def _judge_again(indicator: Indicator) -> None:
    judge_series(series=SeriesState.objects.filter(series__indicator=indicator).values_list("pk", flat=True))
