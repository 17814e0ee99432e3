"""How a year will end, what it would take, and whether forecasts were kept: exact at their bounds."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from performance.aims import Polarity
from performance.banding import Interval
from performance.forecast.expected import Method, NoForecast
from performance.forecast.kept import held, tally
from performance.forecast.levels import level_at_year_end
from performance.forecast.shares import share_at_year_end
from performance.forecast.takes import YearSoFar, better_bands, cases_for, counts_within
from performance.forecast.totals import total_at_year_end
from performance.forecast.yearend import Fact, year_figure, year_so_far
from performance.sentences.forecast import chance_words, needed_sentence
from performance.spc import Direction

DELAYS = [992.0, 717, 805, 878, 725, 1037, 815, 1232, 1400, 1334, 1128]
"""Days of delay in Salford, April 2019 to February 2020 (NHS England, monthly situation reports)."""


class TestTotals:
    def test_eleven_months_go_on_at_their_pace(self) -> None:
        found = total_at_year_end(DELAYS, periods=12)
        assert (round(found.value), found.method) == (12069, Method.RUN_RATE)
        assert found.lower < found.value < found.upper

    def test_in_november_the_year_looked_better(self) -> None:
        assert total_at_year_end(DELAYS[:8], periods=12).value == pytest.approx(10801.5)

    def test_a_complete_year_has_no_margin(self) -> None:
        found = total_at_year_end([1.0] * 12, periods=12)
        assert found.lower == found.value == found.upper == 12

    def test_winters_that_come_back_are_foreseen_by_last_years_course(self) -> None:
        year = [10.0] * 8 + [50.0] * 4
        found = total_at_year_end(year[:8], periods=12, earlier_years=[year, year])
        assert (found.method, found.value) == (Method.LAST_YEAR, pytest.approx(sum(year)))

    def test_without_a_figure_there_is_none(self) -> None:
        with pytest.raises(NoForecast, match="no pace"):
            total_at_year_end([], periods=12)


class TestLevels:
    def test_a_steady_figure_returns_to_its_average(self) -> None:
        found = level_at_year_end([10, 12, 10, 12, 10, 12], steps_ahead=3, has_signal=False)
        assert (found.method, found.value) == (Method.USUAL_LEVEL, 11)

    def test_one_that_has_left_its_level_stays_where_it_is(self) -> None:
        assert level_at_year_end([10, 12, 10, 12, 10, 30], steps_ahead=3, has_signal=True).value == 30

    def test_five_values_are_too_few(self) -> None:
        with pytest.raises(NoForecast, match="too few"):
            level_at_year_end([1, 2, 3, 4, 5, None], steps_ahead=1, has_signal=False)


SO_FAR = YearSoFar(numerator=30, denominator=50, to_come=50)


class TestWhatItTakes:
    def test_sixty_two_per_cent_takes_thirty_two_more_of_fifty(self) -> None:
        needed = cases_for(Decimal(62), Polarity.HIGHER, SO_FAR)
        assert (needed.fewest, needed.most, needed.possible) == (32, 50, True)

    def test_out_of_reach_is_said(self) -> None:
        needed = cases_for(Decimal("80.01"), Polarity.HIGHER, SO_FAR)
        assert not needed.possible
        said = needed_sentence("the target", needed, Direction.INCREASE)
        assert said == "The target is out of reach this year, however the 50 cases to come go."

    def test_what_must_stay_low_allows_so_many_at_most(self) -> None:
        needed = cases_for(Decimal(40), Polarity.LOWER, SO_FAR)
        assert needed_sentence("the target", needed, Direction.DECREASE) == (
            "The target allows at most 10 of the 50 cases to come."
        )

    def test_what_every_course_reaches_is_certain(self) -> None:
        assert cases_for(Decimal(30), Polarity.HIGHER, SO_FAR).certain

    def test_an_open_end_takes_one_case_more(self) -> None:
        assert counts_within(Interval(Decimal(62), None, "()"), SO_FAR).fewest == 33
        assert counts_within(Interval(None, Decimal(62), "[)"), SO_FAR).most == 31

    def test_the_better_band_in_the_middle_has_both_ends(self) -> None:
        bands = [Interval(Decimal(50), Decimal(60), "[)", band=5), Interval(Decimal(60), None, "[)", band=3)]
        assert better_bands(bands, 3, SO_FAR) == [(5, counts_within(bands[0], SO_FAR))]

    @given(
        st.integers(0, 40), st.integers(1, 40), st.integers(0, 40), st.integers(0, 1000), st.sampled_from(["[)", "(]"])
    )
    @settings(max_examples=200, deadline=None)
    def test_every_number_is_inside_exactly_when_the_interval_holds_it(self, x, more, r, edge, bounds) -> None:  # type: ignore[no-untyped-def]
        so_far = YearSoFar(x, x + more, r)
        interval = Interval(Decimal(edge) / 10, Decimal(edge) / 10 + 7, bounds)
        needed = counts_within(interval, so_far)
        for further in range(r + 1):
            value = so_far.value_with(further)
            low, high = Fraction(interval.lower or 0), Fraction(interval.upper or 0)
            inside = (low <= value if bounds[0] == "[" else low < value) and (
                value <= high if bounds[1] == "]" else value < high
            )
            assert (needed.fewest <= further <= needed.most) == inside


class TestChances:
    def test_they_add_up_to_one(self) -> None:
        bands = [Interval(None, Decimal(60), "[)", band=1), Interval(Decimal(60), None, "[)", band=2)]
        assert sum(share_at_year_end(SO_FAR).of_bands(bands).values()) == pytest.approx(1)

    def test_a_target_at_the_share_so_far_is_about_even(self) -> None:
        assert share_at_year_end(SO_FAR).of_target(Decimal(60), Polarity.HIGHER) == pytest.approx(0.5, abs=0.08)

    def test_with_nothing_to_come_the_share_is_known(self) -> None:
        found = share_at_year_end(YearSoFar(3, 4, 0)).expected()
        assert found.lower == found.value == found.upper == 75

    def test_no_case_yet_says_why(self) -> None:
        with pytest.raises(NoForecast, match="No case"):
            share_at_year_end(YearSoFar(0, 0, 10))

    @pytest.mark.parametrize(
        ("chance", "said"),
        [
            (0, "none"),
            (1, "certain"),
            (0.001, "less than 1 in 100"),
            (0.999, "more than 99 in 100"),
            (0.38, "38 in 100"),
        ],
    )
    def test_what_is_not_certain_is_never_called_so(self, chance: float, said: str) -> None:
        assert chance_words(chance) == said


class TestTheYear:
    quarters = [Fact(Decimal(0), Decimal(x), Decimal(n)) for x, n in ((5, 10), (9, 20), (3, 10), (4, 8))]

    def test_a_years_share_divides_sums(self) -> None:
        assert year_figure(self.quarters, 4, "flow", Decimal(100), closed=True) == Decimal(21) * 100 / 48

    def test_a_year_with_a_period_missing_is_not_known(self) -> None:
        assert year_figure(self.quarters[:3], 4, "flow", Decimal(100), closed=True) is None

    def test_cases_to_come_follow_the_pace(self) -> None:
        found = year_so_far(self.quarters[:3], 4, cumulative=False, multiplier=Decimal(100))
        assert found == YearSoFar(17, 40, 13, Decimal(100))


class TestKept:
    def test_the_ends_of_the_margin_count(self) -> None:
        ends = [held(Decimal(value), Decimal(1), Decimal(3)) for value in (1, 3, 4)]
        assert ends == [True, True, False]
        assert held(None, Decimal(1), Decimal(3)) is None

    def test_rates_add_up_forecasts_that_are_due(self) -> None:
        found = tally([("a", True), ("a", False), ("a", None), ("b", True)])
        assert (found["a"].words, found["b"].words) == ("1 of 2", "1 of 1")
