"""What stands beside the judgements of a page's rows: lights, directions of travel, doubts about data."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from performance.aims import Polarity
from performance.banding import Banded, Travel, travel
from performance.lights import Lit
from performance.models import BandInterval, DataProblem, RagOverride
from performance.readings.agreed import Agreed
from performance.readings.lighting import Lighting
from performance.readings.lines import Line
from salford_css.core.periods import Period

TOP = 5


@dataclass(frozen=True)
class Aside:
    """Of one line. `light` is the computed one; `override` the one that somebody set for the same period."""

    light: Lit
    override: RagOverride | None
    travel: Travel
    since: Period | None
    problem: DataProblem | None
    banded: Banded


class Besides:
    """Reads lights, overrides and doubts for some lines, in a handful of queries for all."""

    def __init__(self, lines: Sequence[Line], agreed: Agreed) -> None:
        self._agreed = agreed
        ids = [line.series.pk for line in lines]
        self._lighting = Lighting(ids, as_at=agreed.as_at)
        self._problems = self._read_problems(ids)

    def of(self, line: Line) -> Aside:
        """Return what stands beside a line."""
        target, band = self._agreed.target(line), self._agreed.band(line)
        before = _earlier(line)
        return Aside(
            light=self._lighting.light(line, target, self._agreed.target_value(target, line) if target else None),
            override=self._lighting.override(line),
            travel=self._travel(line, before),
            since=Period(before, line.frequency) if before else None,
            problem=self._problems.get((line.series.pk, line.latest_period)),
            banded=banded_of(line, band, self._agreed.intervals(line)),
        )

    def _travel(self, line: Line, before: date | None) -> Travel:
        if before is None or line.definition is None or line.latest_period is None:
            return Travel.NONE
        intervals = self._agreed.intervals(line)
        top = max((one.band for one in intervals if one.band is not None), default=None)
        best = [one.interval for one in intervals if one.band is not None and one.band == top]
        return travel(
            line.value_in(before),
            line.latest_value,
            polarity=Polarity(line.definition.polarity),
            best=best,
            broken=any(before < day <= line.latest_period for day in self._agreed.breaks(line)),
        )

    def _read_problems(self, ids: Sequence[int]) -> dict[tuple[int, date | None], DataProblem]:
        day = self._agreed.as_at
        standing = Q(mended_on__isnull=True) | Q(mended_on__gt=day)
        rows = DataProblem.objects.filter(standing, series__in=ids, known_from__lte=day)
        return {(one.series_id, one.period): one for one in rows}


def banded_of(line: Line, band: BandInterval | None, intervals: Sequence[BandInterval]) -> Banded:
    """Return a line's band as the counts take it, with the best band that can be reached."""
    band_set = intervals[0].band_set if intervals else None
    highest = band_set.highest_band if band_set else None
    return Banded(
        has_figure=line.latest_value is not None,
        band=band.band if band else None,
        name=band.name if band else "",
        highest=highest or (line.definition.highest_band if line.definition else None),
        top=TOP,
        made_up=bool(band and band.band_set.is_illustrative),
    )


def _earlier(line: Line) -> date | None:
    """Return the period with which the latest is compared: a year before where it has a figure, else the one before."""
    known = [day for day, value in zip(line.periods, line.values, strict=True) if value is not None]
    if len(known) < 2 or line.latest_value is None or line.latest_period is None:
        return None
    year_before = line.latest_period.replace(year=line.latest_period.year - 1)
    return year_before if year_before in known else known[-2]
