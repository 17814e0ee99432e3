"""The places of performance on the golden thread: indicators, targets, and the latest result of each."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.db.models import Max, OuterRef, Subquery

from performance.models import ActionIndicator, Indicator, IndicatorObjective, Result, ResultKnown, Series, Target
from performance.readings import target_words
from salford_css.core.joins import Ids, between, by_link
from salford_css.core.registry import Link, Node, thread


@thread.nodes("indicator", label="Indicator", model=Indicator)
def indicators(ids: Sequence[int], *, as_at: date, reader: Any) -> Iterator[Node]:
    """Read indicators."""
    for one in Indicator.objects.visible_to(reader).filter(pk__in=ids).select_related("framework"):
        yield Node("indicator", one.pk, one.title, one.get_absolute_url(), note=one.name_outside, source=one.source)


@thread.nodes("target", label="Target", model=Target)
def targets(ids: Sequence[int], *, as_at: date, reader: Any) -> Iterator[Node]:
    """Read targets."""
    rows = Target.objects.visible_to(reader).filter(pk__in=ids)
    for one in rows.select_related("series__indicator__framework", "series__organisation", "series__breakdown"):
        span = f"{one.series.period_of(one.starts)} to {one.series.period_of(one.ends)}"
        yield Node("target", one.pk, target_words(one), one.get_absolute_url(), note=span, source=one.source)


@thread.nodes("result", label="Result", model=Result)
def results(ids: Sequence[int], *, as_at: date, reader: Any) -> Iterator[Node]:
    """Read results as they were believed on the day."""
    rows = ResultKnown.objects.as_at(as_at).visible_to(reader).filter(result__in=ids)
    for one in rows.select_related(
        "definition", "series__indicator__framework", "series__organisation", "series__breakdown"
    ):
        yield Node(
            "result",
            one.result_id,
            f"{one.words} in {one.covers}",
            f"{one.series.get_absolute_url()}#{one.covers.code}",
            note=f"{one.series.organisation}, known from {one.known_from:%-d %B %Y}",
            source=one.source,
        )


@thread.links("objective", "indicator")
def objective_to_indicator(*, upper_ids: Ids, lower_ids: Ids, as_at: date, reader: Any) -> Iterator[Link]:
    """Join objectives to the indicators that tell whether they are reached."""
    rows = IndicatorObjective.objects.visible_to(reader).in_force(as_at)
    yield from by_link(rows, "objective", "indicator", upper_ids=upper_ids, lower_ids=lower_ids)


@thread.links("action", "indicator")
def action_to_indicator(*, upper_ids: Ids, lower_ids: Ids, as_at: date, reader: Any) -> Iterator[Link]:
    """Join actions to the indicators they are meant to move."""
    rows = ActionIndicator.objects.visible_to(reader).in_force(as_at)
    yield from by_link(rows, "action", "indicator", upper_ids=upper_ids, lower_ids=lower_ids)


@thread.links("indicator", "target")
def indicator_to_target(*, upper_ids: Ids, lower_ids: Ids, as_at: date, reader: Any) -> Iterator[Link]:
    """Join indicators to the latest wording of each target known on the day."""
    mine = Series.objects.on_the_thread(as_at).values("pk")
    rows = Target.objects.visible_to(reader).known_on(as_at).filter(series__in=mine)
    latest = rows.order_by("series_id", "starts", "-number").distinct("series_id", "starts").select_related("series")
    for one in between(latest, "series__indicator", "pk", upper_ids=upper_ids, lower_ids=lower_ids):
        yield Link(("indicator", one.series.indicator_id), ("target", one.pk), source=one.source)


@thread.links("indicator", "result")
def indicator_to_result(*, upper_ids: Ids, lower_ids: Ids, as_at: date, reader: Any) -> Iterator[Link]:
    """Join indicators to the latest result of the organisation whose objective they measure."""
    rows = ResultKnown.objects.as_at(as_at).visible_to(reader)
    mine = Series.objects.on_the_thread(as_at)
    if upper_ids is not None:
        mine = mine.filter(indicator__in=upper_ids)
    newest = rows.filter(series=OuterRef("series")).order_by().values("series").annotate(last=Max("period"))
    found = rows.filter(series__in=mine.values("pk"), period=Subquery(newest.values("last")))
    if lower_ids is not None:
        found = found.filter(result__in=lower_ids)
    for one in found.select_related("series"):
        yield Link(("indicator", one.series.indicator_id), ("result", one.result_id), source=one.source)
