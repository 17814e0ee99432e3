"""Whether two people wrote on the same line."""

from decimal import Decimal

from performance.collecting.drafts import Draft, Fate, fate
from performance.collecting.facts import Facts

BEGUN = Draft(Facts(value=Decimal(45)))
MINE = Draft(Facts(value=Decimal(46)))
HERS = Draft(Facts(value=Decimal(47)))


def test_a_line_nobody_touched_is_left_alone():
    assert fate(shown=BEGUN.mark, typed=Draft(Facts(value=Decimal("45.0"))), stands=BEGUN) is Fate.UNTOUCHED


def test_a_line_i_did_not_touch_keeps_what_she_wrote():
    assert fate(shown=BEGUN.mark, typed=BEGUN, stands=HERS) is Fate.UNTOUCHED


def test_a_line_i_changed_is_saved():
    assert fate(shown=BEGUN.mark, typed=MINE, stands=BEGUN) is Fate.SAVE


def test_a_line_both_changed_is_shown_to_the_second():
    assert fate(shown=BEGUN.mark, typed=MINE, stands=HERS) is Fate.CONFLICT


def test_two_who_wrote_the_same_do_not_clash():
    assert fate(shown=BEGUN.mark, typed=HERS, stands=HERS) is Fate.UNTOUCHED


def test_a_spreadsheet_that_saw_no_draft_overwrites():
    assert fate(shown="", typed=MINE, stands=HERS) is Fate.SAVE


def test_words_count_as_well_as_figures():
    said = Draft(BEGUN.facts, commentary="Two sibling groups.")
    assert fate(shown=BEGUN.mark, typed=said, stands=BEGUN) is Fate.SAVE
