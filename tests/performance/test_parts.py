"""A measure in its parts."""

from performance.charts.stack import fits_one_bar, part_rows, stacked
from performance.parts import splits_of
from performance.sentences.places import parts_heading
from performance.windows import Change, Window
from salford_css.core.periods import FinancialYear, Frequency
from tests.performance.series import DELAYS

BEFORE, NOW = (FinancialYear(year).period(Frequency.YEAR, 1) for year in (2017, 2018))


def change(before: float, now: float) -> Change:
    return Change(Window(BEFORE, BEFORE, before), Window(NOW, NOW, now))


WHOLE = change(100, 150)
HEALTH, CARE = ("health", "by=nhs", change(60, 120)), ("social care", "by=care", change(40, 30))


def test_what_rose_is_told_before_what_fell():
    (split,) = splits_of(WHOLE, [HEALTH, CARE])
    assert parts_heading(split, DELAYS) == "Health rose from 60 to 120; social care fell from 40 to 30"


def test_parts_of_two_kinds_are_kept_apart():
    ages = [("young", "age=1", change(50, 70)), ("old", "age=2", change(50, 80))]
    assert len(splits_of(WHOLE, [HEALTH, CARE, *ages])) == 2


def test_a_part_that_stands_alone_is_no_split():
    assert splits_of(WHOLE, [HEALTH]) == []


def test_parts_fit_one_bar_only_where_they_make_up_the_whole():
    (whole,) = splits_of(WHOLE, [HEALTH, CARE])
    (short,) = splits_of(change(100, 200), [HEALTH, CARE])
    assert fits_one_bar(whole) and not fits_one_bar(short)


def test_both_bars_are_drawn_to_one_scale():
    (split,) = splits_of(WHOLE, [HEALTH, CARE])
    before, now = stacked(split, DELAYS)
    assert [piece.width for piece in before.pieces] == [40, 26.67]
    assert [piece.width for piece in now.pieces] == [80, 20]
    assert now.description == "health 120, social care 30"


def test_a_narrow_piece_holds_no_figure():
    (split,) = splits_of(change(100, 100), [("a", "by=a", change(95, 95)), ("b", "by=b", change(5, 5))])
    assert [bool(piece.figure_css) for piece in stacked(split, DELAYS)[1].pieces] == [True, False]


def test_parts_by_themselves_show_now_and_before():
    (split,) = splits_of(change(100, 200), [HEALTH, CARE])
    health, _ = part_rows(split, DELAYS)
    assert (health.width, health.line) == (100, 50)
