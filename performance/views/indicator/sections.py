"""The parts of an indicator's page below its facts, each as plain values for its template."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from performance.charts.multiples import Multiple, multiple
from performance.charts.stack import Bar, PartRow, fits_one_bar, part_rows, stacked
from performance.charts.table import TableRow, table_rows
from performance.charts.xmr import XmrChart, xmr_chart
from performance.judged import JudgedSeries
from performance.models import BandInterval, CapRule, Definition, ResultKnown
from performance.neighbours import Neighbour, by_change, by_figure, ranked
from performance.parts import Split
from performance.readings import Line
from performance.selectors.indicator import Evidence, Outlook
from performance.sentences import conventions_note, headline
from performance.sentences.chart import chart_heading, how_to_read, what_is_not_known, what_it_says
from performance.sentences.places import neighbours_heading, parts_heading, rank_heading
from performance.views.bands import limit_words
from performance.views.indicator.facts import blobs
from performance.views.ways import series_url
from performance.windows import LENGTHS
from performance.wording import Measure, adjective, in_words, period_noun, sentence_case
from salford_css.core.components import Fact
from salford_css.core.periods import FinancialYear, Frequency

PERIODS_SHOWN = 12
MULTIPLES_SHOWN = 20
COLUMNS_FOR_PARTS = 4


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


@dataclass(frozen=True)
class PartsSection:
    """One way of splitting the measure: in one bar where the parts make up the whole, else part by part."""

    id: str
    heading: str
    note: str
    bars: list[Bar]
    rows: list[PartRow]
    windows: tuple[str, str]
    links: list[tuple[str, str]]


def parts_sections(outlook: Outlook) -> list[PartsSection]:
    """Return a section for each kind of part."""
    if outlook.judged is None:
        return []
    return [_parts_section(outlook, split, outlook.judged.measure) for split in outlook.splits]


def _parts_section(outlook: Outlook, split: Split, measure: Measure) -> PartsSection:
    in_one = fits_one_bar(split)
    frequency = split.whole.now.last.frequency
    average = f"average {measure.unit} a {period_noun(frequency)}".replace("  ", " ")
    return PartsSection(
        id=f"parts-{split.parts[0].key.partition('=')[0]}",
        heading=parts_heading(split, measure),
        note=average if frequency in LENGTHS else measure.unit,
        bars=stacked(split, measure) if in_one else [],
        rows=[] if in_one else part_rows(split, measure),
        windows=(split.whole.before.words, split.whole.now.words),
        links=[
            (part.label, series_url("indicator", outlook.indicator, outlook.organisation.ref, part.key))
            for part in split.parts
        ],
    )


@dataclass(frozen=True)
class Small:
    """One council among the small charts."""

    name: str
    url: str
    ours: bool
    shown: str
    change: str
    latest: str
    drawing: Multiple | None


@dataclass(frozen=True)
class NeighboursSection:
    """The same measure at other councils."""

    heading: str
    note: str
    smalls: list[Small]
    drawn: bool
    aside: str


def neighbours_section(outlook: Outlook) -> NeighboursSection | None:
    """Compare councils, each with its own past; None where nobody else has figures."""
    series, found = outlook.judged, outlook.neighbours
    if series is None or len(found) < 2:
        return None
    measure, changes = series.measure, [one for one, _ in by_change(found, series.measure)]
    ordered = [*changes, *(one for one in found if one not in changes)]
    rank = ranked(found, measure) if series.frequency not in LENGTHS else None
    if rank is not None:
        ordered = by_figure(found, measure)
    return NeighboursSection(
        heading=rank_heading(rank, outlook.place, measure) if rank else neighbours_heading(found, measure),
        note=_compared(series.frequency),
        smalls=[_small(outlook, one, measure, ranked=rank is not None) for one in ordered],
        drawn=len(ordered) <= MULTIPLES_SHOWN,
        aside="Each line has its own scale: a council is compared with its own past, so size plays no part.",
    )


def _compared(frequency: Frequency) -> str:
    length = LENGTHS.get(frequency)
    if length is None:
        return "Latest figure of each; each line on its own scale"
    noun = period_noun(frequency, length)
    return f"Last {length} {noun} (shaded) against the {length} before; each line on its own scale, five years"


def _small(outlook: Outlook, one: Neighbour, measure: Measure, *, ranked: bool) -> Small:
    latest, change = one.latest, one.change
    moved = change.words(measure) if change else "not compared"
    return Small(
        name=one.name,
        url="" if one.ours else series_url("indicator", outlook.indicator, one.ref, outlook.breakdown),
        ours=one.ours,
        shown=measure.figure(latest[1]) if ranked and latest else moved,
        change=moved,
        latest=f"{measure.figure(latest[1])} in {latest[0].label}" if latest else "no figure",
        drawing=multiple(one),
    )


@dataclass(frozen=True)
class PeriodRow:
    """One period in the table: its figure, its parts, its signal, how settled it is."""

    row: TableRow
    figure: str
    parts: list[str]
    stage: str


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


def periods_section(outlook: Outlook, known: dict[date, ResultKnown]) -> PeriodsSection | None:
    """Set the latest twelve periods in a table, with the parts where they are few.

    A short series may have years in which nothing was asked: only periods that have a row are told.
    """
    series, line = outlook.judged, outlook.line
    if series is None or line is None:
        return None
    parts = _parts_for_columns(outlook)
    periods = list(zip(reversed(series.periods), table_rows(series), strict=True))
    told = [(one.first_day, row) for one, row in periods if series.judged or one.first_day in line.periods]
    rows = [_period_row(row, day, parts, series, known.get(day)) for day, row in told[:PERIODS_SHOWN]]
    noun, count = period_noun(series.frequency, len(rows)), in_words(len(rows))
    return PeriodsSection(
        heading=f"The last {count} {noun} in figures" if len(rows) > 1 else f"The one {noun} in figures",
        first_head=sentence_case(period_noun(series.frequency)),
        figure_head=sentence_case(f"all {series.measure.unit}".strip()) if parts else _head(series),
        part_heads=[sentence_case(str(part.series.breakdown)) for part in parts],
        rows=rows,
        total=len(told),
        signals=series.judged,
    )


def _period_row(
    row: TableRow, day: date, parts: list[Line], series: JudgedSeries, known: ResultKnown | None
) -> PeriodRow:
    """Say why a figure is missing where somebody said why."""
    figures = [_figure(part, day, series.measure) for part in parts]
    if known is None:
        return PeriodRow(row, row.figure, figures, "nothing received")
    figure = row.figure if known.value is not None else sentence_case(known.words)
    return PeriodRow(row, figure, figures, known.get_stage_display())


def _head(series: JudgedSeries) -> str:
    return sentence_case(series.measure.unit) or "Figure"


def _parts_for_columns(outlook: Outlook) -> list[Line]:
    first = next((split for split in outlook.splits if len(split.parts) <= COLUMNS_FOR_PARTS), None)
    keys = [part.key for part in first.parts] if first else []
    return [line for key in keys for line in outlook.parts if line.series.breakdown.key == key]


def _figure(part: Line, day: date, measure: Measure) -> str:
    value = part.value_in(day)
    return "no figure" if value is None else measure.figure(float(value))


@dataclass(frozen=True)
class BandRow:
    """One interval with the band it earns; `ours` where the latest figure lies."""

    words: str
    name: str
    blobs: list[tuple[int, bool]]
    ours: bool


@dataclass(frozen=True)
class BandsSection:
    """The bands of the measure, best first."""

    heading: str
    year: str
    rows: list[BandRow]
    note: str
    made_up: bool


def bands_section(outlook: Outlook, intervals: list[BandInterval]) -> BandsSection | None:
    """List the bands by which a figure is judged; None where nobody set any."""
    if not intervals:
        return None
    band_set, year = intervals[0].band_set, str(FinancialYear(intervals[0].band_set.year))
    ours = outlook.band
    return BandsSection(
        heading=f"The figure lies in {ours.name}" if ours else f"Bands of {year}",
        year=year,
        rows=[BandRow(one.interval.words, one.name, blobs(one.band), one == ours) for one in intervals],
        note=band_set.note,
        made_up=band_set.is_illustrative,
    )


def caps_of(rules: list[CapRule]) -> list[dict[str, Any]]:
    """Say what a figure of this measure can keep a rating down to."""
    return [
        {
            "year": rule.year,
            "words": limit_words(rule),
            "service": f"{rule.get_service_display()}' services".replace("children'", "children's"),
            "most": rule.max_judgement,
        }
        for rule in rules
    ]


def definition_facts(definition: Definition) -> list[Fact]:
    """Say in a few lines what is counted; nothing that was not said is made up."""
    facts = [
        Fact("Good is", _good(definition)),
        Fact("Unit", f"{definition.unit}, {_places(definition.precision)}"),
        Fact("Comes", adjective(Frequency(definition.frequency))),
        Fact("Counted", definition.get_counting_display() if definition.counting else "not recorded"),
        Fact("Source", definition.source_return or "return not recorded"),
        Fact("Version", f"{definition.number}, from {definition.made_at:%-d %B %Y}" if definition.reason else "first"),
    ]
    return facts


def _good(definition: Definition) -> str:
    return {"lower": "low", "higher": "high", "range": "within a range"}.get(definition.polarity, "neither way")


def _places(precision: int) -> str:
    if precision == 0:
        return "whole numbers"
    return "one place after the point" if precision == 1 else f"{precision} places after the point"


def known_facts(restated: list[ResultKnown]) -> list[dict[str, Any]]:
    """List what was believed of one period, the latest statement first, with the reason."""
    return [
        {"from": one.known_from, "words": one.words, "why": one.submission.reason or one.get_stage_display()}
        for one in restated
    ]
