"""How far a figure lies from its target, and what then has to be said."""

from datetime import date
from decimal import Decimal

import pytest

from performance.aims import Polarity
from performance.collecting.variance import Variance, lacking, needed, unexplained, variance_of, within

ALL = ("cause", "explanation", "action", "act_by")
NOTHING = {"cause": "", "explanation": " ", "has_action": False, "act_by": None}


def of(
    value: str, target: str | None, *, polarity: Polarity = Polarity.HIGHER, tolerance: str = "10"
) -> Variance | None:
    number = None if target is None else Decimal(target)
    return variance_of(Decimal(value), number, tolerance=Decimal(tolerance), polarity=polarity)


@pytest.mark.parametrize("target", ["0", "0.0", None])
def test_nothing_is_asked_where_the_target_is_zero_or_missing(target: str | None):
    assert of("45", target) is None
    assert needed(of("45", target)) == ()


def test_nothing_is_asked_where_there_is_no_figure():
    assert variance_of(None, Decimal(50), tolerance=Decimal(10), polarity=Polarity.HIGHER) is None


@pytest.mark.parametrize(
    ("value", "asked"), [("45", ()), ("44.9", ALL), ("55", ()), ("55.1", ("cause", "explanation")), ("50", ())]
)
def test_beyond_ten_per_cent_of_the_target_a_word_is_needed(value: str, asked: tuple[str, ...]):
    assert needed(of(value, "50")) == asked


def test_where_lower_is_better_the_wrong_side_is_above():
    assert needed(of("56", "50", polarity=Polarity.LOWER)) == ALL
    assert needed(of("44", "50", polarity=Polarity.LOWER)) == ("cause", "explanation")


@pytest.mark.parametrize("polarity", [Polarity.NONE, Polarity.RANGE])
@pytest.mark.parametrize("value", ["40", "60"])
def test_where_nobody_said_which_side_is_right_both_are_wrong(polarity: Polarity, value: str):
    assert needed(of(value, "50", polarity=polarity)) == ALL


def test_a_round_may_set_another_tolerance():
    assert needed(of("44", "50", tolerance="15")) == ()
    assert needed(of("49", "50", tolerance="0")) == ALL


def test_a_negative_target_keeps_its_sides():
    variance = of("-30", "-20", polarity=Polarity.HIGHER)
    assert variance is not None
    assert (variance.percent, variance.words) == (Decimal(-50), "50.0% below its target")


def test_what_an_explanation_lacks_is_named():
    variance = of("37.5", "50")
    missing = lacking(variance, **NOTHING)
    assert tuple(missing) == ALL
    assert unexplained("Stability of placements", variance, missing) == (
        "Stability of placements is 25.0% below its target; up to 10% needs no word. "
        "It still needs a cause, an explanation, a corrective action and its date."
    )


def test_a_full_explanation_lacks_nothing():
    variance = of("37.5", "50")
    said = {"cause": "demand", "explanation": "Two sibling groups.", "has_action": True, "act_by": date(2026, 12, 1)}
    assert not lacking(variance, **said)
    assert unexplained("Stability", variance, {}) is None


def test_what_lies_within_the_tolerance_is_not_explained():
    assert within("stability", of("48", "50")) == (
        "Stability needs no explanation. Say what is worth saying in its commentary."
    )
    assert within("stability", of("30", "50")) is None
