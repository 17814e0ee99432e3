"""The latest periods of a measure in figures, with its parts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from performance.charts.table import TableRow, table_rows
from performance.judged import JudgedSeries
from performance.models import ResultKnown
from performance.readings import Line
from performance.selectors.indicator import PERIODS_SHOWN, Outlook
from performance.wording import Measure, period_noun
from salford_css.core.words import capital, number

COLUMNS_FOR_PARTS = 4
"""More parts than this do not fit beside the total."""


@dataclass(frozen=True)
class PeriodRow:
    """One period in the table: its figure, its parts, its signal, how settled it is."""

    row: TableRow
    figure: str
    parts: list[str]
    stage: str
    disputed: str = ""


@dataclass(frozen=True)
class PeriodsSection:
    """The latest periods in figures."""

    heading: str
    first_head: str
    figure_head: str
    part_heads: list[str]
    rows: list[PeriodRow]
    total: int
    signals: bool


def periods_section(
    outlook: Outlook, known: Mapping[date, ResultKnown], disputed: Mapping[int, str] | None = None
) -> PeriodsSection | None:
    """Set the latest twelve periods in a table, with the parts where they are few.

    A short series may have years in which nothing was asked: only periods that have a row are told.
    """
    series, line = outlook.judged, outlook.line
    if series is None or line is None:
        return None
    parts = _parts_for_columns(outlook)
    periods = list(zip(reversed(series.periods), table_rows(series), strict=True))
    told = [(one.first_day, row) for one, row in periods if series.judged or one.first_day in line.periods]
    rows = [_period_row(row, day, parts, series, known.get(day), disputed or {}) for day, row in told[:PERIODS_SHOWN]]
    noun, count = period_noun(series.frequency, len(rows)), number(len(rows))
    return PeriodsSection(
        heading=f"The last {count} {noun} in figures" if len(rows) > 1 else f"The one {noun} in figures",
        first_head=capital(period_noun(series.frequency)),
        figure_head=capital(f"all {series.measure.unit}".strip()) if parts else _head(series),
        part_heads=[capital(str(part.series.breakdown)) for part in parts],
        rows=rows,
        total=len(told),
        signals=series.judged,
    )


def _period_row(
    row: TableRow,
    day: date,
    parts: list[Line],
    series: JudgedSeries,
    known: ResultKnown | None,
    disputed: Mapping[int, str],
) -> PeriodRow:
    """Say why a figure is missing where somebody said why."""
    figures = [_figure(part, day, series.measure) for part in parts]
    if known is None:
        return PeriodRow(row, row.figure, figures, "nothing received")
    figure = row.figure if known.value is not None else capital(known.words)
    return PeriodRow(row, figure, figures, known.get_stage_display(), disputed.get(known.result_id, ""))


def _head(series: JudgedSeries) -> str:
    return capital(series.measure.unit) or "Figure"


def _parts_for_columns(outlook: Outlook) -> list[Line]:
    first = next((split for split in outlook.splits if len(split.parts) <= COLUMNS_FOR_PARTS), None)
    keys = [part.key for part in first.parts] if first else []
    return [line for key in keys for line in outlook.parts if line.series.breakdown.key == key]


def _figure(part: Line, day: date, measure: Measure) -> str:
    value = part.value_in(day)
    return "no figure" if value is None else measure.figure(float(value))
