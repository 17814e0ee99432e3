"""One measure at the councils of a group in one period: like definitions only, membership as at the period."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet

from performance.models import ComparatorGroup, Definition, GroupMember, Indicator, ResultKnown
from performance.peers import Beside, Kind, Peer, beside, kind_of
from performance.selectors.councils import councils
from performance.selectors.smallnumbers import rules_on
from performance.suppression import Cell, SmallNumbers, count_in, hidden
from performance.wording import Measure, place_of
from salford_css.core.models import Organisation
from salford_css.core.periods import Period


@dataclass(frozen=True)
class Comparison:
    """What the comparison page shows. `other_ways` are councils whose figure was counted under another definition."""

    indicator: Indicator
    organisation: Organisation
    period: Period | None
    periods: Sequence[Period]
    group: ComparatorGroup | None
    groups: Sequence[ComparatorGroup]
    definition: Definition | None
    measure: Measure | None
    found: Beside | None
    without: Sequence[str]
    other_ways: Sequence[str]
    small: frozenset[str]


def comparison_of(
    indicator: Indicator,
    organisation: Organisation,
    breakdown: str,
    *,
    as_at: date,
    reader: Any,
    period: str = "",
    group: str = "",
) -> Comparison:
    """Gather the figures of one period. `period` is its code, else the latest of ours; `group` a ref, else ours."""
    believed = _believed(indicator, breakdown, as_at=as_at, reader=reader)
    ours = believed.filter(series__organisation=organisation).order_by("-period")
    periods = [one.covers for one in ours.select_related("series")]
    chosen = next((one for one in periods if one.code == period), periods[0] if periods and not period else None)
    groups = _groups_of(organisation, chosen)
    picked = next((one for one in groups if one.ref == group), None)
    if chosen is None:
        return Comparison(indicator, organisation, None, periods, picked, groups, None, None, None, (), (), frozenset())
    rows = list(_rows(believed, chosen, picked, organisation))
    mine = next(row for row in rows if row.series.organisation_id == organisation.pk)
    alike = [row for row in rows if row.definition_id == mine.definition_id]
    measure = mine.definition.measure_at(place_of(organisation.name))
    kind = kind_of(mine.definition.unit, mine.definition.multiplier)
    peers = [_peer(row, organisation) for row in alike if row.value is not None]
    return Comparison(
        indicator=indicator,
        organisation=organisation,
        period=chosen,
        periods=periods,
        group=picked,
        groups=groups,
        definition=mine.definition,
        measure=measure,
        found=beside(peers, kind, mine.definition.multiplier, measure.direction),
        without=_without(rows, picked, chosen),
        other_ways=sorted(place_of(row.series.organisation.name) for row in rows if row not in alike),
        small=small_among(alike, rules_on(as_at), kind),
    )


def small_among(rows: Sequence[ResultKnown], rules: Sequence[SmallNumbers], kind: Kind) -> frozenset[str]:
    """Return the councils whose figure is hidden outside, those that would give one away included, by their refs."""
    cells = [
        Cell(
            row.series.organisation.ref,
            count_in(row.definition.unit, row.value, row.numerator, divided=bool(row.definition.denominator)),
            row.denominator,
            part_of="councils",
        )
        for row in rows
        if row.value is not None
    ]
    counts = [cell.numerator for cell in cells]
    if kind is Kind.OTHER or not cells or any(count is None for count in counts):
        return hidden(cells, rules)
    return hidden([Cell("", sum(Decimal(count or 0) for count in counts)), *cells], rules)


def _believed(indicator: Indicator, breakdown: str, *, as_at: date, reader: Any) -> QuerySet[ResultKnown]:
    known = ResultKnown.objects.as_at(as_at).visible_to(reader)
    return known.filter(series__indicator=indicator, series__breakdown__key=breakdown)


def _rows(
    believed: QuerySet[ResultKnown], period: Period, group: ComparatorGroup | None, organisation: Organisation
) -> QuerySet[ResultKnown]:
    """Return the figures of the period at the members of the group that day, or at every council; ours always."""
    if group is not None:
        members = GroupMember.objects.in_force(period.last_day).filter(group=group)
        among: QuerySet[Organisation] = Organisation.objects.filter(pk__in=members.values("organisation"))
    else:
        among = councils()
    allowed = Organisation.objects.filter(Q(pk__in=among.values("pk")) | Q(pk=organisation.pk))
    rows = believed.filter(
        period=period.first_day, series__frequency=period.frequency, series__organisation__in=allowed.values("pk")
    )
    return rows.select_related("series__organisation", "definition__indicator").order_by("series__organisation__name")


def _groups_of(organisation: Organisation, period: Period | None) -> list[ComparatorGroup]:
    if period is None:
        return []
    members = GroupMember.objects.in_force(period.last_day).filter(organisation=organisation)
    return list(ComparatorGroup.objects.filter(pk__in=members.values("group")).order_by("name"))


def _without(rows: Sequence[ResultKnown], group: ComparatorGroup | None, period: Period) -> list[str]:
    """Return the members of the group that have no figure, so that a reader knows who is missing."""
    reported = {row.series.organisation_id for row in rows if row.value is not None}
    silent = [row.series.organisation.name for row in rows if row.value is None]
    if group is not None:
        members = GroupMember.objects.in_force(period.last_day).filter(group=group).exclude(organisation__in=reported)
        silent += list(members.values_list("organisation__name", flat=True))
    return sorted({place_of(name) for name in silent})


def _peer(row: ResultKnown, ours: Organisation) -> Peer:
    organisation = row.series.organisation
    assert row.value is not None
    return Peer(
        ref=organisation.ref,
        name=place_of(organisation.name),
        ours=organisation.pk == ours.pk,
        value=row.value,
        numerator=row.numerator,
        denominator=row.denominator,
    )
