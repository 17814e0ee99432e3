"""Questions about actions and milestones: open, due, late on a day handed in."""

from datetime import date
from typing import Any, Self

from django.db.models import OuterRef, Q, Subquery

from salford_css.core.models import Part
from salford_css.core.querysets import ScopedQuerySet
from strategy.lifecycle import ProposalState


class ActionQuerySet(ScopedQuerySet):
    """Actions."""

    def visible_to_user(self, user: Any) -> Self:
        """Return actions, those of drafts and exempt decisions left out for readers who may not see them."""
        if user.may_read_exempt:
            return self
        return self.exclude(proposal__state=ProposalState.DRAFT).filter(
            Q(decision__isnull=True) | Q(decision__part=Part.OPEN),
            Q(proposal__isnull=True) | Q(proposal__part=Part.OPEN),
        )

    def open_on(self, day: date) -> Self:
        """Return the actions neither done nor dropped by a day."""
        return self.filter(
            Q(done_latest__isnull=True) | Q(done_latest__gt=day), Q(dropped_on__isnull=True) | Q(dropped_on__gt=day)
        ).filter(Q(done_as_written="") | Q(done_latest__isnull=False))

    def late_on(self, day: date) -> Self:
        """Return the open actions whose last possible due day has passed."""
        return self.open_on(day).filter(latest__lt=day)

    def with_last_report(self, day: date) -> Self:
        """Add `reported_on` and `outlook` of the last progress report by a day."""
        reports = self.model._meta.get_field("progress").related_model._default_manager
        last = reports.filter(action=OuterRef("pk"), on__lte=day).order_by("-on", "-id")
        return self.annotate(reported_on=Subquery(last.values("on")[:1]), outlook=Subquery(last.values("outlook")[:1]))


class MilestoneQuerySet(ScopedQuerySet):
    """Milestones."""

    def open_on(self, day: date) -> Self:
        """Return the milestones not reached by a day."""
        return self.filter(Q(done_latest__isnull=True) | Q(done_latest__gt=day)).filter(
            Q(done_as_written="") | Q(done_latest__isnull=False)
        )

    def late_on(self, day: date) -> Self:
        """Return the milestones not reached although their last possible day has passed."""
        return self.open_on(day).filter(latest__lt=day)
