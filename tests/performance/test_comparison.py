"""An area beside others: funnels, quantiles, benchmarks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from performance import comparison
from performance.comparison import AgainstBenchmark, Significance
from performance.intervals import proportion
from performance.spc import Direction


class TestFunnels:
    def test_the_average_divides_sums_and_does_not_average_percentages(self) -> None:
        assert comparison.proportion_funnel([1, 90], [10, 100])[0] == pytest.approx(91 / 110)

    def test_a_small_area_may_differ_more_than_a_large_one(self) -> None:
        _, places = comparison.proportion_funnel([6, 600, 4900], [10, 1000, 10000])
        assert places == [Significance.NONE, Significance.HIGH_ALARM, Significance.LOW]

    def test_areas_all_alike_are_all_inside(self) -> None:
        assert set(comparison.proportion_funnel([5, 5, 5], [10, 10, 10])[1]) == {Significance.NONE}

    def test_nobody_and_everybody_are_averages_too(self) -> None:
        assert set(comparison.proportion_funnel([0, 0], [10, 20])[1]) == {Significance.NONE}
        assert set(comparison.proportion_funnel([10, 20], [10, 20])[1]) == {Significance.NONE}

    def test_a_ratio_is_held_against_one(self) -> None:
        assert comparison.ratio_funnel([10, 20, 31, 40], [20, 20, 20, 20]) == [
            Significance.LOW,
            Significance.NONE,
            Significance.HIGH,
            Significance.HIGH_ALARM,
        ]

    def test_a_small_count_is_judged_by_its_exact_limits(self) -> None:
        assert comparison.ratio_funnel([0, 0], [3.5, 3.8]) == [Significance.NONE, Significance.LOW]

    def test_standardised_rates_on_few_events_have_no_place(self) -> None:
        _, places = comparison.standardised_rate_funnel([9, 200], [0.001, 0.001])
        assert places[0] is Significance.TOO_FEW_EVENTS


class TestQuantiles:
    def test_ties_take_the_better_part_together(self) -> None:
        assert comparison.quantiles([1, 2, 2, 3], 2, highest_first=False) == [1, 1, 1, 2]

    def test_the_highest_comes_first_unless_asked_otherwise(self) -> None:
        assert comparison.quantiles([10, 20, 30, 40], 4) == [4, 3, 2, 1]

    def test_an_area_without_a_value_is_in_no_part(self) -> None:
        assert comparison.quantiles([1, None, 2], 2) == [2, None, 1]

    def test_fewer_areas_than_parts_are_not_placed(self) -> None:
        assert comparison.quantiles([1, 2], 3) == [None, None]

    @given(st.lists(st.integers(0, 50), min_size=1, max_size=60), st.integers(1, 10))
    @settings(max_examples=100, deadline=None)
    def test_parts_follow_the_order_of_the_values(self, values: list[int], count: int) -> None:
        found = comparison.quantiles(values, count, highest_first=False)
        placed = sorted((value, part) for value, part in zip(values, found, strict=True) if part is not None)
        assert [part for _, part in placed] == sorted(part for _, part in placed)
        assert all(1 <= part <= count for _, part in placed)


class TestBenchmark:
    @pytest.mark.parametrize(
        ("benchmark", "direction", "expected"),
        [
            (0.05, Direction.INCREASE, AgainstBenchmark.BETTER),
            (0.05, Direction.DECREASE, AgainstBenchmark.WORSE),
            (0.5, Direction.DECREASE, AgainstBenchmark.BETTER),
            (0.5, Direction.NEUTRAL, AgainstBenchmark.LOWER),
            (0.2, Direction.INCREASE, AgainstBenchmark.SIMILAR),
        ],
    )
    def test_higher_is_better_only_by_direction(self, benchmark, direction, expected) -> None:  # type: ignore[no-untyped-def]
        assert comparison.against_benchmark(proportion(5, 30), benchmark, direction) is expected
