"""What a figure cannot be, in words, wherever it comes from; what is doubtful about one."""

from datetime import date
from decimal import Decimal

import pytest

from performance.possible import Bounds, disagreement, faults, too_early

PART = Bounds(Decimal(100), Decimal(0), Decimal(100))


@pytest.mark.parametrize(
    ("value", "numerator", "denominator", "about"),
    [
        ("45", None, None, []),
        ("-1", None, None, ["value"]),
        ("101", None, None, ["value"]),
        (None, "5", "-1", ["denominator"]),
        (None, "-5", "1", ["numerator"]),
        (None, "5", "0", ["denominator"]),
        (None, "5", "4", ["numerator"]),
        (None, "0", "0", []),
        ("125", "5", "4", ["numerator", "value"]),
    ],
)
def test_what_cannot_be_is_named_by_its_part(
    value: str | None, numerator: str | None, denominator: str | None, about: list[str]
):
    value, numerator, denominator = (
        None if text is None else Decimal(text) for text in (value, numerator, denominator)
    )
    assert [part for part, _ in faults(PART, value, numerator, denominator)] == about


def test_a_rate_may_exceed_its_base_and_a_change_may_fall_below_none():
    assert not list(faults(Bounds(Decimal(1000), None, None), Decimal(-3), Decimal(-5), Decimal(4)))


@pytest.mark.parametrize(
    ("value", "numerator", "denominator", "is_doubtful"),
    [
        ("12.5", 11, 88, False),
        ("13", 11, 88, False),
        ("12.4", 11, 88, True),
        ("25.0", 10, 45, False),
        ("0.125", 11, 88, True),
        ("50", 1, 0, False),
    ],
)
def test_a_value_is_held_against_its_parts(value: str, numerator: int, denominator: int, is_doubtful: bool):
    found = disagreement(Decimal(value), Decimal(numerator), Decimal(denominator), PART, "percent")
    assert bool(found) is is_doubtful


def test_a_figure_known_before_its_period_begins_is_told():
    assert too_early(date(2004, 4, 1), date(2004, 3, 31)).startswith("The period begins on 1 April 2004, after the day")
    assert not too_early(date(2004, 4, 1), date(2004, 4, 1))
