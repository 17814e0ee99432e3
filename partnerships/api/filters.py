"""Filters of this app's lists."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from partnerships.models import PartnershipParty
from salford_css.core import clock
from salford_css.core.api.filters import OrganisationCode


@dataclass(frozen=True)
class Party(OrganisationCode):
    """Organisations that take part today: ODS codes, or refs."""

    def any_of(self, values: list[Any]) -> Q:
        """Return the partnerships to which any of them is a party."""
        parties = PartnershipParty.objects.in_force(clock.today()).filter(super().any_of(values))
        return Q(pk__in=parties.values("partnership"))
