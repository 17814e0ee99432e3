"""Whose house this is: the organisation at which most roles are granted, and the body it is a unit of."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, OuterRef, Q, Subquery

from salford_css.core.models import Organisation, Placement

PRODUCT = "Community & Social Services"
"""What the product is called where nobody has been given a role yet."""


@dataclass(frozen=True)
class House:
    """The names in the head of every page; `above` is empty for a body that is a unit of nothing."""

    name: str
    above: str = ""


def house_on(day: date) -> House:
    """Return the names that hold on a day, in one query."""
    in_force = Q(grants__validity__contains=day)
    above = Placement.objects.in_force(day).filter(organisation=OuterRef("pk")).values("parent__name")[:1]
    granting = Organisation.objects.annotate(roles=Count("grants", filter=in_force), above=Subquery(above))
    found = granting.filter(roles__gt=0).order_by("-roles", "pk").values_list("name", "above").first()
    return house_of(*found) if found else house_of(None, None)


def house_of(name: str | None, above: str | None) -> House:
    """Return the names of a body and of the one it is a unit of; without a name, those of the product."""
    return House(name, above or "") if name else House(PRODUCT)
