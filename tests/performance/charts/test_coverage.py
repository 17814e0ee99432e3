"""What was measured when, drawn."""

from datetime import date

from performance.charts.coverage import Lane, coverage

LANES = [
    Lane("Performance Assessment Framework", "PAF", date(1999, 4, 1), date(2009, 3, 31), (2000, 2001), ()),
    Lane("Monthly situation reports", "SITREP", date(2010, 8, 1), None, (), (2011, 2012)),
]


def test_years_known_later_are_open_dots_and_known_ones_closed():
    wide = coverage(LANES, as_at=date(2004, 6, 1))[0]
    assert [path.css for path in wide.paths] == ["point point--closed", "point point--open"]


def test_the_chosen_day_is_a_line_with_its_words():
    wide = coverage(LANES, as_at=date(2004, 6, 1))[0]
    assert [text.words for text in wide.texts if "as at" in text.words] == ["as at 1 June 2004"]
    assert sum(line.css == "as-at-line" for line in wide.lines) == 1


def test_every_word_stays_on_the_paper_at_each_width():
    for day in (date(1999, 5, 1), date(2026, 1, 1)):
        for drawing in coverage(LANES, as_at=day):
            for text in drawing.texts:
                assert text.box.left >= 0 and text.box.right <= drawing.width, (drawing.name, text.words)


def test_a_narrow_drawing_names_frameworks_by_their_codes():
    narrow = coverage(LANES, as_at=date(2004, 6, 1))[2]
    assert "PAF" in [text.words for text in narrow.texts]
