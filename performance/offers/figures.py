"""Live figures: `result:PAF:D41:salford:2003-04` is the result, for everybody, that is believed on a day."""

from datetime import date
from typing import Any

from performance.models import ResultKnown, Series
from salford_css.core.periods import Frequency, Period
from salford_css.core.registry import Figure, figures


@figures.prefix("result")
def result(rest: str, *, as_at: date, reader: Any) -> Figure | None:
    """Read framework, code, organisation (its ref or code) and period; None where nothing is known or shared."""
    parts = rest.split(":")
    if len(parts) != 4:
        return None
    try:
        period = Period.parse(parts[3])
    except ValueError:
        return None
    found = _believed(parts[:3], period, as_at=as_at, reader=reader)
    return _figure(found, period) if found else None


def _believed(names: list[str], period: Period, *, as_at: date, reader: Any) -> ResultKnown | None:
    framework, code, organisation = names
    frequencies = [Frequency.YEAR, Frequency.TWO_YEARS] if period.frequency is Frequency.YEAR else [period.frequency]
    series = (
        Series.objects.visible_to(reader)
        .named(framework, code, organisation)
        .filter(frequency__in=[frequency.value for frequency in frequencies])
    )
    rows = ResultKnown.objects.as_at(as_at).filter(series__in=series.values("pk"), period=period.first_day)
    return rows.select_related(
        "definition", "series__indicator__framework", "series__organisation", "series__breakdown"
    ).first()


def _figure(found: ResultKnown, period: Period) -> Figure:
    series = found.series
    return Figure(
        text=found.words,
        label=f"{series.indicator.title}, {series.organisation}, {period.label}",
        version=f"version {found.version}, known from {found.known_from.isoformat()}",
        url=f"{series.get_absolute_url()}#{period.code}",
    )
