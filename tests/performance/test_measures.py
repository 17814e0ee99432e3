"""From numerator and denominator to a value; from what was printed to a value or the reason there is none."""

from decimal import Decimal

import pytest

from performance.measures import Measured, Status, measured, multiplier_of, read, rounded, value_of, written


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("x", Status.SUPPRESSED),
        ("[c]", Status.SUPPRESSED),
        ("S/R", Status.UNDER_REVIEW),
        ("N/A", Status.NOT_APPLICABLE),
        ("..", Status.NOT_AVAILABLE),
        ("[x]", Status.NOT_AVAILABLE),
        ("  ", Status.MISSING),
        (None, Status.MISSING),
    ],
)
def test_a_mark_is_a_reason_and_no_number(text: str | None, status: Status) -> None:
    assert read(text) == Measured(None, status)


@pytest.mark.parametrize(
    ("text", "value"),
    [("0", "0"), ("45.0%", "45.0"), ("1,128", "1128"), (" -3.5 ", "-3.5"), ("12,345,678.9", "12345678.9")],
)
def test_a_number_is_read_as_it_was_printed(text: str, value: str) -> None:
    assert read(text) == Measured(Decimal(value), Status.REPORTED)


@pytest.mark.parametrize("text", ["abc", "1,12", "NaN", "Infinity", "1.2.3", "#DIV/0!"])
def test_anything_else_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match="neither a number nor a mark"):
        read(text)


def test_a_percentage_is_divided_once_and_kept_to_ten_places() -> None:
    assert value_of(Decimal(5), Decimal(30), Decimal(100)) == Decimal("16.6666666667")


def test_an_exact_quotient_stays_exact() -> None:
    assert str(value_of(Decimal(9), Decimal(3))) == "3"


def test_nothing_can_be_divided_by_nothing() -> None:
    assert measured(Decimal(0), Decimal(0), Decimal(100)) == Measured(None, Status.NOT_APPLICABLE)


def test_half_a_pair_is_missing_and_not_zero() -> None:
    assert measured(None, Decimal(30), Decimal(100)) == Measured(None, Status.MISSING)


def test_zero_of_thirty_is_a_value() -> None:
    assert measured(Decimal(0), Decimal(30), Decimal(100)) == Measured(Decimal(0), Status.REPORTED)


def test_a_negative_denominator_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        value_of(Decimal(1), Decimal(-1))


@pytest.mark.parametrize(
    ("unit", "multiplier"),
    [("percent", 100), ("percent change", 100), ("per 1000", 1000), ("per 100,000 people", 100000), ("days", 1)],
)
def test_the_unit_says_by_what_to_multiply(unit: str, multiplier: int) -> None:
    assert multiplier_of(unit) == multiplier


def test_halves_are_rounded_away_from_zero() -> None:
    assert (rounded(Decimal("2.5"), 0), rounded(Decimal("-2.5"), 0)) == (3, -3)


@pytest.mark.parametrize(
    ("value", "unit", "places", "words"),
    [
        ("45", "percent", 1, "45.0%"),
        ("-2", "percent change", 0, "-2% change"),
        ("1128", "days", 0, "1,128 days"),
        ("3.25", "per 1000", 1, "3.3 per 1,000"),
        ("410.5", "GBP per week", 2, "£410.50 per week"),
        ("580", "", 0, "580"),
    ],
)
def test_a_value_is_written_with_its_unit(value: str, unit: str, places: int, words: str) -> None:
    assert written(Decimal(value), unit, places) == words
