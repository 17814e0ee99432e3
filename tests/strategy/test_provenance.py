"""A cause explains its change also when other wordings lie between."""

from strategy.differences import Span
from strategy.provenance import carried, traced

FIRST = "A prevention team shall be set up by the directorate in the spring"
SECOND = "A multi-agency prevention team shall be set up by the directorate in the spring"
THIRD = "A multi-agency prevention service shall be set up by the directorate and its partners in the spring"


def test_between_neighbours_a_cause_explains_what_it_names():
    found = traced([FIRST, SECOND], [[Span()]])
    assert (found.letters, found.unexplained) == ([["a"]], [])


def test_without_a_cause_a_change_is_an_orphan():
    assert traced([FIRST, SECOND], [[]]).unexplained == ["a"]


def test_a_cause_of_the_second_wording_explains_its_words_in_the_third():
    found = traced([FIRST, SECOND, THIRD], [[Span()], [Span(11, 14)]])
    multi_agency, partners = found.letters
    assert found.difference.changes[0].added.startswith("multi-agency")
    assert (multi_agency, partners) == (["a"], ["b"])


def test_a_part_without_a_cause_leaves_the_whole_change_unexplained():
    """`service` came without a cause, and stands beside `multi-agency`, which has one."""
    assert traced([FIRST, SECOND, THIRD], [[Span()], [Span(11, 14)]]).unexplained == ["a"]


def test_with_a_cause_at_every_step_nothing_is_unexplained():
    assert traced([FIRST, SECOND, THIRD], [[Span()], [Span()]]).unexplained == []


def test_what_was_taken_back_is_no_change_any_more():
    found = traced([FIRST, SECOND, FIRST], [[Span()], [Span()]])
    assert found.difference.changes == []
    assert found.letters == [[], []]


def test_a_removal_is_followed_to_the_point_where_the_words_stood():
    texts = ["one two three four five six", "one two three six", "zero one two three six"]
    found = traced(texts, [[Span()], []])
    assert [change.removed for change in found.difference.changes] == ["", "four five"]
    assert (found.letters, found.unexplained) == ([["b"]], ["a"])


def test_words_move_on_by_what_came_in_before_them():
    moves = [(2, 2, 2, 5)]
    assert [carried(place, moves) for place in ((0, 2), (2, 4), (0, 3))] == [(0, 2), (5, 7), (0, 6)]


def test_words_inside_a_replaced_block_become_all_of_it():
    assert carried((3, 4), [(2, 6, 2, 3)]) == (2, 3)
