"""What changed between two wordings, and what has no cause."""

from itertools import islice
from time import perf_counter

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


def test_a_very_long_text_is_compared_in_seconds():
    lines = [f"paragraph {n} says this and that about service {n % 7}" for n in range(20_000)]
    other = [*lines[:10_000], "a paragraph came in between", *lines[10_000:15_000], *lines[15_100:]]
    began = perf_counter()
    found = changes("\n".join(lines), "\n".join(other))
    assert [change.kind for change in found] == [Kind.ADDED, Kind.REMOVED]
    assert perf_counter() - began < 10
