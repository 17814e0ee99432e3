"""Risks of partnerships on a day, each with how it was judged by then."""

from datetime import date
from typing import Self

from django.db.models import F, OuterRef, Prefetch, Q, Subquery

from salford_css.core.querysets import ScopedQuerySet


class RiskQuerySet(ScopedQuerySet):
    """Risks."""

    def known_by(self, day: date) -> Self:
        """Return those raised by a day."""
        return self.filter(raised_on__lte=day)

    def open_on(self, day: date) -> Self:
        """Return those raised by a day and not closed by it."""
        return self.known_by(day).filter(Q(closed_on__isnull=True) | Q(closed_on__gt=day))

    def judged_by(self, day: date) -> Self:
        """Add how each was judged last by a day, so that lists can sort by score, owner and day of review."""
        model = self.model._meta.get_field("assessments").related_model
        last = model._default_manager.filter(risk=OuterRef("pk"), assessed_on__lte=day).order_by("-number")
        scored = last.annotate(product=F("likelihood") * F("impact"))
        return self.annotate(
            score=Subquery(scored.values("product")[:1]),
            owner_id=Subquery(last.values("owner")[:1]),
            owner_title=Subquery(last.values("owner__title")[:1]),
            review_on=Subquery(last.values("review_on")[:1]),
        )

    def with_assessments(self, day: date) -> Self:
        """Read along every assessment made by a day, the first first, as `judged`."""
        model = self.model._meta.get_field("assessments").related_model
        rows = model._default_manager.filter(assessed_on__lte=day).select_related("owner").order_by("number")
        return self.prefetch_related(Prefetch("assessments", rows, to_attr="judged"))


class AssessmentQuerySet(ScopedQuerySet):
    """Assessments of risks."""
