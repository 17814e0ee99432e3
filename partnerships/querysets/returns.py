"""Returns on a day: which are late, which wait for an answer. A draft is for officers, the rest for every reader."""

from datetime import date
from typing import Any, Self

from django.db.models import Q

from salford_css.core import clock
from salford_css.core.models import posts_held
from salford_css.core.querysets import ScopedQuerySet


def managed_by(user: Any, fund: str) -> Q:
    """Return the condition that a user holds the post that manages a fund today."""
    return Q(**{f"{fund}manager__in": posts_held(user, clock.today()).values("pk")})


class ReturnQuerySet(ScopedQuerySet):
    """Returns of pools."""

    def visible_to_user(self, user: Any) -> Self:
        """Hide drafts from readers; whoever manages the fund sees its own."""
        return self.filter(self.once_visible_to_user(user))

    def once_visible_to_user(self, user: Any) -> Q:
        """Return the condition for what the user might read when it stood so."""
        return Q() if user.may_read_exempt else ~Q(state="draft") | managed_by(user, "pool_year__fund__")

    def late_on(self, day: date) -> Self:
        """Return those due before a day that were not submitted by it."""
        return self.filter(due_on__lt=day).exclude(versions__submitted_on__lte=day)

    def submitted_by(self, day: date) -> Self:
        """Return those of which a version was submitted by a day."""
        return self.filter(versions__submitted_on__lte=day).distinct()


class OfReturnQuerySet(ScopedQuerySet):
    """What belongs to a return and is written while it is in draft."""

    def visible_to_user(self, user: Any) -> Self:
        """Hide what belongs to a draft from readers; whoever manages the fund sees its own."""
        if user.may_read_exempt:
            return self
        own = managed_by(user, "pool_return__pool_year__fund__")
        return self.filter(~Q(pool_return__state="draft") | own)
