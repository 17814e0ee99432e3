"""Red, amber and green, by the rules of three councils' reports."""

from decimal import Decimal

import pytest

from performance.aims import Reach
from performance.lights import Compared, Light, Rule, Shape, Step, light_of

# Halton, quarterly monitoring 2003/04: met; only just missed and better than last year; missed; and no light on a local
# agreement's targets before their date. How much is "only just" it does not say: 5 per cent is ours.
HALTON = Rule(
    "Halton",
    (
        Step(Light.GREEN, Shape.MET),
        Step(Light.AMBER, Shape.NEAR_AND_IMPROVED, Decimal(5), "just missed, and better than last year"),
        Step(Light.RED, Shape.OTHERWISE),
    ),
    waits=True,
)
TEN_PER_CENT = Rule(
    "Within 10%",
    (Step(Light.GREEN, Shape.MET), Step(Light.AMBER, Shape.NEAR, Decimal(10)), Step(Light.RED, Shape.OTHERWISE)),
)
# Durham, third quarter of 2007/08: better by 10 per cent or more; better; worse.
DURHAM = Rule(
    "Durham",
    (
        Step(Light.GREEN, Shape.BETTER_BY, Decimal(10), "better by 10% or more"),
        Step(Light.GREEN, Shape.MET, words="better by under 10%"),
        Step(Light.RED, Shape.OTHERWISE, words="worse"),
    ),
)
AT_LEAST_80 = Reach(Decimal(80), None)
AT_MOST_80 = Reach(None, Decimal(80))


def light(
    rule: Rule, value: str, reach: Reach = AT_LEAST_80, before: str | None = None, over: bool = True
) -> Light | None:
    compared = Compared(Decimal(value), reach, None if before is None else Decimal(before))
    return light_of(rule, compared, target_is_over=over).light


@pytest.mark.parametrize(
    ("value", "before", "given"),
    [
        ("80", None, Light.GREEN),
        ("78", "70", Light.AMBER),
        ("78", "79", Light.RED),
        ("78", None, Light.RED),
        ("70", "60", Light.RED),
    ],
)
def test_just_missed_is_amber_only_where_it_got_better(value: str, before: str | None, given: Light) -> None:
    assert light(HALTON, value, before=before) is given


def test_no_light_is_shown_before_the_targets_date() -> None:
    lit = light_of(HALTON, Compared(Decimal(90), AT_LEAST_80), target_is_over=False)
    assert (lit.light, lit.words) == (None, "no light before the target's date")


@pytest.mark.parametrize(
    ("value", "reach", "given"),
    [
        ("72", AT_LEAST_80, Light.AMBER),
        ("71.9", AT_LEAST_80, Light.RED),
        ("88", AT_MOST_80, Light.AMBER),
        ("88.1", AT_MOST_80, Light.RED),
    ],
)
def test_amber_within_a_tenth_of_the_target_on_either_side(value: str, reach: Reach, given: Light) -> None:
    assert light(TEN_PER_CENT, value, reach) is given


def test_steps_of_a_comparison_carry_the_reports_own_words() -> None:
    words = [
        light_of(DURHAM, Compared(Decimal(value), AT_LEAST_80), target_is_over=True).words for value in (88, 80, 79)
    ]
    assert words == ["better by 10% or more", "better by under 10%", "worse"]


def test_fewer_than_85_is_missed_exactly_at_85() -> None:
    fewer = Reach(None, Decimal(85), strict=True)
    assert light(TEN_PER_CENT, "84", fewer) is Light.GREEN
    assert light(TEN_PER_CENT, "85", fewer) is Light.AMBER


def test_of_a_target_of_zero_there_is_no_margin() -> None:
    assert light(TEN_PER_CENT, "1", Reach(None, Decimal(0))) is Light.RED
    assert light(TEN_PER_CENT, "0", Reach(None, Decimal(0))) is Light.GREEN


def test_a_range_is_missed_on_both_sides_and_never_beaten() -> None:
    ten_to_fifteen = Reach(Decimal(10), Decimal(15))
    assert [light(TEN_PER_CENT, value, ten_to_fifteen) for value in ("9.5", "12", "16", "20")] == [
        Light.AMBER, Light.GREEN, Light.AMBER, Light.RED,
    ]  # fmt: skip
    assert ten_to_fifteen.ahead(Decimal(12)) is None
    assert light(HALTON, "15.5", ten_to_fifteen, before="17") is Light.AMBER


def test_a_rule_without_a_last_step_can_give_no_light() -> None:
    assert (
        light_of(
            Rule("Met only", (Step(Light.GREEN, Shape.MET),)), Compared(Decimal(1), AT_LEAST_80), target_is_over=True
        ).light
        is None
    )


def test_the_step_says_itself_in_plain_words() -> None:
    assert Step(Light.AMBER, Shape.NEAR, Decimal("10.0")).said == "missed by no more than 10% of the target"
