"""The direction of travel: better, worse, towards the middle, or not to be said."""

from decimal import Decimal

import pytest

from performance.aims import Polarity
from performance.banding import Interval, Travel, travel

BEST = [Interval(Decimal(10), Decimal(15), band=5)]


def moved(before: str | None, now: str | None, polarity: Polarity, **more: object) -> Travel:
    values = [None if one is None else Decimal(one) for one in (before, now)]
    return travel(*values, polarity=polarity, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("before", "now", "way"),
    [
        ("20", "16", Travel.TOWARDS),
        ("8", "4", Travel.AWAY),
        ("11", "14", Travel.MAINTAINED),
        ("8", "17", Travel.MAINTAINED),
    ],
)
def test_best_in_the_middle_moves_towards_or_away_from_there(before: str, now: str, way: Travel) -> None:
    assert moved(before, now, Polarity.RANGE, best=BEST) is way


def test_best_within_a_range_that_nobody_named_only_rises_or_falls() -> None:
    assert moved("8", "17", Polarity.RANGE) is Travel.ROSE


@pytest.mark.parametrize(
    ("polarity", "way"),
    [(Polarity.HIGHER, Travel.IMPROVED), (Polarity.LOWER, Travel.DETERIORATED), (Polarity.NONE, Travel.ROSE)],
)
def test_a_rise_is_good_bad_or_neither(polarity: Polarity, way: Travel) -> None:
    assert moved("8", "9", polarity) is way


def test_across_a_break_there_is_no_direction() -> None:
    assert moved("8", "9", Polarity.HIGHER, broken=True) is Travel.BROKEN
    assert "not comparable" in Travel.BROKEN.label


def test_without_an_earlier_figure_there_is_no_direction() -> None:
    assert moved(None, "9", Polarity.HIGHER) is Travel.NONE
