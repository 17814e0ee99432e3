"""The chart of an indicator's page with its heading, the texts under it and its table."""

from dataclasses import dataclass
from datetime import date

from performance.charts.table import TableRow, table_rows
from performance.charts.xmr import XmrChart, xmr_chart
from performance.selectors.indicator import Evidence, Outlook
from performance.sentences import conventions_note, headline
from performance.sentences.chart import chart_heading, how_to_read, what_is_not_known, what_it_says


@dataclass(frozen=True)
class ChartSection:
    """The chart with its heading, the texts under it and its whole table."""

    heading: str
    chart: XmrChart
    how: str
    says: str
    unknown: list[str]
    conventions: str
    rows: list[TableRow]


def chart_section(outlook: Outlook, evidence: Evidence, *, on: date) -> ChartSection | None:
    """Draw the series; None without a figure, where a sentence says more than an empty chart."""
    series = outlook.judged
    if series is None or series.latest is None:
        return None
    said = evidence.commentary
    explained = bool(said and outlook.line and said.period == outlook.line.latest_period)
    return ChartSection(
        heading=chart_heading(series),
        chart=xmr_chart(
            series,
            identifier="series",
            title=f"{outlook.indicator.title}, {outlook.place}",
            description=headline(series, on),
        ),
        how=how_to_read(series),
        says=what_it_says(series),
        unknown=what_is_not_known(series, explained=explained),
        conventions=conventions_note(series),
        rows=table_rows(series),
    )
