"""The table under a chart: the same figures in words, for those who cannot or would rather not read a drawing."""

from dataclasses import dataclass

from performance.charts.marks import MARK_CLASSES
from performance.judged import JudgedSeries
from performance.sentences import NO_FIGURE, SIGNAL_WORDS, TOO_SHORT
from performance.spc import Point


@dataclass(frozen=True, slots=True)
class TableRow:
    """One period: its name, its figure and what it says; ``kind`` is the class of its mark, empty without a figure."""

    period: str
    figure: str
    signal: str
    kind: str
    code: str


def table_rows(series: JudgedSeries, *, latest_first: bool = True) -> list[TableRow]:
    """Every period of the series, the latest first unless asked otherwise."""
    rows = [_row(series, point) for point in series.analysis.points]
    return rows[::-1] if latest_first else rows


def _row(series: JudgedSeries, point: Point) -> TableRow:
    period = series.period(point.position)
    if point.value is None:
        return TableRow(period.label, NO_FIGURE, "", "", period.code)
    figure = series.measure.figure(point.value)
    if not series.judged:
        return TableRow(period.label, figure, TOO_SHORT, "open", period.code)
    return TableRow(period.label, figure, SIGNAL_WORDS[point.type], MARK_CLASSES[point.type], period.code)
