"""Small charts in a scoreboard's rows."""

from performance.charts.sparkline import HEIGHT, WIDTH, Sparkline, sparkline
from performance.judged import Comparator, JudgedSeries, TargetInForce
from tests.performance.series import delays, monthly, yearly, years


def drawn(series: JudgedSeries) -> Sparkline:
    spark = sparkline(series, identifier="s", description="d")
    assert spark is not None
    return spark


def test_a_judged_line_shows_its_stretches_and_one_shape_at_the_end() -> None:
    kinds = [path.css for path in drawn(delays()).paths]
    assert kinds[0] == "series"
    assert "run run--concern" in kinds and "run run--improvement" in kinds
    assert [kind for kind in kinds if kind.startswith("point")] == ["point point--concern"]


def test_a_few_yearly_figures_are_open_dots_with_the_last_one_filled() -> None:
    spark = drawn(
        yearly([41, 42, 43], targets=[TargetInForce(60, years(3)[0])], comparator=Comparator("median of 16", 80))
    )
    assert [path.css for path in spark.paths] == ["yearly", "point point--open", "point point--closed"]
    assert [line.css for line in spark.lines] == ["target", "peer-median"]
    assert spark.fields == ()


def test_a_series_without_a_figure_has_no_chart() -> None:
    assert sparkline(monthly([None, None]), identifier="s", description="d") is None


def test_everything_stays_on_the_paper() -> None:
    spark = drawn(delays())
    assert all(field.x >= 0 and field.x + field.width <= WIDTH for field in spark.fields)
    assert all(0 <= line.y1 <= HEIGHT for line in spark.lines)


def test_one_figure_is_one_filled_dot() -> None:
    assert [path.css for path in drawn(yearly([41])).paths] == ["yearly", "point point--closed"]
