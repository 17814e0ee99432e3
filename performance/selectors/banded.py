"""How the measures of one organisation are banded, with which way each moved."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from performance.models import BandInterval, Series
from performance.readings import Agreed, Aside, Besides, Line, lines_of
from salford_css.core.models import Organisation


@dataclass(frozen=True)
class BandedLine:
    """One measure with its latest figure, its band, and what stands beside them."""

    line: Line
    band: BandInterval | None
    aside: Aside
    bands_known: bool


def banded_lines(organisation: Organisation, *, framework: str, as_at: date, reader: Any) -> list[BandedLine]:
    """Return the totals of one organisation that are known on a day; a fixed number of queries however many."""
    series = Series.objects.visible_to(reader).totals().filter(organisation=organisation)
    if framework:
        series = series.filter(indicator__framework__code=framework)
    ordered = series.order_by("indicator__framework__valid_from", "indicator__framework__code", "indicator__code")
    lines = [line for line in lines_of(ordered, as_at=as_at) if line.periods]
    agreed = Agreed(lines, as_at=as_at)
    besides = Besides(lines, agreed)
    return [BandedLine(line, agreed.band(line), besides.of(line), bool(agreed.intervals(line))) for line in lines]
