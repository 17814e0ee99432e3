"""Amounts are added up by kind and by how often they come, and never set against each other."""

from decimal import Decimal

from strategy.sums import Line, MoneyKind, sentence, sums

COST, SAVING, INCOME = MoneyKind.COST, MoneyKind.SAVING, MoneyKind.INCOME_FOREGONE


def test_pennies_add_up():
    found = sums([Line(COST, "one_off", Decimal("0.10"))] * 3)
    assert [one.total for one in found] == [Decimal("0.30")]


def test_a_saving_never_hides_a_cost_and_once_is_not_every_year():
    lines = [
        Line(COST, "recurring", Decimal(40_000)),
        Line(COST, "one_off", Decimal(5_000)),
        Line(SAVING, "recurring", Decimal(40_000)),
    ]
    assert sentence(sums(lines), standing="") == (
        "Costs £5,000 once, costs £40,000 every year and saves £40,000 every year."
    )


def test_what_nobody_stated_is_said_to_be_missing():
    assert sentence(sums([Line(INCOME, "", None)]), standing="") == "The income foregone is not stated."


def test_a_sum_with_a_gap_says_so():
    lines = [Line(COST, "one_off", Decimal(5_000)), Line(COST, "one_off", None)]
    assert sentence(sums(lines), standing="") == "Costs £5,000 once, and more that is not stated."


def test_nobody_said_how_often():
    assert sentence(sums([Line(COST, "", Decimal(5))]), standing="") == "Costs £5 (how often is not stated)."


def test_without_a_line_the_standing_speaks():
    assert sentence([], standing="it costs nothing") == "It costs nothing."
