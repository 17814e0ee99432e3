"""A series as a whole: segments, labels, icons, cautions, and what holds for every series."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from performance.spc import (
    Analysis,
    Assurance,
    CautionKind,
    Conventions,
    Direction,
    PointType,
    Rule,
    Variation,
    analyse,
)

STEADY = [12.0, 15, 11, 14, 13, 16, 12, 18, 14, 13, 15, 12, 14]
NUMBERS = st.floats(min_value=-1e6, max_value=1e6, allow_nan=False).map(lambda number: round(number, 3))
SERIES = st.lists(st.one_of(st.none(), NUMBERS), min_size=1, max_size=40)


def judged(values: list, **more: object) -> Analysis:
    return analyse(values, direction=more.pop("direction", Direction.INCREASE), **more)  # type: ignore[arg-type]


class TestSegments:
    def test_no_step_reaches_across_new_limits(self) -> None:
        found = judged([1, 2, 1, 2, 101, 102, 101, 102], rebase_at=[5])
        assert [segment.limits.mean for segment in found.segments if segment.limits] == [1.5, 101.5]
        assert found.segments[0].limits.upper == pytest.approx(1.5 + 2.66)

    def test_new_limits_at_the_first_point_change_nothing(self) -> None:
        assert judged(STEADY, rebase_at=[1]) == judged(STEADY)

    def test_a_fixed_baseline_judges_later_points_by_the_first_ones(self) -> None:
        found = judged([*STEADY, 40], fix_after=13)
        assert found.current.limits == judged(STEADY).current.limits
        assert found.points[-1].type is PointType.IMPROVEMENT

    def test_each_segment_may_have_a_baseline_of_its_own(self) -> None:
        found = judged(STEADY * 2, rebase_at=[14], fix_after=[None, 12])
        assert [segment.baseline_count for segment in found.segments] == [13, 12]

    def test_a_position_outside_the_series_is_refused(self) -> None:
        with pytest.raises(ValueError, match="from 1 to 13"):
            judged(STEADY, rebase_at=[14])


class TestLabels:
    def test_a_point_outside_the_limits_is_labelled_so_even_within_a_trend(self) -> None:
        found = judged([10, 11, 10, 11, 10, 11, 12, 13, 14, 15, 30], conventions=Conventions(run_length=5))
        assert found.points[-1].label is Rule.SINGLE_POINT
        assert found.points[-1].sides[Rule.TREND] == 1

    def test_the_label_order_decides_the_side(self) -> None:
        rising_below = [60.0, 40, 60, 40, 60, 40, 60, 40, 30, 31, 32, 33, 34, 35, 36]
        trend_first = judged(rising_below)
        shift_first = judged(
            rising_below,
            conventions=Conventions(label_order=(Rule.SHIFT, Rule.TREND, Rule.TWO_IN_THREE, Rule.SINGLE_POINT)),
        )
        assert (trend_first.points[-1].side, shift_first.points[-1].side) == (1, -1)

    @pytest.mark.parametrize(
        ("direction", "icon"),
        [
            (Direction.INCREASE, Variation.IMPROVEMENT_HIGH),
            (Direction.DECREASE, Variation.CONCERN_HIGH),
            (Direction.NEUTRAL, Variation.NEUTRAL_HIGH),
        ],
    )
    def test_the_same_high_value_is_good_bad_or_neither_by_direction(
        self, direction: Direction, icon: Variation
    ) -> None:
        assert judged([*STEADY, 60], direction=direction).variation is icon

    def test_the_icon_speaks_of_the_latest_value_not_of_the_worst(self) -> None:
        assert judged([*STEADY, 60, 14]).variation is Variation.COMMON_CAUSE

    def test_the_icon_looks_past_a_missing_last_period(self) -> None:
        assert judged([*STEADY, 60, None]).variation is Variation.IMPROVEMENT_HIGH


class TestAssurance:
    @pytest.mark.parametrize(
        ("target", "direction", "expected"),
        [
            (25, Direction.INCREASE, Assurance.FAIL),
            (25, Direction.DECREASE, Assurance.PASS),
            (2, Direction.INCREASE, Assurance.PASS),
            (2, Direction.DECREASE, Assurance.FAIL),
            (14, Direction.DECREASE, Assurance.HIT_OR_MISS),
            (25, Direction.NEUTRAL, None),
            (None, Direction.INCREASE, None),
        ],
    )
    def test_the_target_is_held_against_the_limits(self, target, direction, expected) -> None:  # type: ignore[no-untyped-def]
        assert judged(STEADY, target=target, direction=direction).assurance is expected

    def test_a_target_exactly_on_a_limit_is_hit_or_miss_whatever_the_rounding(self) -> None:
        values = [0.1, 0.2, 0.3, 0.2, 0.1]
        assert judged(values, target=0.18 + 2.66 * 0.1).assurance is Assurance.HIT_OR_MISS


class TestShortAndDegenerateSeries:
    def test_twelve_values_give_trial_limits_and_thirteen_firm_ones(self) -> None:
        assert judged(STEADY[:12]).has_caution(CautionKind.TRIAL_LIMITS)
        assert not judged(STEADY).has_caution(CautionKind.TRIAL_LIMITS)

    def test_below_the_agreed_minimum_there_are_no_limits_and_no_icons(self) -> None:
        found = judged(STEADY[:12], target=5, conventions=Conventions(minimum_points=13))
        assert (found.current.has_limits, found.variation, found.assurance) == (False, None, None)
        assert found.current.limits is not None

    def test_one_value_has_a_mean_and_no_limits(self) -> None:
        found = judged([5])
        assert found.current.limits is not None and found.current.limits.mean == 5
        assert found.has_caution(CautionKind.NO_LIMITS)

    def test_a_series_of_gaps_is_answered_without_limits(self) -> None:
        found = judged([None, None])
        assert (found.current.limits, found.variation, found.latest) == (None, None, None)

    def test_a_constant_series_is_common_cause_and_says_its_limits_have_no_width(self) -> None:
        found = judged([0.1] * 15)
        assert {point.type for point in found.points} == {PointType.COMMON_CAUSE}
        assert found.has_caution(CautionKind.LIMITS_WITHOUT_WIDTH)

    def test_screening_leaves_a_constant_series_without_limits(self) -> None:
        found = judged([3.0] * 15, conventions=Conventions(screen_moving_ranges=True))
        assert found.has_caution(CautionKind.NO_LIMITS)

    def test_screening_collapses_the_limits_of_a_single_step_and_says_so(self) -> None:
        found = judged([3.0] * 8 + [4.0] * 8, conventions=Conventions(screen_moving_ranges=True))
        assert all(point.sides[Rule.SINGLE_POINT] for point in found.points)
        assert found.has_caution(CautionKind.LIMITS_WITHOUT_WIDTH)

    def test_no_step_is_formed_beside_a_gap(self) -> None:
        found = judged([1, 2, None, 100, 101])
        assert found.current.limits.upper == pytest.approx(51 + 2.66)  # type: ignore[union-attr]


class TestWhateverTheSeries:
    @given(st.floats(-1e9, 1e9), st.integers(1, 40))
    @settings(max_examples=100, deadline=None)
    def test_equal_values_are_never_special(self, value: float, length: int) -> None:
        assert {point.type for point in judged([value] * length).points} == {PointType.COMMON_CAUSE}

    @given(SERIES)
    @settings(max_examples=100, deadline=None)
    def test_good_and_bad_swap_with_the_direction(self, values: list) -> None:
        up, down = judged(values), judged(values, direction=Direction.DECREASE)
        swapped = {PointType.IMPROVEMENT: PointType.CONCERN, PointType.CONCERN: PointType.IMPROVEMENT}
        assert [swapped.get(point.type, point.type) for point in up.points] == [point.type for point in down.points]

    @given(SERIES)
    @settings(max_examples=100, deadline=None)
    def test_turning_the_series_upside_down_turns_every_side(self, values: list) -> None:
        over = judged(values)
        under = judged([None if value is None else -value for value in values])
        assert [point.side for point in over.points] == [-point.side for point in under.points]

    @given(SERIES, st.integers(1, 40))
    @settings(max_examples=100, deadline=None)
    def test_segments_cover_every_point_once(self, values: list, at: int) -> None:
        found = judged(values, rebase_at=[min(at, len(values))])
        covered = [n for segment in found.segments for n in range(segment.start, segment.end + 1)]
        assert covered == [point.position for point in found.points] == list(range(1, len(values) + 1))

    @given(st.lists(NUMBERS, min_size=2, max_size=40))
    @settings(max_examples=100, deadline=None)
    def test_the_mean_lies_midway_between_the_limits(self, values: list) -> None:
        limits = judged(values).current.limits
        assert limits is not None and limits.lower is not None and limits.upper is not None
        middle = (limits.lower + limits.upper) / 2
        assert math.isclose(middle, limits.mean, rel_tol=1e-9, abs_tol=1e-6)
