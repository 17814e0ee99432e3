"""The strips of the calendar over a consultation."""

from datetime import date

from strategy.charts import coverage
from strategy.charts.coverage import Mark

OPENS, CLOSES = date(2004, 1, 20), date(2004, 3, 20)
PANEL = Mark(date(2004, 2, 25), date(2004, 2, 25), "Social Services Panel", "25 Feb")
TRUST = Mark(date(2004, 3, 8), date(2004, 3, 8), "Salford Royal Hospital NHS Trust Board", "8 Mar", True)
EXECUTIVE = Mark(date(2004, 2, 24), date(2004, 2, 24), "Professional Executive (Committee) of the PCT", "24 Feb")
LSP = Mark(date(2004, 3, 1), date(2004, 3, 31), "Local Strategic Partnership", "March")


def drawn(*marks: Mark) -> coverage.Strip:
    return coverage.strip(coverage.calendar(OPENS, CLOSES, marks), OPENS, CLOSES, marks)


def test_a_known_day_is_a_ring_and_a_month_a_bar():
    assert [path.css for path in drawn(PANEL).canvas.paths] == ["mark mark--open"]
    assert [path.css for path in drawn(LSP).canvas.paths] == ["span span--open"]


def test_a_recorded_response_fills_the_ring():
    assert drawn(TRUST).canvas.paths[0].css == "mark mark--answered"


def test_the_words_of_two_events_in_one_row_do_not_cover_each_other():
    one, other = (text.box for text in drawn(EXECUTIVE, TRUST).canvas.texts)
    assert one.overlap(other) == 0


def test_every_label_stays_on_the_paper():
    for mark in (PANEL, TRUST, EXECUTIVE, LSP):
        for text in drawn(mark).canvas.texts:
            assert text.box.left >= 0
            assert text.box.right <= coverage.WIDTH


def test_a_name_with_room_is_not_cut():
    assert drawn(PANEL).canvas.texts[0].words == "Social Services Panel, 25 Feb"


def test_the_head_names_the_ends_and_the_months_that_do_not_touch_them():
    words = [text.words for text in coverage.head(coverage.calendar(OPENS, CLOSES, []), OPENS, CLOSES).canvas.texts]
    assert words == ["February", "March", "from 20 Jan", "until 20 Mar"]
