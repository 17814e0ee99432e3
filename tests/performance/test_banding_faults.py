"""A set of bands is held against itself: no value in two bands, none between two bands in neither."""

from decimal import Decimal

import pytest

from performance.banding import Interval, gaps, overlaps


def between(lower: str | None, upper: str | None, bounds: str = "[)", band: int = 3) -> Interval:
    return Interval(None if lower is None else Decimal(lower), None if upper is None else Decimal(upper), bounds, band)


def test_intervals_that_touch_share_nothing_and_leave_nothing_out() -> None:
    pattern = [between(None, "3"), between("3", "10"), between("10", "15"), between("15", None)]
    assert (overlaps(pattern), gaps(pattern)) == ([], [])


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        (between("10", "15"), between("14", "20"), "values between 14 and 15"),
        (between("10", "15", "[]"), between("15", "20"), "15"),
        (between(None, "5"), between(None, "3"), "values below 3"),
        (between("5", None), between("9", None), "values above 9"),
        (between(None, None), between(None, None), "every value"),
    ],
)
def test_a_value_in_two_bands_is_named(one: Interval, other: Interval, shared: str) -> None:
    (fault,) = overlaps([one, other])
    assert f"both hold {shared}." in fault.sentence
    assert "belong to one of them only" in fault.sentence


def test_a_stretch_between_two_bands_that_lies_in_none_is_named() -> None:
    (fault,) = gaps([between("10", "15"), between("3", "9")])
    assert (fault.first, fault.second) == (1, 0)
    assert fault.sentence.startswith("Values between 9 and 10 lie in no band.")


def test_a_single_value_left_out_between_two_bands_is_named() -> None:
    (fault,) = gaps([between("3", "10"), between("10", "15", "()")])
    assert fault.sentence.startswith("10 itself lies in no band.")


def test_the_same_band_below_and_above_the_best_is_no_fault() -> None:
    two_sided = [between("6", "10", band=4), between("10", "15", band=5), between("15", "20", band=4)]
    assert (overlaps(two_sided), gaps(two_sided)) == ([], [])
