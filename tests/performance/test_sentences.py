"""What a cabinet member reads about a measure before any figure."""

from datetime import date

import pytest

from performance import sentences
from performance.judged import TargetInForce
from performance.wording import Measure
from tests.performance.series import DELAYS, EQUIPMENT, delays, month, monthly, yearly

MARCH_2020 = date(2020, 3, 1)
STEADY = [80.0, 84, 81, 85, 80, 84, 82, 85, 81, 84, 80, 85, 82]


def headline(values: list, measure: Measure = EQUIPMENT) -> str:
    return sentences.headline(monthly(values, measure), MARCH_2020)


class TestHospitalDelaysInSalford:
    def test_the_headline_says_how_long_they_have_been_above_the_usual_range(self) -> None:
        told = sentences.headline(delays(), MARCH_2020)
        assert told == "For eleven months, hospital delays have stayed above Salford's usual range."

    def test_the_lead_sets_the_latest_figure_against_the_average_before(self) -> None:
        assert sentences.lead(delays()) == (
            "In February 2020 people spent 1,128 days in a hospital bed after they were ready to leave; "
            "the average before was 429."
        )

    def test_the_row_of_the_scoreboard_names_the_limit_and_the_nearest_month(self) -> None:
        told = sentences.row_sentence(delays(), MARCH_2020)
        assert told == "Eleven months in a row above the upper limit of 701; the lowest of them was 717."

    def test_the_bracket_counts_the_months(self) -> None:
        assert sentences.signal_label(delays()) == "Since April 2019: eleven of eleven months above the limit"

    def test_a_narrow_chart_says_the_same_with_the_latest_figure(self) -> None:
        assert sentences.short_signal_label(delays()) == "Eleven of eleven months above the limit; February 1,128"

    def test_hit_or_miss_says_how_many_recent_months_met_the_target(self) -> None:
        assert sentences.target_sentence(delays()) == (
            "The target of 263 or fewer is hit or miss: it lies within the limits. "
            "None of the last eleven months met it."
        )

    def test_the_history_lists_the_spells_of_concern(self) -> None:
        assert sentences.history(delays()) == (
            "Concern has come three times since April 2011: May 2011, November 2016 to October 2017, "
            "and February 2019 until now."
        )

    def test_an_average_that_holds_the_month_itself_is_dated_and_not_called_before(self) -> None:
        assert sentences.lead(delays(96, fix_after=None)).endswith("the average since April 2017 is 429.")


class TestEverySignalHasItsSentence:
    def test_usual_ups_and_downs(self) -> None:
        assert headline(STEADY) == "Prompt delivery of equipment keeps within Salford's usual range, 73% to 92%."

    def test_one_month_above(self) -> None:
        assert headline([*STEADY, 99]) == "In May 2019, prompt delivery of equipment rose above Salford's usual range."

    def test_one_month_below(self) -> None:
        assert headline([*STEADY, 60]) == "In May 2019, prompt delivery of equipment fell below Salford's usual range."

    def test_a_shift(self) -> None:
        told = headline([50.0, 54, 51, 55, 50, 54, 51, 57, 60, 57, 60, 57, 60, 57], DELAYS)
        assert told == "For seven months, hospital delays have stayed above Salford's average."

    def test_a_trend(self) -> None:
        rising = [60.0, 40, 60, 40, 60, 40, 60, 35, 40, 45, 50, 52, 55, 58]
        told = headline(rising, DELAYS)
        assert told == "Hospital delays have risen every month since November 2018."

    def test_two_of_three_near_a_limit(self) -> None:
        near = [50.0, 52, 48, 51, 49, 53, 47, 50, 51, 48, 52, 49] * 2 + [57.0, 53, 57]
        told = headline(near, DELAYS)
        assert told == "Hospital delays have come near the upper limit in two of the last three months."

    def test_no_sentence_uses_words_of_the_field(self) -> None:
        said = " ".join([headline([*STEADY, extra]) for extra in (99, 60, 82)])
        assert not {"sigma", "special", "cause", "variation"} & set(said.lower().split())


class TestShortAndMissing:
    def test_three_yearly_figures_are_too_few_and_old(self) -> None:
        told = sentences.headline(yearly([42, 43, 42.8]), date(2021, 6, 1))
        assert told == "Three yearly figures are too few to call a trend, and the last is two years old."

    def test_a_single_recent_figure(self) -> None:
        told = sentences.headline(yearly([42]), date(2019, 6, 1))
        assert told == "One yearly figure is too few to call a trend."

    def test_no_figure_yet(self) -> None:
        told = sentences.headline(yearly([None]), date(2019, 6, 1))
        assert told == "There is no figure yet for prompt delivery of equipment in Salford."

    def test_the_lead_of_a_short_series_speaks_of_no_average(self) -> None:
        assert sentences.lead(yearly([41, 42.8])) == "In 2018/19 the figure was 43%."

    @pytest.mark.parametrize(("day", "said"), [(19, "1 day late"), (30, "12 days late")])
    def test_a_late_return_is_counted_in_days(self, day: int, said: str) -> None:
        told = sentences.overdue("the return of the north team", date(2020, 6, 18), date(2020, 6, day))
        assert told == f"No figure: the return of the north team is {said}."

    def test_trial_limits_are_said_to_be_so(self) -> None:
        told = sentences.cautions(delays(75, fix_after=None))
        assert told == ["These are trial limits: they rest on three months, and thirteen are needed for firm ones."]

    def test_gaps_are_counted(self) -> None:
        assert sentences.cautions(monthly([*STEADY, None, 82])) == ["One month has no figure; a run ends there."]


class TestTargets:
    def test_a_high_target_out_of_reach_will_go_on_being_missed(self) -> None:
        series = monthly(STEADY, targets=[TargetInForce(97, month(2018, 4))])
        assert sentences.target_sentence(series) == (
            "Prompt delivery of equipment will go on missing its target of 97% or more unless delivery changes."
        )

    def test_a_low_target_will_go_on_being_met_where_high_is_good(self) -> None:
        series = monthly(STEADY, targets=[TargetInForce(60, month(2018, 4))])
        assert sentences.target_sentence(series).startswith(
            "Prompt delivery of equipment will go on meeting its target of 60% or more"
        )

    @pytest.mark.parametrize(("strict", "said"), [(False, ("80% or more", "All")), (True, ("more than 80%", "Six"))])
    def test_whether_the_number_itself_is_enough_counts(self, strict: bool, said: tuple[str, str]) -> None:
        series = monthly([80, 84] * 7, targets=[TargetInForce(80, month(2018, 4), strict=strict)])
        words, met = said
        assert sentences.target_sentence(series) == (
            f"The target of {words} is hit or miss: it lies within the limits. {met} of the last twelve months met it."
        )

    def test_without_a_target_nothing_is_said(self) -> None:
        assert sentences.target_sentence(monthly(STEADY)) == ""


def test_the_conventions_are_stated() -> None:
    assert sentences.conventions_note(delays()) == (
        "Limits: average ± 2.66 × the average step from month to month; runs of seven."
    )


def test_a_series_too_short_to_judge_states_what_is_needed() -> None:
    assert sentences.conventions_note(monthly([41, 42])) == "No limits are drawn on fewer than 13 figures."


def test_yearly_figures_are_said_to_come_too_seldom_for_limits() -> None:
    assert "yearly figures come too seldom" in sentences.conventions_note(yearly([41, 42]))


def test_a_series_that_never_moves_is_said_to_stay() -> None:
    assert headline([0.0] * 15, DELAYS) == "Hospital delays have stayed at 0."
