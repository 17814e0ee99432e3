"""Boards and seats on a day."""

from datetime import date
from typing import Any, Self

from django.apps import apps
from django.db.models import Exists, OuterRef, Q

from salford_css.core.models import Part
from salford_css.core.querysets import ScopedDatedQuerySet, ScopedQuerySet

USERS_AND_CARERS = ("user", "carer")


def is_board() -> Q:
    """Return the condition under which a body is a board: it looks after a partnership, has seats, or has terms."""
    return Q(Exists(_of("PartnershipBoard")) | Exists(_of("Seat")) | Exists(_of("TermsOfReference")))


def _of(model: str) -> Any:
    """Return what a model holds about the body of an outer query."""
    return apps.get_model("partnerships", model)._default_manager.filter(body=OuterRef("pk"))


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

    def visible_to_user(self, user: Any) -> Self:
        """Return what is in effect, and drafts for those who read what is not for everybody."""
        return self.filter(self.once_visible_to_user(user))

    def once_visible_to_user(self, user: Any) -> Q:
        """Return the condition for what the user might read when it stood so."""
        return Q() if user.may_read_exempt else Q(draft=False)

    def in_force_on(self, day: date) -> Self:
        """Return the versions effective by a day; the last of a body holds."""
        return self.filter(Q(effective_from__isnull=True) | Q(effective_from__lte=day), draft=False)


class OfTermsQuerySet(ScopedQuerySet):
    """What belongs to terms of reference."""

    def visible_to_user(self, user: Any) -> Self:
        """Return what belongs to terms that the user may read."""
        return self if user.may_read_exempt else self.filter(terms__draft=False)


class OfBoardDecisionQuerySet(ScopedQuerySet):
    """What is known of a board's decision beside the decision."""

    def visible_to_user(self, user: Any) -> Self:
        """Return what hangs on decisions that the user may read."""
        return self if user.may_read_exempt else self.filter(decision__part=Part.OPEN)
