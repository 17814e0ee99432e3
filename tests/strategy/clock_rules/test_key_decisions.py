"""When a decision is key by the council's rule of 2004: £100,000 or two wards."""

from decimal import Decimal

import pytest

from strategy.clock_rules import Suggestion, contradicts, suggest_key


def ask(amount: str | None, wards: int | None) -> Suggestion:
    return suggest_key(
        amount=None if amount is None else Decimal(amount), wards=wards, from_amount=Decimal(100_000), from_wards=2
    )


@pytest.mark.parametrize(
    ("amount", "wards", "key", "because"),
    [
        ("100000", 0, True, "Key, because £100,000 is £100,000 or more."),
        ("-250000", None, True, "Key, because £250,000 is £100,000 or more."),
        ("5000", 2, True, "Key, because 2 wards are 2 or more."),
        ("2000000", 20, True, "Key, because £2 million is £100,000 or more and 20 wards are 2 or more."),
        ("99999.99", 1, False, "Not key: £99,999.99 is less than £100,000 and 1 ward is fewer than 2."),
        (None, 1, None, "Nothing can be suggested: its amount is not stated."),
        ("5000", None, None, "Nothing can be suggested: its wards are not stated."),
        (None, None, None, "Nothing can be suggested: its amount and its wards are not stated."),
    ],
)
def test_the_suggestion_says_why(amount: str | None, wards: int | None, key: bool | None, because: str):
    assert ask(amount, wards) == Suggestion(key, because)


def test_a_rule_on_amounts_alone_does_not_ask_for_wards():
    found = suggest_key(amount=Decimal(5), wards=None, from_amount=Decimal(10), from_wards=None)
    assert found == Suggestion(False, "Not key: £5 is less than £10.")


def test_without_a_rule_nothing_is_suggested():
    assert suggest_key(amount=Decimal(5), wards=1, from_amount=None, from_wards=None).key is None


def test_saying_otherwise_needs_a_reason():
    found = contradicts(ask("250000", None), key=False, because=" ")
    assert found == ("The rule suggests otherwise (Key, because £250,000 is £100,000 or more): say why it is not key.")


@pytest.mark.parametrize(("key", "because"), [(True, ""), (False, "Met from a grant for this purpose.")])
def test_agreeing_needs_none_and_a_reason_is_enough(key: bool, because: str):
    assert contradicts(ask("250000", None), key=key, because=because) is None
