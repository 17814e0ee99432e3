"""Which entries of the forward plan a reader may see, and how they stand on a day."""

from datetime import date
from typing import Any, Self

from django.db.models import Exists, OuterRef, Q

from salford_css.core.models import Part
from salford_css.core.querysets import ScopedQuerySet


class ForwardPlanQuerySet(ScopedQuerySet):
    """Entries of the forward plan."""

    def visible_to_user(self, user: Any) -> Self:
        """Return what was published; what is only planned for those who may read drafts."""
        return self if user.may_read_exempt else self.filter(published_on__isnull=False)

    def visible_to_public(self, on: date) -> Self:
        """Return the entries announced by a day."""
        return self.published_by(on)

    def as_at(self, day: date) -> Self:
        """Return the entries published by a day, and those not published yet."""
        return self.filter(Q(published_on__isnull=True) | Q(published_on__lte=day))

    def published_by(self, day: date) -> Self:
        """Return the entries that the public could read on a day."""
        return self.filter(published_on__lte=day)

    def standing(self, day: date) -> Self:
        """Return the entries that were not withdrawn by a day."""
        return self.filter(Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=day))

    def undecided(self, day: date) -> Self:
        """Return the entries on which no decision had been made by a day."""
        return self.exclude(self._made(day))

    def decided(self, day: date) -> Self:
        """Return the entries on which a decision had been made by a day."""
        return self.filter(self._made(day))

    def with_decided(self, day: date) -> Self:
        """Add to each entry whether it had been decided by a day, as `is_decided`."""
        return self.annotate(is_decided=self._made(day))

    def in_months(self, first: date, after: date) -> Self:
        """Return the entries whose period touches the days from `first` up to, not including, `after`."""
        return self.filter(earliest__lt=after, latest__gte=first)

    def _made(self, day: date) -> Exists:
        decisions = self.model._meta.get_field("decisions").related_model._default_manager
        made = Q(made_earliest__isnull=True) | Q(made_earliest__lte=day)
        return Exists(decisions.filter(made, entry=OuterRef("pk")))

    def due(self, day: date) -> Self:
        """Return the entries still to be decided, whose period has not passed on a day."""
        return self.standing(day).undecided(day).exclude(latest__lt=day)

    def slipped(self, day: date) -> Self:
        """Return the entries whose period has passed on a day without a decision."""
        return self.standing(day).undecided(day).filter(latest__lt=day)


class UrgencyConsentQuerySet(ScopedQuerySet):
    """Consents to urgent routes; one that concerns exempt matter is not shown to those who may not read that."""

    def visible_to_user(self, user: Any) -> Self:
        """Return the consents whose proposal and decision the user may read."""
        if user.may_read_exempt:
            return self
        return self.filter(Q(decision__isnull=True) | Q(decision__part=Part.OPEN)).filter(
            Q(proposal__isnull=True) | Q(proposal__part=Part.OPEN)
        )
