"""The chart worked out a second time: straight from the definitions, in exact fractions, slowly, by other means.

Every point is asked by itself whether there is a run that makes it a signal; nothing of the product's own is used.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from performance.spc import Analysis, Conventions, Direction, Rule, analyse

Values = Sequence[int | None]
SERIES = st.lists(st.one_of(st.integers(-60, 60), st.integers(0, 9), st.none()), min_size=1, max_size=26)
LIMIT, SCREEN = Fraction(266, 100), Fraction(3267, 1000)


def limits(values: Values, *, screen: bool) -> tuple[Fraction, Fraction, Fraction] | None:
    """Lower limit, mean, upper limit; None without a step between neighbours."""
    known = [Fraction(value) for value in values if value is not None]
    steps = []
    for at in range(1, len(values)):
        before, after = values[at - 1], values[at]
        if before is not None and after is not None:
            steps.append(abs(Fraction(after) - before))
    if screen and steps:
        bound = SCREEN * sum(steps) / len(steps)
        steps = [step for step in steps if step < bound]
    if not steps:
        return None
    mean, reach = sum(known) / len(known), LIMIT * sum(steps) / len(steps)
    return mean - reach, mean, mean + reach


def runs_through(at: int, length: int, of: int) -> list[range]:
    """Every stretch of a length that a point lies in, the latest last."""
    return [range(first, first + length) for first in range(of - length + 1) if first <= at < first + length]


def is_shift(values: Values, at: int, mean: Fraction, length: int) -> int:
    for run in runs_through(at, length, len(values)):
        if all(values[one] is not None and values[one] > mean for one in run):
            return 1
        if all(values[one] is not None and values[one] < mean for one in run):
            return -1
    return 0


def is_trend(values: Values, at: int, length: int) -> int:
    for run in reversed(runs_through(at, length, len(values))):
        own = [values[one] for one in run]
        if None in own:
            continue
        pairs = list(pairwise(own))
        if all(after > before for before, after in pairs):
            return 1
        if all(after < before for before, after in pairs):
            return -1
    return 0


def is_two_in_three(values: Values, at: int, lines: tuple[Fraction, Fraction, Fraction], *, beyond: bool) -> int:
    lower, mean, upper = lines
    far_up, far_down = mean + (upper - mean) * 2 / 3, mean - (mean - lower) * 2 / 3

    def far(value: int) -> int:
        if not beyond and not lower <= value <= upper:
            return 0
        return (value > far_up) - (value < far_down)

    for run in runs_through(at, 3, len(values)):
        own = [values[one] for one in run]
        if None in own or not (all(one > mean for one in own) or all(one < mean for one in own)):
            continue
        if sum(1 for one in own if far(one)) >= 2 and far(values[at]):
            return far(values[at])
    return 0


def outside(value: int | None, lines: tuple[Fraction, Fraction, Fraction]) -> int:
    return 0 if value is None else (value > lines[2]) - (value < lines[0])


def found(values: Values, agreed: Conventions) -> Analysis:
    return analyse(values, direction=Direction.INCREASE, conventions=agreed)


@settings(max_examples=250, deadline=None)
@given(values=SERIES, length=st.integers(3, 8), screen=st.booleans(), beyond=st.booleans())
def test_every_signal_of_every_point_is_what_the_definitions_say(
    values: Values, length: int, screen: bool, beyond: bool
) -> None:
    agreed = Conventions(run_length=length, screen_moving_ranges=screen, two_in_three_counts_beyond_limits=beyond)
    points, lines = found(values, agreed).points, limits(values, screen=screen)
    known = [Fraction(value) for value in values if value is not None]
    for at, point in enumerate(points):
        if known:
            mean = sum(known) / len(known)
            assert point.sides[Rule.SHIFT] == is_shift(values, at, mean, length)
            assert point.sides[Rule.TREND] == is_trend(values, at, length)
        if lines:
            assert point.sides[Rule.SINGLE_POINT] == outside(values[at], lines)
            assert point.sides[Rule.TWO_IN_THREE] == is_two_in_three(values, at, lines, beyond=beyond)


@settings(max_examples=150, deadline=None)
@given(values=SERIES, screen=st.booleans())
def test_mean_and_limits_are_those_of_exact_fractions(values: Values, screen: bool) -> None:
    own = found(values, Conventions(screen_moving_ranges=screen)).current.limits
    lines = limits(values, screen=screen)
    if own is None or lines is None:
        assert own is None or own.lower is None
        return
    assert (own.lower, own.mean, own.upper) == pytest.approx(tuple(map(float, lines)), rel=1e-12, abs=1e-12)
