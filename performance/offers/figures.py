"""Live figures: `result:PAF:D41:salford:2003-04` is the result, for everybody, that is believed on a day."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from performance.aims import Polarity, met
from performance.models import ResultKnown, Series, Target
from performance.selectors.smallnumbers import is_hidden
from salford_css.core import clock
from salford_css.core.periods import Frequency, Period
from salford_css.core.registry import Choice, Figure, figures

NEWEST = 6
"""So many periods of a series are offered to who writes a text, the newest first."""
NAMES = (
    "indicator__title",
    "indicator__code",
    "indicator__framework__code",
    "organisation__name",
    "organisation__ref",
)


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
    return _figure(found, period, as_at=as_at) if found else None


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


@figures.lister
def results(words: Sequence[str], *, as_at: date, reader: Any) -> Iterator[Choice]:
    """Find results for everybody by the words of measure, framework, council and period, the newest period first."""
    rows = Series.objects.visible_to(reader).filter(breakdown__key="")
    periods = []
    for word in words:
        named = reduce(or_, (Q(**{f"{name}__icontains": word}) for name in NAMES))
        # 2004 or May may be part of a name or a code; where they are not, they name a period.
        if not rows.filter(named).exists():
            periods.append(word.lower())
        else:
            rows = rows.filter(named)
    for series in rows.select_related("indicator__framework", "organisation").order_by("indicator", "organisation"):
        known = ResultKnown.objects.as_at(as_at).filter(series=series).order_by("-period")
        for result in known[:NEWEST]:
            if all(word in f"{result.covers.label} {result.covers.code}".lower() for word in periods):
                yield _choice(series, result)


def _choice(series: Series, result: ResultKnown) -> Choice:
    token = f"result:{series.indicator.name_outside}:{series.organisation.ref}:{result.covers.code}"
    return Choice(token, f"{series.indicator.title}, {series.organisation}, {result.covers.label}: {result.words}")


def _figure(found: ResultKnown, period: Period, *, as_at: date) -> Figure:
    series = found.series
    polarity = Polarity(found.definition.polarity)
    return Figure(
        text=found.words,
        label=f"{series.indicator.title}, {series.organisation}, {period.label}",
        version=f"version {found.version}, known from {found.known_from.isoformat()}",
        url=f"{series.get_absolute_url()}#{period.code}",
        change=_change(found, as_at=as_at),
        higher_is_better={Polarity.HIGHER: True, Polarity.LOWER: False}.get(polarity),
        on_target=_on_target(found, polarity, as_at=as_at),
        too_small=is_hidden(found, clock.today(), held_on=as_at),
    )


def _change(found: ResultKnown, *, as_at: date) -> Decimal | None:
    """Return the movement against the period before, as both are believed on a day."""
    before = _value(found.series, found.covers.shifted(-1).first_day, as_at=as_at)
    return None if found.value is None or before is None else found.value - before


def _value(series: Series, period: date | None, *, as_at: date) -> Decimal | None:
    rows = ResultKnown.objects.as_at(as_at).filter(series=series, period=period)
    return rows.values_list("value", flat=True).first() if period else None


def _on_target(found: ResultKnown, polarity: Polarity, *, as_at: date) -> bool | None:
    """Say whether the result met the target for its period, as agreed by a day."""
    rows = Target.objects.known_on(as_at).filter(series=found.series)
    target = rows.in_force(found.period).first()
    if target is None or found.value is None:
        return None
    return met(found.value, target.aim, polarity, _value(found.series, target.base_period, as_at=as_at))
