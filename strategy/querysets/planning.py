"""Questions about plans and about links on the thread."""

from datetime import date
from typing import Any, Self

from django.db.models import Q

from salford_css.core.querysets import ScopedDatedQuerySet, ScopedQuerySet
from strategy.querysets.proposals import readable


class PlanQuerySet(ScopedQuerySet):
    """Plans and strategies."""

    def as_at(self, day: date) -> Self:
        """Return the plans adopted by a day; an adoption nobody dated hides nothing."""
        return self.filter(Q(earliest__isnull=True) | Q(earliest__lte=day))


class LinkQuerySet(ScopedDatedQuerySet):
    """Dated joins; a join to a proposal that a reader may not see is not shown either."""

    def visible_to_user(self, user: Any) -> Self:
        """Hide joins to drafts and exempt proposals from readers who may not see those."""
        names = {field.name for field in self.model._meta.fields}
        if user.may_read_exempt or "proposal" not in names:
            return self
        return self.filter(readable(user, "proposal__"))
