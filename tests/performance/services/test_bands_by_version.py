"""Bands are replaced and taken back by version, judge by day and group, and never change under a figure."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.utils import InternalError

from performance.models import BandInterval, BandLabel, BandLabels, BandSet, ComparatorGroup, GroupMember, Series
from performance.readings import Agreed, lines_of
from performance.services import BandRow, replace_bands, set_bands, withdraw_bands
from salford_css.core import clock
from salford_css.core.models import Role
from tests.factories.core import user_with
from tests.factories.performance import a_series, record

pytestmark = pytest.mark.django_db

ANY = [BandRow(None, None, band=3)]


@pytest.fixture
def cost() -> Series:
    """A cost, banded for two groups of councils apart: Salford's figure of 2006/07 is 12."""
    series = a_series(frequency="year", unit="GBP per week", polarity="range")
    record(series, {date(2006, 4, 1): 12}, known_from=date(2007, 11, 1))
    return series


def bands(series: Series, *, group: Any = None, band: int = 3, standing: str = "verified", **about: Any) -> BandSet:
    rows = [BandRow(None, None, band=band)]
    return set_bands(indicator=series.indicator, year=2006, group=group, rows=rows, standing=standing, by=None, **about)


def band_on(series: Series, day: date) -> int | None:
    (line,) = lines_of(Series.objects.filter(pk=series.pk), as_at=day)
    found = Agreed([line], as_at=day).band(line)
    return found.band if found else None


def test_a_council_is_banded_by_the_group_it_was_in_when_the_period_ended(cost: Series) -> None:
    first, second = (
        ComparatorGroup.objects.create(ref=f"g{n}", name=f"Group {n}", standing="verified") for n in (1, 2)
    )
    moved = date(2007, 3, 1)
    GroupMember.objects.create(group=first, organisation=cost.organisation, valid_to=moved)
    GroupMember.objects.create(group=second, organisation=cost.organisation, valid_from=moved)
    bands(cost, group=first, band=1)
    bands(cost, group=second, band=4)
    assert band_on(cost, clock.today()) == 4


def test_other_bands_judge_from_their_day_and_not_before(cost: Series) -> None:
    made_up = bands(cost, band=5, standing="illustrative")
    replace_bands(
        band_set=made_up, rows=[BandRow(None, None, band=2)], standing="verified", source="PAF volume",
        why="The official table was found", known_from=date(2008, 5, 1), by=None,
    )  # fmt: skip
    assert [band_on(cost, day) for day in (date(2008, 4, 30), date(2008, 5, 1))] == [5, 2]


def test_bands_taken_back_give_way_to_those_they_replaced_as_one_more_version(cost: Series) -> None:
    official = replace_bands(band_set=bands(cost, band=5), rows=ANY, standing="verified", why="Table", by=None)
    restored = withdraw_bands(band_set=official, why="The wrong year's table", by=None)
    assert restored is not None
    assert (restored.number, band_on(cost, clock.today())) == (3, 5)
    assert official.ended_why == "The wrong year's table"


def test_the_first_bands_taken_back_leave_none(cost: Series) -> None:
    assert withdraw_bands(band_set=bands(cost), why="Wrong measure", by=None) is None
    assert band_on(cost, clock.today()) is None


def test_what_cannot_be_is_refused_and_nothing_changes(cost: Series) -> None:
    standing = bands(cost, known_from=date(2007, 5, 1))
    with pytest.raises(ValidationError, match="has bands for that year and group already"):
        bands(cost)
    for wrong, sentence in (
        ({"why": " "}, "Say why other bands take their place"),
        ({"known_from": date(2007, 4, 1)}, "The bands in their place judge from 1 May 2007 on"),
        ({"known_from": date(2999, 1, 1)}, "from a day on that has come"),
        ({"rows": []}, "at least one interval"),
        ({"rows": [BandRow(Decimal(3), Decimal(2), band=1)]}, "the upper end must lie above the lower"),
    ):
        facts = {"band_set": standing, "rows": ANY, "standing": "verified", "why": "Table", "by": None} | wrong
        with pytest.raises(ValidationError, match=sentence), transaction.atomic():
            replace_bands(**facts)  # type: ignore[arg-type]
    assert BandSet.objects.get().known_to is None


def test_bands_that_ended_are_not_taken_back_again(cost: Series) -> None:
    ended = bands(cost)
    withdraw_bands(band_set=ended, why="Wrong", by=None)
    with pytest.raises(ValidationError, match="no longer judge"):
        withdraw_bands(band_set=ended, why="Wrong", by=None)


def test_a_cabinet_member_replaces_no_bands(cost: Series) -> None:
    with pytest.raises(PermissionDenied):
        replace_bands(
            band_set=bands(cost), rows=ANY, standing="verified", why="Table", by=user_with(Role.CABINET_MEMBER)
        )


def test_an_interval_by_which_figures_were_judged_never_changes(cost: Series) -> None:
    bands(cost)
    with pytest.raises(InternalError, match="Cannot update"), transaction.atomic():
        BandInterval.objects.update(band=1)


def test_a_band_is_called_as_its_framework_calls_it_unless_the_set_says_otherwise(cost: Series) -> None:
    paf = BandLabels.objects.create(ref="paf", name="PAF", framework=cost.indicator.framework, standing="verified")
    BandLabel.objects.create(labels=paf, band=3, name="acceptable", shade="yellow")
    ours = BandLabels.objects.create(ref="members", name="For members", standing="verified")
    BandLabel.objects.create(labels=ours, band=3, name="could do better")
    set_of_framework = bands(cost)
    interval = set_of_framework.intervals.get()
    assert (interval.name, interval.shade) == ("acceptable", "yellow")
    relabelled = replace_bands(
        band_set=set_of_framework, rows=ANY, standing="verified", why="Names", labels=ours, by=None
    )
    assert relabelled.intervals.get().name == "could do better"
