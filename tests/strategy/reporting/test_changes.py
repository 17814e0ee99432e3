"""Two versions of a report, paragraph by paragraph."""

from strategy.reporting.changes import Fate, changes, in_order


def test_numbers_stand_as_they_are_counted():
    assert in_order(["2.10", "2", "2.2", "2.1A", "2.1", "10"]) == ["2", "2.1", "2.1A", "2.2", "2.10", "10"]


def test_each_paragraph_is_unchanged_changed_new_or_gone():
    was = {"1.1": ("", "Same."), "1.2": ("", "Was so."), "1.3": ("", "Gone.")}
    becomes = {"1.1": ("", "Same."), "1.2": ("", "Is so."), "1.1A": ("", "New.")}
    found = {one.name: one.fate for one in changes(was, becomes)}
    assert found == {"1.1": Fate.SAME, "1.1A": Fate.NEW, "1.2": Fate.CHANGED, "1.3": Fate.GONE}


def test_a_changed_paragraph_shows_its_words_both_ways():
    (one,) = changes({"1": ("", "It was so.")}, {"1": ("", "It is so.")})
    assert [(str(piece.kind), piece.text) for piece in one.pieces if piece.kind != "same"] == [
        ("removed", "was"),
        ("added", "is"),
    ]


def test_a_new_heading_is_a_change():
    (one,) = changes({"1": ("Aims", "It.")}, {"1": ("Purposes", "It.")})
    assert one.fate is Fate.CHANGED
