"""The parts of a measure, and the same measure at other councils."""

from dataclasses import dataclass

from performance.charts.multiples import Multiple, multiple
from performance.charts.stack import Bar, PartRow, fits_one_bar, part_rows, stacked
from performance.neighbours import Neighbour, by_change, by_figure, ranked
from performance.parts import Split, dimension_of
from performance.selectors.indicator import Outlook
from performance.sentences.places import neighbours_heading, parts_heading, rank_heading
from performance.views.ways import series_url
from performance.windows import LENGTHS, is_closed
from performance.wording import Measure, period_noun
from salford_css.core.periods import Frequency

MULTIPLES_SHOWN = 20
"""More councils than this stand in the table alone."""


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
    doubt: str


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
        id=f"parts-{dimension_of(split.parts[0].key)}",
        heading=parts_heading(split, measure),
        note=average if frequency in LENGTHS else measure.unit,
        bars=stacked(split, measure) if in_one else [],
        rows=[] if in_one else part_rows(split, measure),
        windows=(split.whole.before.words, split.whole.now.words),
        doubt=_doubt(split, measure),
        links=[
            (part.label, series_url("indicator", outlook.indicator, outlook.organisation.ref, part.key))
            for part in split.parts
        ],
    )


def _doubt(split: Split, measure: Measure) -> str:
    """Say where parts and whole of a count were stated differently; shares and rates never add up."""
    if split.adds_up or is_closed(measure) or measure.unit.startswith("per "):
        return ""
    together = sum(part.change.now.average for part in split.parts)
    return f"Together the parts make {measure.figure(together)}, not {measure.figure(split.whole.now.average)}."


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
