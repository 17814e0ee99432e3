"""Words that claim a direction, beside the figure that says otherwise."""

from decimal import Decimal

from strategy.reporting.claims import Standing, contradictions

LATE_DISCHARGES = Standing("late", "48 a week", change=Decimal(3), higher_is_better=False, on_target=False)
AT_HOME = Standing("home", "87 per thousand", change=Decimal(4), higher_is_better=True, on_target=True)
UNTOLD = Standing("untold", "12")


def wrong(text: str) -> list[str]:
    return [one.word for one in contradictions(text, [LATE_DISCHARGES, AT_HOME, UNTOLD])]


def test_fell_beside_a_figure_that_rose_is_wrong():
    assert wrong("Late discharges fell to {{late}}.") == ["fell"]


def test_rose_beside_a_figure_that_rose_is_right():
    assert wrong("Late discharges rose to {{late}}.") == []


def test_improved_goes_by_what_is_better_not_by_what_is_higher():
    assert wrong("Late discharges improved to {{late}}.") == ["improved"]
    assert wrong("Help at home improved to {{home}}.") == []


def test_what_is_denied_is_not_claimed():
    assert wrong("Late discharges have not improved: {{late}}.") == []
    assert wrong("Help at home has not improved: {{home}}.") == ["improved"]


def test_on_target_beside_a_missed_target_is_wrong():
    assert wrong("With {{late}} we are on target.") == ["on target"]


def test_only_the_figure_of_the_same_sentence_counts():
    assert wrong("Late discharges stand at {{late}}. Spending fell.") == []


def test_a_word_that_one_of_two_figures_bears_out_stands():
    assert wrong("Help at home improved to {{home}}, late discharges stand at {{late}}.") == []


def test_where_the_record_cannot_tell_nothing_is_said():
    assert wrong("It improved to {{untold}} and is on target.") == []
