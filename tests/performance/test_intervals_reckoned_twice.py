"""Intervals worked out a second time: by halving until the definition holds, by sums and areas, not by formulas."""

import math
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from performance import intervals

CONFIDENCE = st.sampled_from([90.0, 95.0, 98.0, 99.8])
FEW = settings(max_examples=40, deadline=None)


def where(holds: Callable[[float], bool], low: float, high: float) -> float:
    """Return the place from which on something holds, by halving."""
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high


def z_of(confidence: float) -> float:
    return where(lambda z: math.erf(z / math.sqrt(2)) >= confidence / 100, 0, 10)


def at_most(events: int, expected: float) -> float:
    """The chance of so many events or fewer, term by term."""
    return math.fsum(
        math.exp(count * math.log(expected) - expected - math.lgamma(count + 1)) for count in range(events + 1)
    )


@FEW
@given(numerator=st.integers(0, 400), more=st.integers(0, 400), confidence=CONFIDENCE)
def test_wilsons_limits_are_the_shares_from_which_the_count_lies_z_deviations_away(
    numerator: int, more: int, confidence: float
) -> None:
    count, z = max(1, numerator + more), z_of(confidence)
    share = numerator / count

    def near(one: float) -> bool:
        return (share - one) ** 2 <= z * z * one * (1 - one) / count

    own = intervals.proportion(numerator, count, confidence=confidence)
    assert own.lower == pytest.approx(where(near, 0, share) if numerator else 0, abs=1e-9)
    assert own.upper == pytest.approx(where(lambda one: not near(one), share, 1) if numerator < count else 1, abs=1e-9)


@FEW
@given(events=st.integers(0, 9), confidence=CONFIDENCE)
def test_exact_limits_leave_half_of_the_doubt_on_each_side(events: int, confidence: float) -> None:
    tail = (1 - confidence / 100) / 2
    own = intervals.count_limits(events, confidence)
    upper = where(lambda expected: at_most(events, expected) <= tail, 1e-9, 60)
    lower = where(lambda expected: 1 - at_most(events - 1, expected) >= tail, 1e-12, 60) if events else 0
    assert (own.lower, own.upper) == pytest.approx((lower, upper), rel=1e-6)


@FEW
@given(events=st.integers(10, 3000), confidence=CONFIDENCE)
def test_byars_limits_lie_close_to_the_exact_ones(events: int, confidence: float) -> None:
    byar, exact = intervals.byar_limits(events, confidence), intervals.exact_limits(events, confidence)
    assert (byar.lower, byar.upper) == pytest.approx((exact.lower, exact.upper), rel=0.03)


@FEW
@given(values=st.lists(st.integers(0, 500), min_size=2, max_size=12), confidence=CONFIDENCE)
def test_the_limits_of_a_mean_hold_so_much_of_students_curve(values: list[int], confidence: float) -> None:
    own, freedom = intervals.mean(values, confidence=confidence), len(values) - 1
    average = sum(values) / len(values)
    spread = math.sqrt(sum((value - average) ** 2 for value in values) / freedom / len(values))
    assert own.value == pytest.approx(average)
    if spread == 0:
        assert (own.lower, own.upper) == (average, average)
        return
    reach = (own.upper - average) / spread
    assert share_of_students_curve(reach, freedom) == pytest.approx(confidence / 100, abs=1e-6)
    assert average - own.lower == pytest.approx(own.upper - average)


def share_of_students_curve(reach: float, freedom: int) -> float:
    """The area between -reach and reach, by Simpson's rule; t is the root of the freedom times a tangent."""
    end = math.atan(reach / math.sqrt(freedom))
    steps = 4000
    height = math.exp(math.lgamma((freedom + 1) / 2) - math.lgamma(freedom / 2)) / math.sqrt(math.pi)
    weights = [1 if at in (0, steps) else 4 if at % 2 else 2 for at in range(steps + 1)]
    curve = [weight * math.cos(end * at / steps) ** (freedom - 1) for at, weight in enumerate(weights)]
    return 2 * height * math.fsum(curve) * end / steps / 3
