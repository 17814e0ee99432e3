"""Whose figures a page shows first, and who else has figures of the same measure."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from performance.models import Indicator, Series
from salford_css.core.models import Organisation, Placement, Sector
from strategy.models import Plan


def own_organisation(*, on: date) -> Organisation | None:
    """Return the council itself: what stands above the unit whose plans are kept here. None where no plan is kept."""
    plan = Plan.objects.select_related("organisation").order_by("pk").first()
    if plan is None:
        return None
    above = {one.organisation_id: one.parent for one in Placement.objects.in_force(on).select_related("parent")}
    organisation, seen = plan.organisation, set()
    while organisation.pk in above and organisation.pk not in seen:
        seen.add(organisation.pk)
        organisation = above[organisation.pk]
    return organisation


def units(reader: Any, *, on: date) -> QuerySet[Organisation]:
    """Return the council itself and what lies under it on a day: those a reporting round can ask."""
    own = own_organisation(on=on)
    found, waiting = set[int](), {own.pk} if own else set[int]()
    placed = list(Placement.objects.in_force(on).values_list("parent", "organisation"))
    while waiting:
        found |= waiting
        waiting = {below for parent, below in placed if parent in waiting} - found
    return Organisation.objects.visible_to(reader).filter(pk__in=found).order_by("name")


def with_figures(indicator: Indicator, *, reader: Any) -> QuerySet[Organisation]:
    """Return the organisations that have a series of an indicator which the reader may see."""
    series = Series.objects.visible_to(reader).filter(indicator=indicator)
    return Organisation.objects.filter(pk__in=series.order_by().values("organisation"))


def councils() -> QuerySet[Organisation]:
    """Return the organisations that were ever a local authority: those a council is compared with."""
    return Organisation.objects.filter(standings__kind__sector=Sector.LOCAL_AUTHORITY)
