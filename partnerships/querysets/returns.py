"""Returns on a day: which are late, which wait for an answer. A draft is for officers, the rest for every reader."""

from datetime import date
from typing import Any, Self

from django.db.models import Q

from salford_css.core.querysets import ScopedQuerySet


class ReturnQuerySet(ScopedQuerySet):
    """Returns of pools."""

    def visible_to_user(self, user: Any) -> Self:
        """Hide drafts from readers."""
        return self.filter(self.once_visible_to_user(user))

    def once_visible_to_user(self, user: Any) -> Q:
        """Return the condition for what the user might read when it stood so."""
        return Q() if user.may_read_exempt else ~Q(state="draft")

    def late_on(self, day: date) -> Self:
        """Return those due before a day that were not submitted by it."""
        return self.filter(due_on__lt=day).exclude(versions__submitted_on__lte=day)

    def submitted_by(self, day: date) -> Self:
        """Return those of which a version was submitted by a day."""
        return self.filter(versions__submitted_on__lte=day).distinct()


class OfReturnQuerySet(ScopedQuerySet):
    """What belongs to a return and is written while it is in draft."""

    def visible_to_user(self, user: Any) -> Self:
        """Hide what belongs to a draft from readers."""
        return self if user.may_read_exempt else self.exclude(pool_return__state="draft")
