"""One sort of rule for key thresholds and for rating limiters, and small councils let off where one user decides."""

from decimal import Decimal

import pytest

from performance.caps import BadWhen, Cap, Figure, Outcome, held_against

PLACEMENTS = Cap("Three or more placements", BadWhen.ABOVE, Decimal(20), "percent", "some", lets_off_small_numbers=True)
STATEMENTS = Cap(
    "The lowest score of a quality statement", BadWhen.AT_OR_BELOW, Decimal(1), "score", "requires improvement"
)


def figure(value: str, numerator: int | None = None, denominator: int | None = None) -> Figure:
    parts = [None if one is None else Decimal(one) for one in (numerator, denominator)]
    return Figure(Decimal(value), *parts)


def test_a_bad_figure_caps_and_says_at_what() -> None:
    found = held_against(PLACEMENTS, figure("22", 22, 100))
    assert (found.outcome, found.why) == (
        Outcome.BITES,
        "“Three or more placements” stands at 22%, above 20%: the judgement can be no better than “some”.",
    )


def test_exactly_at_the_limit_is_not_above_it() -> None:
    found = held_against(PLACEMENTS, figure("20"))
    assert (found.outcome, found.why) == (
        Outcome.CLEAR, "“Three or more placements” stands at 20%, not above 20%: it caps nothing.",
    )  # fmt: skip


def test_one_quality_statement_that_scores_one_limits_a_key_question() -> None:
    assert held_against(STATEMENTS, figure("1")).outcome is Outcome.BITES
    assert held_against(STATEMENTS, figure("2")).outcome is Outcome.CLEAR


def test_a_small_council_is_let_off_where_one_child_decides() -> None:
    found = held_against(PLACEMENTS, figure("22.2222", 2, 9))
    assert found.outcome is Outcome.LET_OFF
    assert "2 of 9 are counted and one service user would make it 11.11%" in found.why


def test_a_council_one_child_from_the_limit_on_large_numbers_is_let_off_only_by_the_rule_that_says_so() -> None:
    assert held_against(PLACEMENTS, figure("20.1", 201, 1000)).outcome is Outcome.LET_OFF
    by_size = Cap(**{name: getattr(PLACEMENTS, name) for name in PLACEMENTS.__slots__} | {"markedly": Decimal(5)})
    assert held_against(by_size, figure("20.1", 201, 1000)).outcome is Outcome.BITES
    assert held_against(by_size, figure("25", 4, 16)).outcome is Outcome.LET_OFF


def test_a_rule_that_lets_nobody_off_caps_small_numbers_too() -> None:
    strict = Cap("Placements", BadWhen.ABOVE, Decimal(20), "percent", "some")
    assert held_against(strict, figure("22.2", 2, 9)).outcome is Outcome.BITES


def test_where_too_few_is_bad_one_user_more_is_what_decides() -> None:
    equipment = Cap(
        "Equipment in time", BadWhen.AT_OR_BELOW, Decimal(20), "percent", "most", lets_off_small_numbers=True
    )
    assert held_against(equipment, figure("20", 2, 10)).outcome is Outcome.LET_OFF
    assert held_against(equipment, figure("10", 1, 10)).outcome is Outcome.BITES


@pytest.mark.parametrize("numbers", [(None, None), (2, 0)])
def test_without_the_numbers_behind_it_nothing_is_let_off(numbers: tuple[int | None, int | None]) -> None:
    assert held_against(PLACEMENTS, figure("22", *numbers)).outcome is Outcome.BITES


def test_no_figure_and_an_unclear_side_cap_nothing_and_say_why() -> None:
    assert "No figure for" in held_against(PLACEMENTS, Figure(None)).why
    unclear = Cap("Homes inspected", BadWhen.UNCLEAR, Decimal(1), "percent", "most")
    found = held_against(unclear, figure("0"))
    assert found.outcome is Outcome.UNKNOWN
    assert "does not say on which side of 1% it caps" in found.why
