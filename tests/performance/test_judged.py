"""Periods, targets and stretches of a judged series."""

import pytest

from performance.judged import TargetInForce, current_stretch, judge_series, spells
from performance.spc import Rule
from tests.performance.series import EQUIPMENT, delays, month, monthly, months

STEADY = [80.0, 84, 81, 85, 80, 84, 82, 85, 81, 84, 80, 85, 82]


def test_a_left_out_month_is_refused() -> None:
    with pytest.raises(ValueError, match="June 2018 does not follow April 2018"):
        judge_series([month(2018, 4), month(2018, 6)], [1, 2], EQUIPMENT)


def test_every_period_needs_a_value_or_none() -> None:
    with pytest.raises(ValueError, match="2 periods need as many values"):
        judge_series(months(2), [1], EQUIPMENT)


def test_the_target_in_force_last_is_held_against_the_limits() -> None:
    targets = [TargetInForce(70, month(2018, 4), month(2018, 12)), TargetInForce(90, month(2019, 1))]
    assert monthly(STEADY, targets=targets).target == 90


def test_a_target_that_has_ended_is_not() -> None:
    assert monthly(STEADY, targets=[TargetInForce(70, month(2018, 4), month(2018, 12))]).target is None


def test_salfords_limits_are_those_agreed_in_2013_and_2017() -> None:
    found = [segment.limits for segment in delays().analysis.segments]
    assert [[round(v) for v in (limits.mean, limits.lower, limits.upper)] for limits in found if limits] == [  # type: ignore[arg-type]
        [312, 154, 471],
        [389, 73, 704],
        [429, 156, 701],
    ]


def test_the_latest_stretch_is_the_eleven_months_above_the_limit() -> None:
    stretch = current_stretch(delays().analysis)
    assert stretch is not None
    assert (stretch.rule, stretch.count, delays().period(stretch.start)) == (Rule.SINGLE_POINT, 11, month(2019, 4))


def test_a_stretch_does_not_reach_across_new_limits() -> None:
    series = monthly(STEADY + [40.0] * 5 + STEADY, new_limits_from=[month(2018, 4).shifted(18)])
    assert current_stretch(series.analysis) is None
    assert spells(series.analysis)[-1][1] <= 18


def test_no_spell_is_told_of_a_series_too_short_to_judge() -> None:
    assert spells(monthly([1.0, 2, 3, 4, 5, 6, 7, 8]).analysis) == []
