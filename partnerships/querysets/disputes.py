"""Which disputes a reader may see: whoever works here or reads here, all; a partner's system, its own partnerships'."""

from datetime import date
from typing import Self

from django.db.models import Q

from salford_css.core.querysets import ScopedQuerySet


class DisputeQuerySet(ScopedQuerySet):
    """Disputes."""

    def open(self) -> Self:
        """Return those not settled and not taken back."""
        return self.filter(state="open")

    def open_on(self, day: date) -> Self:
        """Return those raised by a day and not settled by it."""
        return self.filter(Q(settled_on__isnull=True) | Q(settled_on__gt=day), raised_on__lte=day).exclude(
            state="taken_back"
        )


class MessageQuerySet(ScopedQuerySet):
    """Letters of disputes."""
