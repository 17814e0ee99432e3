"""The rows of the scoreboard: every measure of one organisation that has a figure, or that an objective waits for."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db.models import QuerySet

from performance.judged import JudgedSeries
from performance.models import Indicator, Result, ResultKnown, Series
from performance.neighbours import Neighbour, Ranked, ranked
from performance.readings import Agreed, Aside, Besides, Line, Reading, judged_line, lines_of, readings
from performance.selectors.councils import councils
from performance.selectors.indicator import neighbour_of, with_median
from performance.selectors.served import Served, served
from performance.windows import LENGTHS
from salford_css.core import clock
from salford_css.core.models import Organisation, Post
from salford_css.core.periods import Frequency
from salford_css.core.registry import marks


@dataclass(frozen=True)
class BoardRow:
    """One measure. `reading` is None where an objective names the measure and no figure is known."""

    indicator: Indicator
    reading: Reading | None
    due: date | None
    as_at: date
    served: Served = field(default_factory=Served)

    @property
    def band(self) -> int:
        """Return the band of the latest figure; 0 where it is not banded."""
        found = self.reading.judgement.band if self.reading else None
        return (found.band or 0) if found else 0

    @property
    def signal(self) -> str:
        """Return the class of the signal's shape; empty for a short series or none."""
        # The stored icon also tells the side: concern_high, improvement_low.
        return self.reading.verdict.variation.partition("_")[0] if self.reading else ""

    @property
    def is_late(self) -> bool:
        """Say whether a newer figure should have come."""
        return self.due is not None and self.due < self.as_at

    @property
    def subject(self) -> str:
        """Name the measure within a sentence."""
        definition = self.reading.line.definition if self.reading else None
        title = self.indicator.title
        return (definition.subject if definition else "") or title[:1].lower() + title[1:]


def board(organisation: Organisation, *, as_at: date, reader: Any) -> list[BoardRow]:
    """Return a row for each measure, in the order of frameworks; nine queries for today, however many measures."""
    series = Series.objects.visible_to(reader).totals().filter(organisation=organisation)
    ordered = series.order_by("indicator__framework__valid_from", "indicator__framework__code", "indicator__code")
    rows = [
        BoardRow(one.series.indicator, one, one.next_due(), as_at)
        for one in readings(ordered, as_at=as_at, today=clock.today())
    ]
    with_figures = {row.indicator.pk for row in rows}
    waiting = _waited_for(as_at, reader).exclude(pk__in=with_figures)
    everything = [*rows, *(BoardRow(indicator, None, None, as_at) for indicator in waiting)]
    told = served([row.indicator for row in everything], as_at=as_at)
    return [replace(row, served=told.get(row.indicator.pk, Served())) for row in everything]


def _waited_for(as_at: date, reader: Any) -> QuerySet[Indicator]:
    measuring = Indicator.objects.visible_to(reader).measuring(as_at)
    return measuring.select_related("framework", "client_group", "owner").order_by("framework__code", "code")


@dataclass(frozen=True)
class Drawn:
    """What a page shows of a row beyond what a list knows: the judged line, the belief behind it, the owner."""

    row: BoardRow
    judged: JudgedSeries | None
    rank: Ranked | None
    latest: ResultKnown | None
    owner: Post | None
    aside: Aside | None = None
    disputed: str = ""
    """Who disputes the latest figure, in words."""


def drawn(rows: Sequence[BoardRow], *, as_at: date) -> list[Drawn]:
    """Judge the lines of the rows a page shows, and read evidence and owners for all of them at once."""
    lines = [row.reading.line for row in rows if row.reading]
    agreed = Agreed(lines, as_at=as_at)
    known = ResultKnown.objects.as_at(as_at).filter(result__in=[line.latest_result_id for line in lines])
    beliefs = {one.result_id: one for one in known}
    judged = {line.series.pk: judged_line(line, agreed) for line in lines}
    elsewhere = _elsewhere([line for line in lines if line.frequency not in LENGTHS], as_at=as_at)
    besides, found = Besides(lines, agreed), []
    beside = marks.beside(Result, [line.latest_result_id for line in lines], as_at=as_at)
    for row in rows:
        line = row.reading.line if row.reading else None
        series = judged[line.series.pk] if line else None
        rank = ranked(elsewhere.get(line.series.indicator_id, []), series.measure) if line and series else None
        belief = beliefs.get(line.latest_result_id) if line else None
        aside = besides.of(line) if line else None
        said = beside.get(line.latest_result_id or 0, "") if line else ""
        found.append(Drawn(row, with_median(series, rank), rank, belief, row.indicator.owner, aside, said))
    return found


def _elsewhere(lines: Sequence[Line], *, as_at: date) -> dict[int, list[Neighbour]]:
    """Read the councils among which short series are ranked, ours included, for all of them at once."""
    if not lines:
        return {}
    ours = {line.series.pk for line in lines}
    series = Series.objects.totals().filter(
        indicator__in={line.series.indicator_id for line in lines}, organisation__in=councils().values("pk")
    )
    found: dict[int, list[Neighbour]] = defaultdict(list)
    for line in lines_of(series.filter(frequency=Frequency.YEAR), as_at=as_at):
        if line.periods:
            found[line.series.indicator_id].append(neighbour_of(line, ours=line.series.pk in ours))
    return found
