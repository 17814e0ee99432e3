"""Questions about actions and milestones: open, due, late on a day handed in."""

from datetime import date
from typing import Any, Self

from django.db.models import F, OuterRef, Q, Subquery

from salford_css.core.models import Part
from salford_css.core.querysets import ScopedQuerySet
from strategy.lifecycle import ProposalState
from strategy.querysets.reports import known_by


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

    def as_at(self, day: date) -> Self:
        """Return the actions known on a day: what they come from was there, and history had begun."""
        later = (
            Q(decision__made_earliest__gt=day)
            | Q(comment__earliest__gt=day)
            | Q(comment__consultation__opens__gt=day)
            | Q(inspection_recommendation__inspection__earliest__gt=day)
            | Q(plan__earliest__gt=day)
            | Q(objective__plan__earliest__gt=day)
            | Q(history__isnull=False, done_earliest__gt=day)
        )
        unwritten = self.model._default_manager.filter(proposal__isnull=False).exclude(
            known_by(day, "proposal__versions__")
        )
        return self.exclude(later).exclude(pk__in=unwritten.values("pk"))

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

    def as_at(self, day: date) -> Self:
        """Return the milestones known on a day: what merely happened is known once it can have happened."""
        return self.exclude(Q(done_earliest__gt=day) & Q(earliest=F("done_earliest")))

    def open_on(self, day: date) -> Self:
        """Return the milestones not reached by a day."""
        return self.filter(Q(done_latest__isnull=True) | Q(done_latest__gt=day)).filter(
            Q(done_as_written="") | Q(done_latest__isnull=False)
        )

    def late_on(self, day: date) -> Self:
        """Return the milestones not reached although their last possible day has passed."""
        return self.open_on(day).filter(latest__lt=day)
