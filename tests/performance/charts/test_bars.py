"""Bars: what a series too short to be judged shows, from zero, and that no words lie on others."""

import re
from itertools import combinations
from typing import Any

import pytest

from performance.charts.bars import NO_FIGURE
from performance.charts.plot import Layout
from performance.charts.xmr import MIDDLE, NARROW, WIDE, Drawing, draw_xmr, xmr_chart
from performance.judged import Comparator, JudgedSeries, TargetInForce
from tests.performance.series import EQUIPMENT, monthly, yearly, years

LAYOUTS = pytest.mark.parametrize("layout", [WIDE, MIDDLE, NARROW], ids=lambda layout: layout.name)


def words(drawing: Drawing) -> list[str]:
    return [text.words for text in drawing.texts]


def paths(drawing: Drawing, css: str) -> list[str]:
    return [path.d for path in drawing.paths if path.css == css]


def ends(bar: str) -> tuple[float, float]:
    """Return top and foot of a bar."""
    _, top, _, height, _ = map(float, re.findall(r"-?[\d.]+", bar))
    return top, round(top + height, 1)


def carers(*values: float | None, **more: Any) -> JudgedSeries:
    return yearly([*values], **more)


@LAYOUTS
def test_four_yearly_figures_are_four_bars_with_their_figures_and_no_limits(layout: Layout) -> None:
    drawing = draw_xmr(carers(41, 42, 44, 43), layout)
    assert (len(paths(drawing, "bar--open")), len(paths(drawing, "bar"))) == (3, 1)
    assert {"41%", "42%", "44%", "43%"} <= set(words(drawing))
    assert not {"series", "usual-range", "limit", "average"} & {
        part.css for part in (*drawing.fields, *drawing.lines, *drawing.paths)
    }


def test_bars_start_at_zero_though_dots_of_the_measure_would_not() -> None:
    assert not EQUIPMENT.axis_from_zero
    drawing = draw_xmr(carers(80, 40), WIDE)
    axis = next(line.y1 for line in drawing.lines if line.css == "axis" and line.y1 == line.y2)
    (eighty,), (forty,) = paths(drawing, "bar--open"), paths(drawing, "bar")
    assert ends(eighty)[1] == ends(forty)[1] == axis
    assert axis - ends(eighty)[0] == pytest.approx(2 * (axis - ends(forty)[0]), abs=0.3)


def test_a_figure_below_zero_hangs_from_the_line_of_zero() -> None:
    drawing = draw_xmr(monthly([-3.0, 4.0]), WIDE)
    (below,), (above,) = paths(drawing, "bar--open"), paths(drawing, "bar")
    assert ends(below)[0] == ends(above)[1]


def test_a_figure_of_nothing_is_a_line_and_a_year_without_a_figure_a_dash() -> None:
    drawing = draw_xmr(carers(5, 0, None, 4), WIDE)
    assert len(paths(drawing, "bar--open")) == 2
    assert {"0%", NO_FIGURE} <= set(words(drawing))


def test_target_and_comparator_cross_the_bars_where_they_hold_and_are_named() -> None:
    target, peers = TargetInForce(50, years(3)[1]), Comparator("median of 16 councils", 45)
    series = carers(41, 42, 43, targets=[target], comparator=peers)
    drawing = draw_xmr(series, WIDE)
    (over_two,), (over_one,) = paths(drawing, "target"), paths(drawing, "peer-median")
    lengths = [float(re.search(r"H([\d.]+)", d)[1]) - float(d[1:].split()[0]) for d in (over_two, over_one)]  # type: ignore[index]
    assert lengths[0] == pytest.approx(2 * lengths[1], abs=0.3)
    assert "target 50%" in words(drawing)
    key = [entry.words for entry in xmr_chart(series, identifier="a", title="b", description="c").key]
    assert key == ["latest figure", "earlier figures", "target 50%", "median of 16 councils 45%"]


def test_figures_counted_anew_stand_behind_a_dated_line() -> None:
    drawing = draw_xmr(carers(41, 42, 44, 43, new_limits_from=[years(4)[2]]), WIDE)
    assert "Counted anew, 2017/18" in words(drawing)
    assert not any("imits" in text for text in words(drawing))


@LAYOUTS
@pytest.mark.parametrize("values", [[43.0], [41.0, 42] * 6, [1_234_567.0] * 12, [None, None], [100.0, 3, None, 100]])
def test_no_words_lie_on_others_or_off_the_paper(values: list[float | None], layout: Layout) -> None:
    peers = Comparator("median of 16 councils", 45)
    drawing = draw_xmr(yearly(values, targets=[TargetInForce(44, years(len(values))[0])], comparator=peers), layout)
    assert [(a.words, b.words) for a, b in combinations(drawing.texts, 2) if a.box.overlap(b.box) > 1] == []
    assert all(text.box.left >= 0 and text.box.right <= drawing.width + 1 for text in drawing.texts)
    assert all(text.box.top >= 0 and text.box.bottom <= drawing.height for text in drawing.texts)
