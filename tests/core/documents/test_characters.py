"""What a file cannot carry, or its fonts cannot show, is seen and never dropped."""

import pytest

from salford_css.core.documents.characters import printable, remark, shown_by

ASCII = frozenset(range(32, 127))


@pytest.mark.parametrize(
    ("text", "carried"),
    [
        ("a\x00b", "a\ufffdb"),
        ("a\x9fb", "a\ufffdb"),
        ("\u202eevil", "\ufffdevil"),
        ("a\ufffe", "a\ufffd"),
        ("\ud800", "\ufffd"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("tab\tand\nline", "tab\tand\nline"),
        ("e\u0301 ש 🎉", "e\u0301 ש 🎉"),
    ],
)
def test_what_no_file_may_hold_is_replaced_visibly(text: str, carried: str):
    assert printable(text) == carried


def test_a_letter_without_a_glyph_becomes_a_square_and_is_noted():
    missing: set[str] = set()
    assert shown_by(ASCII, missing)("a 中 b") == "a □ b"
    assert missing == {"中"}


def test_what_has_no_shape_is_left_out_without_a_remark():
    missing: set[str] = set()
    assert shown_by(ASCII, missing)("a\u200db\ufe0f\u00ad") == "ab"
    assert missing == set()


def test_the_remark_names_five_and_counts_the_rest():
    assert remark(set()) == ""
    assert "中 (cjk unified ideograph-4e2d) and 2 more" not in remark({"中"})
    assert " and 2 more" in remark(set("αβγδεζη"))
