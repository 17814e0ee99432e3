"""The XmR chart: what is drawn where, and that nothing lies on anything else."""

import re
from itertools import combinations

import pytest

from performance.charts.table import table_rows
from performance.charts.xmr import MIDDLE, NARROW, WIDE, Drawing, draw_xmr, xmr_chart
from performance.judged import Comparator, JudgedSeries, TargetInForce
from salford_css.core.charts.drawing import Text
from tests.performance.series import DELAYS, delays, month, monthly, yearly

STEADY = [80.0, 84, 81, 85, 80, 84, 82, 85, 81, 84, 80, 85, 82]
LAYOUTS = [WIDE, MIDDLE, NARROW]


def words(drawing: Drawing) -> list[str]:
    return [text.words for text in drawing.texts]


def css(drawing: Drawing, name: str) -> list:
    return [part for part in (*drawing.fields, *drawing.lines, *drawing.paths) if name in part.css.split()]


def touching(drawing: Drawing) -> list[tuple[str, str]]:
    texts: list[Text] = list(drawing.texts)
    return [(a.words, b.words) for a, b in combinations(texts, 2) if a.box.overlap(b.box) > 1]


class TestSalfordsDelays:
    def test_every_month_has_a_mark_on_the_wide_drawing(self) -> None:
        marks = "".join(path.d for path in css(draw_xmr(delays(), WIDE), "point"))
        assert marks.count("M") == 107

    def test_the_narrow_drawing_shows_the_last_23_months_and_says_so(self) -> None:
        drawing = draw_xmr(delays(), NARROW)
        assert "".join(path.d for path in css(drawing, "point")).count("M") == 23
        assert drawing.extent == "The last 23 months of 107."

    def test_limits_average_and_target_are_named_with_their_numbers(self) -> None:
        for layout in LAYOUTS:
            said = set(words(draw_xmr(delays(), layout)))
            assert {"upper limit 701", "average 429", "target 263", "lower limit 156"} <= said

    def test_earlier_limits_are_named_where_they_held(self) -> None:
        said = words(draw_xmr(delays(), WIDE))
        assert "average 312, usual range 154 to 471" in said
        assert "average 389, usual range 73 to 704" in said

    def test_new_limits_are_dated(self) -> None:
        said = words(draw_xmr(delays(), WIDE))
        assert [text for text in said if text.startswith("Limits set anew")] == [
            "Limits set anew, April 2013",
            "Limits set anew, April 2017",
        ]

    def test_the_target_is_drawn_only_where_it_was_in_force(self) -> None:
        drawing = draw_xmr(delays(), WIDE)
        (target,) = css(drawing, "target")
        bracket = next(path for path in drawing.paths if path.css == "bracket")
        assert target.x1 == pytest.approx(float(re.findall(r"[\d.]+", bracket.d)[0]) - 1, abs=0.2)

    def test_financial_years_stand_under_their_months(self) -> None:
        said = words(draw_xmr(delays(), WIDE))
        assert [text for text in reversed(said) if re.fullmatch(r"\d{4}/\d\d", text)] == [
            f"{year}/{(year + 1) % 100:02d}" for year in range(2011, 2020)
        ]

    def test_the_latest_figure_stands_at_the_right_end(self) -> None:
        assert {"1,128", "February 2020"} <= set(words(draw_xmr(delays(), WIDE)))

    @pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
    @pytest.mark.parametrize("count", [77, 85, 96, 100, 107])
    def test_no_words_lie_on_others(self, layout, count: int) -> None:  # type: ignore[no-untyped-def]
        assert touching(draw_xmr(delays(count), layout)) == []

    @pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
    def test_all_words_lie_on_the_paper(self, layout) -> None:  # type: ignore[no-untyped-def]
        for text in draw_xmr(delays(), layout).texts:
            assert text.box.left >= -1 and text.box.right <= layout.width + 1, text

    def test_the_key_explains_what_is_drawn_and_nothing_else(self) -> None:
        chart = xmr_chart(delays(), identifier="d", title="t", description="s")
        assert [entry.kind for entry in chart.key] == ["concern", "improvement", "common", "range", "target"]

    def test_a_target_of_later_years_is_not_in_the_key(self) -> None:
        chart = xmr_chart(delays(90), identifier="d", title="t", description="s")
        assert "target" not in [entry.kind for entry in chart.key]

    def test_limits_of_a_short_new_stretch_are_named_at_its_own_end(self) -> None:
        drawing = draw_xmr(delays(77, fix_after=None), NARROW)
        assert {text.anchor for text in drawing.texts if "trial" in text.words} == {"end"}


class TestOtherSeries:
    def equal_labels(self) -> JudgedSeries:
        return monthly(
            STEADY, targets=[TargetInForce(82.5, month(2018, 4))], comparator=Comparator("median of 16 councils", 82.5)
        )

    @pytest.mark.parametrize("layout", [WIDE, MIDDLE], ids=lambda layout: layout.name)
    def test_labels_of_nearly_equal_values_are_moved_apart(self, layout) -> None:  # type: ignore[no-untyped-def]
        drawing = draw_xmr(self.equal_labels(), layout)
        assert touching(drawing) == []
        assert css(drawing, "leader")

    def test_a_gap_breaks_the_line_and_has_no_mark(self) -> None:
        drawing = draw_xmr(monthly([*STEADY, None, 84]), WIDE)
        (line,) = css(drawing, "series")
        assert line.d.count("M") == 2
        assert "".join(path.d for path in css(drawing, "point")).count("M") == 14

    def test_a_limit_nobody_can_reach_is_not_named(self) -> None:
        values: list[float | None] = [1.0, 30, 2, 28, 0, 31, 1, 29, 3, 30, 2, 27, 1, 30]
        assert not any("lower limit" in text for text in words(draw_xmr(monthly(values, DELAYS), WIDE)))

    def test_trial_limits_are_named_so(self) -> None:
        assert any(text.startswith("trial upper limit") for text in words(draw_xmr(delays(77, fix_after=None), WIDE)))

    @pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
    @pytest.mark.parametrize("values", [[None, None], [5.0], [0.0, 0.0], [0.1] * 15, [-3.0, 4.0] * 8, [1e9, 2e9] * 8])
    def test_no_series_is_too_odd_to_draw(self, values: list, layout) -> None:  # type: ignore[no-untyped-def]
        assert draw_xmr(monthly(values, DELAYS), layout).name == layout.name


class TestTheTableUnderTheChart:
    def test_the_latest_month_comes_first_with_figure_and_signal(self) -> None:
        row = table_rows(delays())[0]
        assert (row.period, row.figure, row.signal, row.kind) == ("February 2020", "1,128", "Concern", "concern")

    def test_a_missing_month_is_a_word(self) -> None:
        assert table_rows(monthly([80.0, None]))[0].figure == "No figure"

    def test_a_short_series_is_not_judged(self) -> None:
        assert {row.signal for row in table_rows(yearly([41, 42]))} == {"Too short to judge"}
