"""Small words of sentences."""

from datetime import date

import pytest

from salford_css.core import words


def test_counts_are_words_up_to_twelve_and_figures_beyond():
    assert [words.number(count) for count in (0, 12, 13, 1128)] == ["no", "twelve", "13", "1,128"]


def test_only_one_thing_is_singular():
    assert [words.counted(count, "break") for count in (0, 1, 2)] == ["no breaks", "one break", "two breaks"]


def test_a_noun_may_bring_its_own_plural():
    assert words.counted(3, "body", "bodies") == "three bodies"


@pytest.mark.parametrize(("count", "said"), [(0, "none is late"), (1, "one is late"), (3, "three are late")])
def test_a_verb_agrees_with_its_number(count: int, said: str):
    assert words.some(count, "is late", "are late") == said


@pytest.mark.parametrize(
    ("parts", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_a_list_reads_as_in_a_sentence(parts: list[str], said: str):
    assert words.listed(parts) == said


def test_a_capital_leaves_the_rest_as_it_was():
    assert (words.capital("the NHS trust"), words.capital("")) == ("The NHS trust", "")


def test_a_day_is_written_without_a_nought():
    assert words.day(date(2004, 3, 5)) == "5 March 2004"


def test_a_deed_of_the_log_is_said_in_words():
    assert words.deed("proposal-revised") == "Proposal revised"
