"""The rows of the scoreboard: every measure of one organisation that has a figure, or that an objective waits for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from performance.judged import JudgedSeries
from performance.models import Indicator, ResultKnown, Series
from performance.readings import Agreed, Reading, judged_line, readings
from salford_css.core import clock
from salford_css.core.models import Organisation, Post


@dataclass(frozen=True)
class BoardRow:
    """One measure. `reading` is None where an objective names the measure and no figure is known."""

    indicator: Indicator
    reading: Reading | None
    due: date | None
    as_at: date

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
    """Return a row for each measure, in the order of frameworks; seven queries for today, however many measures."""
    series = Series.objects.visible_to(reader).totals().filter(organisation=organisation)
    ordered = series.order_by("indicator__framework__valid_from", "indicator__framework__code", "indicator__code")
    rows = [
        BoardRow(one.series.indicator, one, one.next_due(), as_at)
        for one in readings(ordered, as_at=as_at, today=clock.today())
    ]
    with_figures = {row.indicator.pk for row in rows}
    waiting = _waited_for(as_at, reader).exclude(pk__in=with_figures)
    return [*rows, *(BoardRow(indicator, None, None, as_at) for indicator in waiting)]


def _waited_for(as_at: date, reader: Any) -> QuerySet[Indicator]:
    measuring = Indicator.objects.visible_to(reader).measuring(as_at)
    return measuring.select_related("framework", "client_group").order_by("framework__code", "code")


@dataclass(frozen=True)
class Drawn:
    """What a page shows of a row beyond what a list knows: the judged line, the belief behind it, the owner."""

    row: BoardRow
    judged: JudgedSeries | None
    latest: ResultKnown | None
    owner: Post | None


def drawn(rows: Sequence[BoardRow], *, as_at: date) -> list[Drawn]:
    """Judge the lines of the rows a page shows, and read evidence and owners for all of them at once."""
    lines = [row.reading.line for row in rows if row.reading]
    agreed = Agreed(lines, as_at=as_at)
    known = ResultKnown.objects.as_at(as_at).filter(result__in=[line.latest_result_id for line in lines])
    beliefs = {one.result_id: one for one in known}
    owners = Post.objects.in_bulk({row.indicator.owner_id for row in rows if row.indicator.owner_id})
    return [
        Drawn(
            row=row,
            judged=judged_line(row.reading.line, agreed) if row.reading else None,
            latest=beliefs.get(row.reading.line.latest_result_id) if row.reading else None,
            owner=owners.get(row.indicator.owner_id),
        )
        for row in rows
    ]
