"""What can be doubted of a series is said in a sentence; what cannot be doubted is not said."""

from datetime import date
from decimal import Decimal
from typing import Any

from performance.quality import Doubt, Found, Known, Sheet, doubts, verdict
from salford_css.core.periods import Frequency

CLEAN = Sheet(is_divided=False, next_review=None, is_checked=True, source_return="KS1")
ON = date(2004, 6, 1)


def known(year: int, value: int | None = 10, **facts: Any) -> Known:
    about = {"numerator": None, "denominator": None, "status": "reported", "stage": "final"}
    facts = {**about, "known_from": date(year + 1, 5, 1), **facts}
    return Known(period=date(year, 4, 1), value=None if value is None else Decimal(value), **facts)


def found(*rows: Known, sheet: Sheet = CLEAN, due: date | None = None, breaks: tuple[date, ...] = ()) -> list[Found]:
    return list(doubts(rows, Frequency.YEAR, sheet, due=due, breaks=breaks, on=ON))


def test_a_steady_series_with_its_sheet_checked_is_sound():
    assert found(known(2000), known(2001), known(2002)) == []
    assert verdict([]) == "sound"


def test_a_year_without_a_figure_is_missing():
    (one,) = found(known(2000), known(2002))
    assert (one.doubt, one.sentence) == (Doubt.MISSING, "One year without a figure: 2001/02.")


def test_the_year_between_two_surveys_is_not_missing():
    every_second = Sheet(False, None, True, "Survey", steps=2)
    assert found(known(1998), known(2000), known(2002), sheet=every_second) == []


def test_a_late_figure_says_since_when():
    (one,) = found(known(2001), due=date(2004, 3, 31))
    assert one.sentence == "The figure after 2001/02 was due on 31 March 2004."


def test_a_figure_three_times_the_one_before_is_asked_about():
    (one,) = found(known(2001, 10), known(2002, 32))
    assert one.doubt is Doubt.JUMP and "is 3.2 times that of 2001/02, and no break is marked" in one.sentence


def test_a_marked_break_explains_a_jump():
    assert found(known(2001, 10), known(2002, 32), breaks=(date(2002, 4, 1),)) == []


def test_a_zero_never_jumps():
    assert found(known(2001, 0), known(2002, 32), known(2003, 0)) == []


def test_a_provisional_figure_is_asked_about_after_a_year():
    (one,) = found(known(2001, stage="provisional"), known(2002, stage="provisional", known_from=date(2004, 1, 1)))
    assert one.sentence == "One figure has not been made final for more than a year, the oldest 2001/02."


def test_a_share_without_its_parts_has_no_margin():
    share = Sheet(True, None, True, "KS1")
    (one,) = found(known(2001, numerator=Decimal(1), denominator=Decimal(10)), known(2002), sheet=share)
    assert one.sentence == "1 of 2 figures have both parts, so a margin cannot be given for all."


def test_a_withheld_figure_is_named_and_no_reproach():
    (one,) = found(known(2001), known(2002, None, status="suppressed"))
    assert one.doubt is Doubt.SUPPRESSED and not one.doubt.is_grave
    assert verdict([one.doubt]) == "sound, with gaps around it"


def test_a_sheet_past_its_review_unchecked_and_without_a_return_is_said_three_times():
    told = found(known(2001), sheet=Sheet(False, date(2004, 1, 1), False, ""))
    assert [one.doubt for one in told] == [Doubt.REVIEW, Doubt.UNCHECKED, Doubt.SOURCE]


def test_what_may_mislead_is_named_first():
    assert verdict([Doubt.SOURCE, Doubt.JUMP, Doubt.OVERDUE]) == "to be mended: figure overdue and figure jumps"
