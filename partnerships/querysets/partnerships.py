"""Which partnerships there are, on a day, for an organisation."""

from datetime import date
from typing import Any, Self

from salford_css.core.querysets import ScopedDatedQuerySet, ScopedQuerySet

LIVE = ("live", "ongoing")


class PartnershipQuerySet(ScopedQuerySet):
    """Partnerships."""

    def of(self, organisation: Any, on: date) -> Self:
        """Return those an organisation is a party to on a day."""
        return self.filter(parties__organisation=organisation, parties__validity__contains=on).distinct()

    def as_at(self, day: date) -> Self:
        """Return those known on a day: one established later is left out, one nobody dated is not."""
        return self.exclude(dates__kind="established", dates__earliest__gt=day)

    def live_on(self, day: date) -> Self:
        """Return those at work on a day, as the record describes them."""
        return self.filter(status__in=LIVE).as_at(day)

    def pooling(self) -> Self:
        """Return those with a pooled fund."""
        return self.filter(funds__isnull=False).distinct()


class PartyQuerySet(ScopedDatedQuerySet):
    """Parties."""

    def unresolved(self) -> Self:
        """Return the parties that are written and name no organisation: `multi-agency`, `voluntary sector`."""
        return self.filter(organisation__isnull=True)
