"""Figures and counts in words."""

from dataclasses import replace

import pytest

from performance.wording import count_of, rounded
from salford_css.core.periods import Frequency
from tests.performance.series import DELAYS, EQUIPMENT


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [(1128, 0, "1,128"), (0.5, 0, "1"), (2.675, 2, "2.68"), (-0.4, 0, "0"), (71.66, 1, "71.7"), (-3.2, 0, "−3")],
)
def test_a_figure_is_shown_at_the_precision_of_its_definition(value: float, decimals: int, shown: str) -> None:
    assert replace(DELAYS, decimals=decimals).figure(value) == shown


def test_halves_are_rounded_away_from_zero() -> None:
    assert str(rounded(-2.5, 0)) == "-3"


def test_one_day_is_singular() -> None:
    assert (DELAYS.figure_with_unit(1), DELAYS.figure_with_unit(2)) == ("1 day", "2 days")


@pytest.mark.parametrize(
    ("measure", "words"),
    [(DELAYS, "60 or fewer"), (EQUIPMENT, "60% or more"), (replace(DELAYS, suffix="%"), "60% or less")],
)
def test_a_target_names_its_good_side(measure, words: str) -> None:  # type: ignore[no-untyped-def]
    assert measure.target_words(60) == words


def test_a_target_is_met_on_its_good_side_or_exactly() -> None:
    assert [DELAYS.meets(value, 60) for value in (59, 60, 61)] == [True, True, False]
    assert [EQUIPMENT.meets(value, 60) for value in (59, 60, 61)] == [False, True, True]


@pytest.mark.parametrize(("measure", "words"), [(DELAYS, "fewer than 60"), (EQUIPMENT, "more than 60%")])
def test_the_number_of_a_strict_target_misses_it(measure, words: str) -> None:  # type: ignore[no-untyped-def]
    assert measure.target_words(60, strict=True) == words
    assert not measure.meets(60, 60, strict=True)
    assert measure.meets(59 if measure is DELAYS else 61, 60, strict=True)


def test_periods_are_counted_in_words() -> None:
    assert (count_of(1, Frequency.QUARTER), count_of(13, Frequency.MONTH)) == ("one quarter", "13 months")
