"""The four rules, each by itself, on series small enough to check by eye."""

from performance.spc.limits import Limits
from performance.spc.rules import shift, single_point, trend, two_in_three

AROUND_TEN = Limits(mean=10, lower=4, upper=16)


def test_a_value_on_the_limit_is_not_outside_it() -> None:
    assert single_point([16, 16.1, 4, 3.9], AROUND_TEN) == [0, 1, 0, -1]


def test_seven_on_one_side_are_a_shift_and_all_seven_are_marked() -> None:
    assert shift([9, 11, 11, 11, 11, 11, 11, 11, 9], AROUND_TEN, 7) == [0, 1, 1, 1, 1, 1, 1, 1, 0]


def test_a_value_on_the_mean_ends_a_shift() -> None:
    assert shift([11, 11, 11, 11, 10, 11, 11, 11], AROUND_TEN, 7) == [0] * 8


def test_six_on_one_side_are_enough_where_six_is_agreed() -> None:
    assert shift([9, 9, 9, 9, 9, 9], AROUND_TEN, 6) == [-1] * 6


def test_a_gap_ends_a_shift() -> None:
    assert shift([11, 11, 11, None, 11, 11, 11, 11], AROUND_TEN, 7) == [0] * 8


def test_seven_rising_values_are_a_trend() -> None:
    assert trend([1, 2, 3, 4, 5, 6, 7], 7) == [1] * 7


def test_an_equal_pair_ends_a_trend() -> None:
    assert trend([1, 2, 3, 4, 4, 5, 6, 7], 7) == [0] * 8


def test_a_gap_ends_a_trend() -> None:
    assert trend([1, 2, 3, None, 4, 5, 6, 7], 7) == [0] * 8


def test_the_peak_between_two_trends_belongs_to_the_newer_one() -> None:
    assert trend([1, 2, 3, 4, 3, 2, 1], 4) == [1, 1, 1, -1, -1, -1, -1]


def test_a_rising_trend_that_ends_on_an_equal_pair_stays_rising() -> None:
    assert trend([1, 2, 3, 4, 4, 3, 2, 1], 4) == [1, 1, 1, 1, -1, -1, -1, -1]


def test_two_of_three_near_the_limit_mark_those_two_and_not_the_third() -> None:
    assert two_in_three([10, 15, 11, 15, 9], AROUND_TEN) == [0, 1, 0, 1, 0]


def test_two_near_opposite_limits_are_nothing() -> None:
    assert two_in_three([15, 5, 11, 9], AROUND_TEN) == [0, 0, 0, 0]


def test_the_third_must_lie_on_the_same_side_of_the_mean() -> None:
    assert two_in_three([9, 15, 9, 15, 9], AROUND_TEN) == [0, 0, 0, 0, 0]


def test_a_value_beyond_the_limit_counts_for_two_in_three_only_where_agreed() -> None:
    values = [9, 17, 15, 11]
    assert two_in_three(values, AROUND_TEN) == [0, 0, 0, 0]
    assert two_in_three(values, AROUND_TEN, count_beyond_limits=True) == [0, 1, 1, 0]


def test_without_limits_only_runs_and_trends_can_fire() -> None:
    bare = Limits(mean=10)
    assert single_point([99, 1], bare) == [0, 0]
    assert two_in_three([99, 99, 99], bare) == [0, 0, 0]
    assert shift([99] * 7, bare, 7) == [1] * 7
