"""Where a series breaks: from which period its figures count something else, and why."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from performance.models import SeriesBreak
from performance.policies import may_keep_figures
from performance.selectors.indicator import Outlook
from performance.views.ways import series_url
from salford_css.core import clock


@dataclass(frozen=True)
class BreaksSection:
    """A sentence for each break that was known on the day, and the way to mark another."""

    sentences: list[str]
    mark_url: str


def breaks_section(outlook: Outlook, *, as_at: date, reader: Any) -> BreaksSection | None:
    """Tell where a series breaks; None where it does not and the reader may not mark any."""
    if outlook.line is None:
        return None
    known = Q(known_from__isnull=True) | Q(known_from__lte=as_at)
    rows = SeriesBreak.objects.filter(known, series=outlook.line.series)
    place = (outlook.indicator, outlook.organisation.ref, outlook.breakdown)
    mark_url = series_url("break-new", *place) if may_keep_figures(reader, on=clock.today()) else ""
    sentences = [_sentence(row, outlook) for row in rows]
    return BreaksSection(sentences, mark_url) if sentences or mark_url else None


def _sentence(row: SeriesBreak, outlook: Outlook) -> str:
    assert outlook.line is not None
    label = outlook.line.series.period_of(row.period).label
    return f"Break: figures from {label} on cannot be compared with those before. {row.why.rstrip('.')}."
