"""Labels that do not cover each other, axes with round values."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salford_css.core.charts.drawing import Text, least_crowded, spread, wrap
from salford_css.core.charts.scales import Scale, domain, ticks


class TestSpreadingLabels:
    def test_labels_with_room_stay_where_they_belong(self) -> None:
        assert spread([20, 60], [16, 16], 0, 100) == [20, 60]

    def test_labels_of_equal_values_lie_one_under_the_other(self) -> None:
        assert spread([50, 50], [16, 16], 0, 100) == [42, 58]

    def test_labels_stay_on_the_paper(self) -> None:
        assert spread([98, 99], [16, 16], 0, 100) == [76, 92]

    @given(st.lists(st.floats(0, 400), min_size=1, max_size=8))
    @settings(max_examples=100, deadline=None)
    def test_no_two_labels_touch_while_there_is_room(self, wanted: list[float]) -> None:
        centres = sorted(spread(wanted, [16.0] * len(wanted), 0, 400))
        gaps = [after - before for before, after in pairwise(centres)]
        assert all(gap >= 15.7 for gap in gaps)
        assert centres[0] >= 7.9 and centres[-1] <= 392.1


class TestAxes:
    @pytest.mark.parametrize(
        ("low", "high", "expected"),
        [
            (0, 1700, [0, 500, 1000, 1500]),
            (0, 1, [0, 0.25, 0.5, 0.75, 1]),
            (71, 93, [75, 80, 85, 90]),
            (-30, 30, [-20, 0, 20]),
        ],
    )
    def test_round_values(self, low: float, high: float, expected: list[float]) -> None:
        assert ticks(low, high) == expected

    def test_counts_start_at_zero(self) -> None:
        assert domain(50, 100, from_zero=True)[0] == 0

    def test_a_constant_series_still_has_height(self) -> None:
        low, high = domain(5, 5, from_zero=False)
        assert low < 5 < high

    def test_a_series_of_zeros_still_has_height(self) -> None:
        assert domain(0, 0, from_zero=True) == (0, 1)

    @given(st.floats(-1e6, 1e6), st.floats(0.001, 1e6))
    @settings(max_examples=100, deadline=None)
    def test_there_are_few_hairlines(self, low: float, span: float) -> None:
        assert 1 <= len(ticks(low, low + span)) <= 6

    def test_values_outside_are_held_at_the_edge(self) -> None:
        assert Scale(0, 10, 100, 0).at(20) == 0


class TestWords:
    def test_words_break_between_words(self) -> None:
        assert wrap("above the upper limit", 80, 13) == ["above the", "upper limit"]

    def test_the_place_that_covers_nothing_is_taken(self) -> None:
        left, right = Text(0, 20, "average"), Text(100, 20, "average")
        assert least_crowded([left, right], [left.box]) is right
