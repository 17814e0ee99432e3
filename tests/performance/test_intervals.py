"""Confidence intervals beside worked values, and what must hold for every interval."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import poisson

from performance import intervals
from performance.intervals import Interval

COUNTS = st.integers(0, 10**6)


def limits(interval: Interval) -> tuple:
    return interval.lower, interval.upper


class TestWorkedValues:
    """Worked with PHEindicatormethods 2.1.0 (R); 81 of 263 is Newcombe and Altman (2000): 0.2553 to 0.3662."""

    @pytest.mark.parametrize(
        ("numerator", "denominator", "expected"),
        [
            (5, 30, (0.0733654, 0.335644)),
            (0, 30, (0, 0.113513)),
            (30, 30, (0.886487, 1)),
            (81, 263, (0.255289, 0.366210)),
        ],
    )
    def test_proportions_have_wilson_limits(self, numerator: int, denominator: int, expected: tuple) -> None:
        assert limits(intervals.proportion(numerator, denominator)) == pytest.approx(expected, rel=1e-5)

    @pytest.mark.parametrize(
        ("events", "expected", "method"),
        [
            (65, (50.1632, 82.8491), "Byar"),
            (4, (1.08987, 10.2416), "Exact"),
            (0, (0, 3.68888), "Exact"),
        ],
    )
    def test_rates_are_exact_below_ten_events_and_byars_from_ten(self, events, expected, method) -> None:  # type: ignore[no-untyped-def]
        found = intervals.rate(events, 100_000)
        assert (limits(found), found.method) == (pytest.approx(expected, rel=1e-5), method)

    def test_ten_events_are_byars(self) -> None:
        assert [intervals.rate(events, 1000).method for events in (9, 10)] == ["Exact", "Byar"]

    def test_a_mean_has_students_limits(self) -> None:
        found = intervals.mean([30, 40, 50, 60])
        assert limits(found) == pytest.approx((45 - 3.182446 * 12.909944 / 2, 45 + 3.182446 * 12.909944 / 2), rel=1e-6)

    def test_a_single_value_has_a_mean_and_no_limits(self) -> None:
        assert limits(intervals.mean([7])) == (None, None)

    def test_a_standardised_rate_equals_the_crude_rate_where_the_ages_are_the_standards(self) -> None:
        found = intervals.directly_standardised_rate([20, 60], [1000, 3000], [10, 30])
        assert found is not None
        assert found.value == pytest.approx(2000)
        assert limits(found) == pytest.approx(limits(intervals.rate(80, 4000)), rel=1e-9)

    @pytest.mark.parametrize("size", [1e-320, 1e-170, 1e170])
    def test_however_small_or_large_the_standard_population_only_its_shape_counts(self, size: float) -> None:
        usual = intervals.directly_standardised_rate([20, 60], [1000, 2000], [1, 1])
        found = intervals.directly_standardised_rate([20, 60], [1000, 2000], [size, size])
        assert found is not None and usual is not None
        assert (found.value, *limits(found)) == pytest.approx((usual.value, *limits(usual)), rel=1e-2)

    def test_a_standardised_rate_on_fewer_than_ten_events_is_not_shown(self) -> None:
        assert intervals.directly_standardised_rate([4, 5], [1000, 3000], [10, 30]) is None

    def test_an_area_like_the_reference_has_the_ratio_100(self) -> None:
        expected = intervals.expected_events([100, 300], [10, 60], [1000, 3000])
        assert intervals.standardised_ratio(7, expected).value == pytest.approx(100)


class TestWhateverTheCount:
    @given(COUNTS, st.integers(1, 10**6), st.sampled_from([95, 99.8, 0.95]))
    @settings(max_examples=200, deadline=None)
    def test_a_proportion_lies_within_its_limits_and_they_within_0_and_1(self, x: int, n: int, level: float) -> None:
        found = intervals.proportion(min(x, n), n, confidence=level)
        assert found.lower is not None and found.upper is not None
        assert 0 <= found.lower <= found.value <= found.upper <= 1

    @given(COUNTS)
    @settings(max_examples=200, deadline=None)
    def test_more_confidence_means_wider_limits(self, x: int) -> None:
        narrow, wide = intervals.count_limits(x, 95), intervals.count_limits(x, 99.8)
        assert wide.lower <= narrow.lower <= x <= narrow.upper <= wide.upper

    @given(st.integers(1, 500))
    @settings(max_examples=100, deadline=None)
    def test_exact_limits_leave_two_and_a_half_per_cent_in_each_tail(self, x: int) -> None:
        found = intervals.exact_limits(x)
        assert poisson.sf(x - 1, found.lower) == pytest.approx(0.025, rel=1e-6)
        assert poisson.cdf(x, found.upper) == pytest.approx(0.025, rel=1e-6)

    @given(st.integers(10, 10**5))
    @settings(max_examples=100, deadline=None)
    def test_byars_limits_are_close_to_the_exact_ones(self, x: int) -> None:
        byar, exact = intervals.byar_limits(x), intervals.exact_limits(x)
        assert (byar.lower, byar.upper) == pytest.approx((exact.lower, exact.upper), rel=0.005)


@pytest.mark.parametrize(
    "refused",
    [
        lambda: intervals.proportion(31, 30),
        lambda: intervals.proportion(-1, 30),
        lambda: intervals.proportion(0, 0),
        lambda: intervals.rate(3, 0),
        lambda: intervals.rate(-3, 10),
        lambda: intervals.mean([]),
        lambda: intervals.proportion(1, 2, confidence=80),
        lambda: intervals.proportion(1, 2, confidence=100),
        lambda: intervals.directly_standardised_rate([10], [100, 100], [1, 1]),
        lambda: intervals.directly_standardised_rate([10, 9], [100, 0], [1, 1]),
        lambda: intervals.directly_standardised_rate([10, 9], [100, 1], [0, 0]),
        lambda: intervals.expected_events([0, 0], [1, 1], [10, 10]),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(refused) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=r"\.$|\)\.$"):
        refused()
