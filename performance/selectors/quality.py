"""The doubts about the data of one organisation's series, as believed on a day; a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.db.models.functions import Lower

from performance.models import Indicator, IndicatorAlias, ResultKnown, Series, SeriesBreak
from performance.quality import Doubt, Found, Known, Sheet, doubts, verdict
from performance.readings import Line, Reading, lines_of
from performance.readings.judging import Judgement
from performance.verdicts import Verdict
from salford_css.core.models import Organisation
from salford_css.core.periods import Frequency
from salford_css.core.words import counted, listed


@dataclass(frozen=True)
class Doubted:
    """A doubt about a series, or about a measure where `part` is empty."""

    indicator: Indicator
    part: str
    found: Found
    url: str
    verdict: str

    @property
    def doubt(self) -> Doubt:
        """Return the sort."""
        return self.found.doubt


@dataclass(frozen=True)
class Quality:
    """Every doubt, and how many series were looked at, how many of them are sound."""

    rows: list[Doubted]
    looked_at: int
    sound: int
    grave: int


def quality_of(organisation: Organisation, *, as_at: date, reader: Any) -> Quality:
    """Look at every series of an organisation that has a figure."""
    series = Series.objects.visible_to(reader).filter(organisation=organisation)
    ordered = series.order_by("indicator__framework__valid_from", "indicator__code", "breakdown__key")
    lines = [line for line in lines_of(ordered, as_at=as_at) if line.periods and line.definition]
    known, breaks = _known(lines, as_at), _breaks(lines, as_at)
    found = [(line, _doubts(line, known[line.series.pk], breaks[line.series.pk], as_at)) for line in lines]
    rows = _together(found)
    rows += _ambiguous([line.series.indicator_id for line in lines])
    grave = sum(any(one.doubt.is_grave for one in some) for _, some in found)
    return Quality(rows, len(lines), sum(not some for _, some in found), grave)


def _doubts(line: Line, rows: Sequence[Known], breaks: Sequence[date], as_at: date) -> list[Found]:
    definition = line.definition
    assert definition is not None
    steps = max(1, Frequency(definition.frequency).months // line.frequency.months)
    sheet = Sheet(
        is_divided=bool(definition.denominator),
        next_review=definition.next_review,
        is_checked=definition.checked_by_id is not None,
        source_return=definition.source_return,
        steps=steps,
    )
    due = Reading(line, Judgement(Verdict())).next_due()
    return list(doubts(rows, line.frequency, sheet, due=due, breaks=breaks, on=as_at))


def _together(found: Sequence[tuple[Line, Sequence[Found]]]) -> list[Doubted]:
    """Tell a doubt once where several parts of a measure share it, as those about its definition always do."""
    shared: dict[tuple[int, Found], list[Line]] = defaultdict(list)
    for line, some in found:
        for one in some:
            shared[line.series.indicator_id, one].append(line)
    said = {line.series.pk: verdict([one.doubt for one in some]) for line, some in found}
    return [
        Doubted(first.indicator, _parts(lines), one, first.get_absolute_url(), said[first.pk])
        for (_, one), lines in shared.items()
        for first in [lines[0].series]
    ]


def _parts(lines: Sequence[Line]) -> str:
    first = lines[0].series.breakdown
    if len(lines) == 1:
        return first.label if first.key else ""
    rest = len(lines) - 1
    return f"{first.label} and {counted(rest, 'further part')}"


def _known(lines: Sequence[Line], as_at: date) -> dict[int, list[Known]]:
    found: dict[int, list[Known]] = defaultdict(list)
    rows = ResultKnown.objects.as_at(as_at).filter(series__in=[line.series.pk for line in lines])
    columns = ("period", "value", "numerator", "denominator", "status", "stage", "known_from")
    for series, *facts in rows.order_by("series", "period").values_list("series", *columns):
        found[series].append(Known(*facts))
    return found


def _breaks(lines: Sequence[Line], as_at: date) -> dict[int, list[date]]:
    found: dict[int, list[date]] = defaultdict(list)
    known = Q(known_from__isnull=True) | Q(known_from__lte=as_at)
    rows = SeriesBreak.objects.filter(known, series__in=[line.series.pk for line in lines])
    for series, period in rows.values_list("series", "period"):
        found[series].append(period)
    return found


def _ambiguous(indicators: Sequence[int]) -> Iterator[Doubted]:
    """Find the names under which more than one measure is known: an import cannot tell which is meant."""
    names = IndicatorAlias.objects.annotate(folded=Lower("name")).order_by()
    twice = names.values("folded").annotate(many=Count("indicator", distinct=True)).filter(many__gt=1).values("folded")
    rows = names.filter(folded__in=twice).select_related("indicator__framework").order_by("folded", "indicator")
    by_name: dict[str, list[IndicatorAlias]] = defaultdict(list)
    for alias in rows:
        by_name[alias.name.casefold()].append(alias)
    for some in by_name.values():
        told = listed([one.indicator.name_outside for one in some])
        found = Found(Doubt.ALIAS, f"The name {some[0].name} stands for {told}.")
        for one in (one for one in some if one.indicator_id in set(indicators)):
            yield Doubted(one.indicator, "", found, f"{one.indicator.get_absolute_url()}definition/", "")
