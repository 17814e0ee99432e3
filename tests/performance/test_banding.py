"""Bands are intervals: the best place may lie in the middle, an end may be open, the top may be out of reach."""

from decimal import Decimal

import pytest

from performance.banding import Interval, at_best, band_of, distance_from_best

# Shaped after the re-registrations of 2006/07, of which one interval is known (10 to 15 is good); the rest is made up.
PATTERN = [
    Interval(None, Decimal(3), band=2),
    Interval(Decimal(3), Decimal(10), band=3),
    Interval(Decimal(10), Decimal(15), band=5),
    Interval(Decimal(15), Decimal(24), band=3),
    Interval(Decimal(24), None, band=1),
]


@pytest.mark.parametrize(
    ("value", "band"),
    [("0", 2), ("2.99", 2), ("3", 3), ("10", 5), ("14.999", 5), ("15", 3), ("24", 1), ("100", 1)],
)
def test_too_much_and_too_little_are_both_worse(value: str, band: int) -> None:
    found = band_of(Decimal(value), PATTERN)
    assert found and found.band == band


def test_a_value_in_a_gap_between_intervals_is_not_banded() -> None:
    assert band_of(Decimal(9), [Interval(Decimal(10), Decimal(15), band=5)]) is None


def test_no_value_is_not_banded() -> None:
    assert band_of(None, PATTERN) is None


def test_one_single_value_can_be_a_band() -> None:
    assert band_of(Decimal(100), [Interval(Decimal(100), Decimal(100), "[]", 5)])


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (Interval(Decimal(10), Decimal(15)), "10 to under 15"),
        (Interval(Decimal(20), None), "20 or more"),
        (Interval(Decimal(20), None, "()"), "over 20"),
        (Interval(None, Decimal(3)), "under 3"),
        (Interval(None, Decimal(3), "(]"), "up to 3"),
        (Interval(Decimal(100), Decimal(100), "[]"), "exactly 100"),
        (Interval(Decimal(1), Decimal(2), "(]"), "over 1 to 2"),
        (Interval(None, None), "any value"),
    ],
)
def test_an_interval_says_which_ends_belong_to_it(interval: Interval, words: str) -> None:
    assert interval.words == words


def test_the_best_that_can_be_reached_may_lie_below_the_top() -> None:
    assert at_best(4, highest=4)
    assert not at_best(4, highest=None)
    assert not at_best(None, highest=None)


def test_the_way_to_the_best_place_is_measured_from_both_sides() -> None:
    best = [PATTERN[2]]
    assert [distance_from_best(Decimal(value), best) for value in (7, 12, 20)] == [3, 0, 5]
