"""What is stored of a judged series, and when a series must not be judged."""

from datetime import date
from decimal import Decimal
from typing import Any

from performance.judged import TargetInForce
from performance.verdicts import History, NewLimits, Verdict, judged, verdict_of
from salford_css.core.periods import Frequency, Period
from tests.performance.series import DELAYS, month

STEADY = [12, 15, 11, 14, 13, 16, 12, 18, 14, 13, 15, 12, 14]


def history(values: list[int | None], frequency: Frequency = Frequency.MONTH, **more: Any) -> History:
    first = Period(date(2018, 4, 1), frequency)
    periods = [first.shifted(step).first_day for step in range(len(values))]
    decimals = [None if value is None else Decimal(value) for value in values]
    return History(periods, decimals, frequency, DELAYS, **more)


def verdict(of: History) -> Verdict:
    return verdict_of(judged(of), of.periods)


def test_the_limits_are_those_of_the_worked_example() -> None:
    found = verdict(history(STEADY))
    assert found.mean is not None and found.lower is not None and found.upper is not None
    assert [round(limit, 4) for limit in (found.mean, found.lower, found.upper)] == [13.7692, 5.7892, 21.7492]


def test_a_value_beyond_the_limits_is_a_concern_since_that_month() -> None:
    found = verdict(history([*STEADY, 40]))
    assert (found.variation, found.since, found.count) == ("concern_high", date(2019, 5, 1), 1)


def test_twelve_months_are_too_short() -> None:
    found = verdict(history(STEADY[:12]))
    assert (found.variation, found.mean, found.cautions) == ("", None, ("too_short",))


def test_yearly_figures_are_never_judged_however_many() -> None:
    assert verdict(history(STEADY * 2, Frequency.YEAR)).cautions == ("too_short",)


def test_a_missing_month_is_a_gap_and_not_a_zero() -> None:
    whole = history([*STEADY, 14, 13])
    holed = History(whole.periods[:5] + whole.periods[6:], whole.values[:5] + whole.values[6:], whole.frequency, DELAYS)  # type: ignore[operator]
    found = verdict(holed)
    assert "gaps" in found.cautions
    assert len(found.kinds) == 14


def test_a_break_in_what_is_counted_starts_new_limits() -> None:
    starts = [NewLimits(date(2019, 5, 1))]
    found = verdict(history(STEADY + [value + 100 for value in STEADY], new_limits=starts))
    assert (found.variation, found.limits_since) == ("common_cause", date(2019, 5, 1))


def test_new_limits_outside_the_series_change_nothing() -> None:
    outside = [NewLimits(date(2017, 4, 1)), NewLimits(date(2030, 4, 1))]
    assert verdict(history(STEADY, new_limits=outside)) == verdict(history(STEADY))


def test_a_target_far_below_what_the_process_does_is_always_missed() -> None:
    target = TargetInForce(1, month(2018, 4))
    assert verdict(history(STEADY, targets=[target])).assurance == "consistent_fail"


def test_nothing_is_said_of_a_series_without_a_row() -> None:
    assert verdict(history([])) == Verdict()


def test_nothing_is_said_of_a_series_whose_every_figure_is_withheld() -> None:
    assert verdict(history([None, None])).variation == ""
