"""Boards and seats on a day."""

from datetime import date
from typing import Any, Self

from django.db.models import Q

from salford_css.core.querysets import ScopedDatedQuerySet, ScopedQuerySet

USERS_AND_CARERS = ("user", "carer")


class BoardQuerySet(ScopedDatedQuerySet):
    """Boards of partnerships."""


class SeatQuerySet(ScopedDatedQuerySet):
    """Seats."""

    def filled(self, on: date) -> Self:
        """Return the seats somebody holds on a day."""
        return self.in_force(on).filter(holdings__validity__contains=on)

    def for_users_and_carers(self) -> Self:
        """Return the seats for people who use the service and those who care for them."""
        return self.filter(category__in=USERS_AND_CARERS)

    def held_by(self, posts: Any, on: date) -> Self:
        """Return the seats that any of these posts holds on a day."""
        return self.in_force(on).filter(holdings__validity__contains=on, holdings__post__in=posts)


class TermsQuerySet(ScopedQuerySet):
    """Terms of reference."""

    def in_force_on(self, day: date) -> Self:
        """Return the versions effective by a day; the last of a body holds."""
        return self.filter(Q(effective_from__isnull=True) | Q(effective_from__lte=day))
