"""Everything one indicator's page shows of one organisation, as believed on a day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import F, Min, Q

from performance.judged import Comparator, JudgedSeries
from performance.measures import written
from performance.models import (
    BandInterval,
    BandSet,
    Breakdown,
    Commentary,
    Definition,
    Indicator,
    Result,
    ResultKnown,
    ResultPast,
    Series,
    SeriesBreak,
    Target,
    VarianceExplanation,
)
from performance.neighbours import Neighbour, Ranked, ranked
from performance.parts import Split, splits_of
from performance.readings import Agreed, Aside, Besides, Line, Together, judged_line, lines_of
from performance.selectors.councils import councils
from performance.windows import LENGTHS, Change, change_of
from performance.wording import place_of
from salford_css.core.models import NamedMoment, Organisation
from salford_css.core.words import number


@dataclass(frozen=True)
class Outlook:
    """One measure at one organisation. `line` is None where nothing was known on the day."""

    indicator: Indicator
    organisation: Organisation
    breakdown: str
    definition: Definition | None
    line: Line | None
    judged: JudgedSeries | None
    target: Target | None
    band: BandInterval | None
    parts: tuple[Line, ...]
    neighbours: tuple[Neighbour, ...]
    breaks: Mapping[int, date] = field(default_factory=dict)
    target_value: Decimal | None = None
    reached: Together | None = None
    intervals: tuple[BandInterval, ...] = ()
    aside: Aside | None = None

    def figure(self, value: Decimal) -> str:
        """Write a value of this measure with its unit."""
        return written(value, self.definition.unit, self.definition.precision) if self.definition else f"{value:f}"

    @property
    def place(self) -> str:
        """Name the place in a sentence."""
        return place_of(self.organisation.name)

    @property
    def splits(self) -> list[Split]:
        """Return the parts of the measure, by kind."""
        if self.line is None:
            return []
        whole = self._change(self.line)
        return splits_of(
            whole,
            [
                (
                    str(part.series.breakdown),
                    part.series.breakdown.key,
                    self._change(part),
                )
                for part in self.parts
            ],
        )

    def _change(self, line: Line) -> Change | None:
        since = self.breaks.get(line.series.pk)
        return change_of(line.periods, line.values, line.frequency, since=since)


def last_breaks(lines: Sequence[Line], *, as_at: date) -> dict[int, date]:
    """Return the first period after the last break of each series, of those known on the day."""
    known = Q(known_from__isnull=True) | Q(known_from__lte=as_at)
    rows = SeriesBreak.objects.filter(known, series__in=[line.series.pk for line in lines]).order_by("period")
    return dict(rows.values_list("series", "period"))


def outlook_of(
    indicator: Indicator, organisation: Organisation, breakdown: str, *, as_at: date, reader: Any
) -> Outlook:
    """Gather the page: the series asked for, its parts, and the same series at other councils."""
    wanted = (Q(organisation=organisation) | Q(organisation__in=councils().values("pk"))) & (
        Q(organisation=organisation) | Q(breakdown__key=breakdown)
    )
    series = Series.objects.visible_to(reader).filter(wanted, indicator=indicator).order_by("organisation__name", "pk")
    lines = [line for line in lines_of(series, as_at=as_at) if line.periods]
    ours = [line for line in lines if line.series.organisation_id == organisation.pk]
    line = next((line for line in ours if line.series.breakdown.key == breakdown), None)
    breaks = last_breaks(lines, as_at=as_at)
    neighbours = _neighbours(lines, organisation, breakdown, line, breaks)
    agreed = Agreed([line] if line else [], as_at=as_at)
    target = agreed.target(line) if line else None
    return Outlook(
        indicator=indicator,
        organisation=organisation,
        breakdown=breakdown,
        definition=line.definition if line else indicator.definitions.order_by("-number").first(),
        line=line,
        judged=_judged(line, agreed, neighbours),
        target=target,
        band=agreed.band(line) if line else None,
        parts=tuple(_parts(ours, line, breakdown)),
        neighbours=neighbours,
        breaks=breaks,
        target_value=agreed.target_value(target, line) if line else None,
        reached=agreed.reached(target, line) if line and target else None,
        intervals=tuple(agreed.intervals(line)) if line else (),
        aside=Besides([line], agreed).of(line) if line else None,
    )


def _judged(line: Line | None, agreed: Agreed, neighbours: Sequence[Neighbour]) -> JudgedSeries | None:
    series = judged_line(line, agreed) if line else None
    return with_median(series, ranked(neighbours, series.measure)) if series else None


def _parts(ours: Sequence[Line], line: Line | None, breakdown: str) -> list[Line]:
    if line is None or breakdown:
        return []
    return [one for one in ours if one.series.breakdown.key and one.frequency == line.frequency]


def _neighbours(
    lines: Sequence[Line], organisation: Organisation, breakdown: str, line: Line | None, breaks: Mapping[int, date]
) -> tuple[Neighbour, ...]:
    if line is None:
        return ()
    found = [one for one in lines if one.series.breakdown.key == breakdown and one.frequency == line.frequency]
    return tuple(
        neighbour_of(one, ours=one.series.organisation_id == organisation.pk, since=breaks.get(one.series.pk))
        for one in found
    )


def neighbour_of(line: Line, *, ours: bool, since: date | None = None) -> Neighbour:
    """Return a line as one council among others."""
    organisation = line.series.organisation
    return Neighbour(
        name=place_of(organisation.name),
        ref=organisation.ref,
        ours=ours,
        frequency=line.frequency,
        periods=tuple(line.periods),
        values=tuple(line.values),
        since=since,
    )


def with_median(series: JudgedSeries | None, rank: Ranked | None) -> JudgedSeries | None:
    """Set the median of the councils beside a short series, which has no limits to be held against."""
    if series is None or rank is None or series.frequency in LENGTHS:
        return series
    return replace(series, comparator=Comparator(f"median of {number(rank.of)} councils", rank.median))


@dataclass(frozen=True)
class Evidence:
    """What is said of single figures: the belief behind the latest, and how often a figure was stated anew."""

    latest: ResultKnown | None
    shown: Mapping[date, ResultKnown]
    restated: list[ResultKnown]
    later: int
    commentary: Commentary | None
    explanation: VarianceExplanation | None = None
    """Why a figure lay beyond the tolerance of its target, and what is done about it: the last one on record."""


PERIODS_SHOWN = 12
"""How many periods stand in the table of the page."""


def beliefs_of(outlook: Outlook, *, as_at: date) -> dict[date, ResultKnown]:
    """Return what is believed of the periods in the table: how settled each is, and why one has no figure."""
    if outlook.line is None:
        return {}
    days = list(outlook.line.periods)[-PERIODS_SHOWN:]
    known = ResultKnown.objects.as_at(as_at).filter(series=outlook.line.series, period__in=days)
    return {one.period: one for one in known.select_related("definition")}


def evidence_of(outlook: Outlook, *, as_at: date) -> Evidence:
    """Read the belief behind the latest figure, every statement of the figure last restated, and what came later."""
    if outlook.line is None:
        return Evidence(None, {}, [], 0, None)
    series = outlook.line.series
    known = ResultKnown.objects.filter(series=series, known_from__lte=as_at)
    past = ResultPast.objects.filter(series=series, known_to__lte=as_at).order_by("-period").first()
    restated = (
        known.filter(result=past.result_id).select_related("series", "submission", "definition")
        if past
        else known.none()
    )
    explained = VarianceExplanation.objects.filter(series=series, known_from__lte=as_at)
    said = Commentary.objects.filter(series=series, known_from__lte=as_at).order_by("-period", "-number")
    shown = beliefs_of(outlook, as_at=as_at)
    return Evidence(
        latest=shown.get(outlook.line.periods[-1]),
        shown=shown,
        restated=list(restated.order_by("-known_from", "-version")),
        later=Result.objects.filter(series=series, period__gt=outlook.line.latest_period).count(),
        commentary=said.first(),
        explanation=explained.select_related("action").order_by("-period", "-number").first(),
    )


def bands_of(outlook: Outlook, *, as_at: date) -> list[BandInterval]:
    """Return the intervals by which the latest figure is judged, else those of the latest year that has any."""
    if outlook.intervals:
        return list(outlook.intervals)
    sets = BandSet.objects.judging(as_at).filter(indicator=outlook.indicator).with_names()
    latest = sets.order_by("-year", F("group").asc(nulls_first=True)).first()
    return list(latest.intervals.all()) if latest else []


@dataclass(frozen=True)
class Later:
    """Figures that exist, but were not known on the day: the first day on which one was, and moments to turn to."""

    first: date
    moments: list[NamedMoment]


def known_later(indicator: Indicator, organisation: Organisation, breakdown: str, *, reader: Any) -> Later | None:
    """Say when the first figure of a series became known; None where there is none at all."""
    series = Series.objects.visible_to(reader).filter(
        indicator=indicator, organisation=organisation, breakdown__key=breakdown
    )
    first = ResultKnown.objects.standing().filter(series__in=series).aggregate(first=Min("known_from"))["first"]
    if first is None:
        return None
    moments = NamedMoment.objects.filter(Q(day__isnull=True) | Q(day__gte=first)).order_by("day")
    return Later(first, list(moments))


def breakdown_named(key: str) -> Breakdown | None:
    """Return the breakdown a page asks for; the empty key is everybody, whether or not a series has it yet."""
    return Breakdown.objects.filter(key=key).first() or (Breakdown(key="", label="everybody") if not key else None)
