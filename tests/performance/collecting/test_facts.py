"""What is wrong with a figure as somebody typed it."""

from decimal import Decimal

import pytest

from performance.collecting.facts import Facts, Rules, faults, outcome
from performance.possible import Bounds

PERCENT = Rules(Bounds(Decimal(100), Decimal(0), Decimal(100)), "percent", 1)


def number(text: str) -> Decimal:
    return Decimal(text)


@pytest.mark.parametrize(
    "facts",
    [
        Facts(),
        Facts(value=number("45.0")),
        Facts(numerator=number("9"), denominator=number("20")),
        Facts(value=number("45.0"), numerator=number("9"), denominator=number("20")),
        Facts(value=number("33.3"), numerator=number("1"), denominator=number("3")),
        Facts(status="suppressed"),
        Facts(value=number("0")),
    ],
)
def test_a_plain_figure_is_taken(facts: Facts):
    assert not faults(facts, PERCENT)


@pytest.mark.parametrize(
    ("facts", "field", "words"),
    [
        (Facts(numerator=number("9")), "denominator", "Give both parts"),
        (Facts(denominator=number("9")), "numerator", "Give both parts"),
        (Facts(numerator=number("1"), denominator=number("-2")), "denominator", "cannot be negative"),
        (Facts(numerator=number("1"), denominator=number("0")), "denominator", "the denominator is 0"),
        (
            Facts(numerator=number("21"), denominator=number("20")),
            "numerator",
            "a part cannot exceed its whole",
        ),
        (Facts(value=number("-1")), "value", "The figure cannot lie below 0."),
        (
            Facts(value=number("0.45"), numerator=number("9"), denominator=number("20")),
            "value",
            "The two parts give 45.0%, not 0.5%.",
        ),
        (Facts(value=number("45"), status="suppressed"), "status", "not both"),
        (Facts(status="missing"), "status", "missing is no reason"),
        (Facts(status="reported"), "status", "reported is no reason"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(facts: Facts, field: str, words: str):
    found = faults(facts, PERCENT)
    assert list(found) == [field]
    assert words in found[field]


def test_the_figure_is_the_one_given_or_the_quotient():
    assert outcome(Facts(numerator=number("9"), denominator=number("20")), PERCENT) == 45
    assert outcome(Facts(value=number("44.9"), numerator=number("9"), denominator=number("20")), PERCENT) == number(
        "44.9"
    )
    assert outcome(Facts(status="suppressed"), PERCENT) is None
    assert outcome(Facts(), PERCENT) is None
