"""What changed between two wordings, and what has no cause."""

from itertools import islice
from random import Random
from time import process_time

import pytest

from strategy.differences import Kind, Piece, Span, changes, letters, pieces, without_cause

WAS = "A high-level prevention team within the directorate"
BECOMES = "A high-level multi-disciplinary Preventive Social Work Service within the directorate"


def test_equal_wordings_have_no_change():
    assert changes(WAS, WAS) == []


def test_a_replaced_phrase_is_one_lettered_change():
    (change,) = changes(WAS, BECOMES)
    assert (change.letter, change.kind) == ("a", Kind.REPLACED)
    assert (change.removed, change.added) == ("prevention team", "multi-disciplinary Preventive Social Work Service")


def test_both_wordings_can_be_read_off_the_woven_text():
    woven = pieces(WAS, BECOMES)
    assert " ".join(piece.text for piece in woven if piece.kind != Kind.ADDED) == WAS
    assert " ".join(piece.text for piece in woven if piece.kind != Kind.REMOVED) == BECOMES


def test_a_word_left_out_is_a_removal_at_one_point():
    (change,) = changes("report to the whole Cabinet", "report to the Cabinet")
    assert (change.kind, change.first, change.end) == (Kind.REMOVED, 3, 3)


def test_two_changes_with_one_word_between_them_are_read_as_one():
    assert len(changes("joint post of deputy", "shared post for deputy")) == 1
    assert len(changes("joint post of the new deputy here", "shared post of the new director here")) == 2


def test_spaces_alone_are_no_change_but_a_new_paragraph_is():
    assert changes("one  two", "one two") == []
    assert changes("one two", "one\n\ntwo")[0].kind == Kind.ADDED


def test_a_change_within_the_span_of_a_cause_is_explained():
    found = changes("a b c d e f", "a B c d e F")
    assert [change.letter for change in without_cause(found, [Span(1, 2)])] == ["b"]


def test_a_cause_without_a_span_explains_the_whole_change():
    assert without_cause(changes(WAS, BECOMES), [Span()]) == []


def test_without_causes_every_change_is_an_orphan():
    assert len(without_cause(changes(WAS, BECOMES), [])) == 1


def test_letters_go_on_after_z():
    assert list(islice(letters(), 25, 28)) == ["z", "aa", "ab"]


def test_line_breaks_are_kept_in_what_is_shown():
    assert pieces("one\ntwo", "one\ntwo") == [Piece(Kind.SAME, "one\ntwo")]


def long_text(*, line: int) -> list[str]:
    """About 200,000 characters: 33,000 words, most of them common ones, in lines of so many words; 0: one line."""
    say = Random(1)
    common = ["the", "of", "and", "to", "in", "that", "be", "a", "for", "with", "service", "council", "care", "home"]
    words = [say.choice(common) if say.random() < 0.5 else f"word{say.randrange(4000)}" for _ in range(33_000)]
    return [f"{word}\n" if line and n % line == 0 else word for n, word in enumerate(words)]


@pytest.mark.parametrize("line", [60, 0], ids=["in paragraphs", "in one line"])
def test_a_text_of_200_000_characters_with_many_changes_is_compared_within_a_second(line: int):
    was = long_text(line=line)
    becomes = [word for n, word in enumerate(was) if n % 101]
    began = process_time()
    found = changes(" ".join(was), " ".join(becomes))
    assert process_time() - began < 1
    assert len(found) == pytest.approx(327, abs=3)


def test_a_paragraph_put_into_a_very_long_text_is_one_change():
    was = long_text(line=60)
    becomes = [*was[:9000], "a", "paragraph", "came", "in", *was[9000:]]
    assert [change.added for change in changes(" ".join(was), " ".join(becomes))] == ["a paragraph came in"]


def test_long_texts_of_which_every_word_is_the_same_are_no_trap():
    began = process_time()
    (change,) = changes("so " * 60_000, "so " * 50_000)
    assert (change.kind, process_time() - began < 1) == (Kind.REMOVED, True)
