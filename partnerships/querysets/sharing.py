"""What is shared with whom on a day."""

from datetime import date
from typing import Any, Self

from django.db.models import Q

from salford_css.core.querysets import ScopedDatedQuerySet


class SharingQuerySet(ScopedDatedQuerySet):
    """Shares."""

    def reaching(self, organisation: Any, on: date) -> Self:
        """Return the shares in force that reach an organisation which is a party on the day."""
        with_all = Q(
            party__isnull=True,
            partnership__parties__organisation=organisation,
            partnership__parties__validity__contains=on,
        )
        with_it = Q(party__organisation=organisation, party__validity__contains=on)
        return self.in_force(on).filter(with_all | with_it).distinct()
