"""The line of a series as it was believed on a day: periods and values side by side, and the latest of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Prefetch, QuerySet

from performance.measures import Status, written
from performance.models import BandInterval, Definition, Result, ResultKnown, Series, SeriesState, Target
from salford_css.core.periods import Frequency, Period


@dataclass(frozen=True, slots=True)
class Line:
    """What is believed of one series. `definition` is the one the latest figure was counted under."""

    series: Series
    definition: Definition | None
    periods: Sequence[date] = ()
    values: Sequence[Decimal | None] = ()
    latest_status: str = ""
    latest_result_id: int | None = None

    @property
    def frequency(self) -> Frequency:
        """Return how often a figure comes."""
        return Frequency(self.series.frequency)

    @property
    def latest_period(self) -> date | None:
        """Return the first day of the latest period that has a row."""
        return self.periods[-1] if self.periods else None

    @property
    def latest_covers(self) -> Period | None:
        """Return the latest period that has a row."""
        return Period(self.periods[-1], self.frequency) if self.periods else None

    @property
    def latest_value(self) -> Decimal | None:
        """Return the latest figure; None where it is withheld or missing."""
        return self.values[-1] if self.values else None

    def value_in(self, period: date) -> Decimal | None:
        """Return the value of a period; None where there is none."""
        return dict(zip(self.periods, self.values, strict=True)).get(period)

    @property
    def latest_words(self) -> str:
        """Write the latest figure with its unit, or why there is none."""
        if self.definition is None:
            return "no figure yet"
        if self.latest_value is None:
            return Status(self.latest_status).label
        return written(self.latest_value, self.definition.unit, self.definition.precision)


def lines_of(series: QuerySet[Series], *, as_at: date) -> list[Line]:
    """Return the lines of these series as believed on a day, in the order of the query; two queries."""
    rows = list(_with_names(series))
    believed = _believed(rows, as_at=as_at)
    definitions = Definition.objects.select_related("indicator__framework").in_bulk(
        {one["definition"] for one in believed.values()}
    )
    return [_line(one, believed.get(one.pk), definitions) for one in rows]


def current_lines(series: QuerySet[Series]) -> list[tuple[SeriesState, Line]]:
    """Return the stored current rows of series with the lines they hold, in the order of the query.

    Two queries, and one each for targets and for bands where there are any. One statement that joined it all would take
    the database longer to plan than to answer, and join names to the rows of all series before it looks which are asked
    for.
    """
    asked = {one.pk: one for one in _with_names(series)}
    states = SeriesState.objects.filter(pk__in=list(asked)).select_related("latest__definition")
    targets = Prefetch("target", Target.objects.select_related("group"))
    found = {state.pk: state for state in states.prefetch_related(targets, Prefetch("band", _bands()))}
    return [(found[key], _current(found[key], one)) for key, one in asked.items() if key in found]


def _bands() -> QuerySet[BandInterval]:
    bands = BandInterval.objects.select_related("band_set__indicator__framework", "band_set__labels")
    return bands.prefetch_related(*(f"band_set__{path}" for path in BAND_NAMES))


BAND_NAMES = ("labels__bands", "indicator__framework__band_labels__bands")
_NAMES = ("indicator__framework", "indicator__client_group", "indicator__owner", "organisation", "breakdown")


def _with_names(series: QuerySet[Series]) -> QuerySet[Series]:
    return series.select_related(*_NAMES)


def _current(state: SeriesState, series: Series) -> Line:
    state.series = series
    definition = state.latest.definition if state.latest else None
    if definition is not None and definition.indicator_id == series.indicator_id:
        definition.indicator = series.indicator  # the same row, so it need not be read twice
    return Line(
        series=series,
        definition=definition,
        periods=state.periods,
        values=state.values,
        latest_status=state.latest_status,
        latest_result_id=state.latest_id,
    )


def _believed(series: Sequence[Series], *, as_at: date) -> dict[int, dict[str, Any]]:
    known = ResultKnown.objects.as_at(as_at).filter(series__in=[one.pk for one in series])
    rows = (
        known.order_by()
        .values("series_id")
        .annotate(
            periods=ArrayAgg("period", order_by="period"),
            values_=ArrayAgg("value", order_by="period"),
            statuses=ArrayAgg("status", order_by="period"),
            results=ArrayAgg("result_id", order_by="period"),
            definitions=ArrayAgg("definition_id", order_by="period"),
        )
    )
    return {row["series_id"]: {**row, "definition": row["definitions"][-1]} for row in rows}


def _line(series: Series, believed: dict[str, Any] | None, definitions: dict[int, Definition]) -> Line:
    if believed is None:
        return Line(series, None)
    return Line(
        series=series,
        definition=definitions[believed["definition"]],
        periods=believed["periods"],
        values=believed["values_"],
        latest_status=believed["statuses"][-1],
        latest_result_id=believed["results"][-1],
    )


def result_of(line: Line) -> Result | None:
    """Return the result behind the latest figure."""
    return Result.objects.filter(pk=line.latest_result_id).first() if line.latest_result_id else None
