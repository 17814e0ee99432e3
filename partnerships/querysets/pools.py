"""Pooled funds on a day, and what was known of their money by then."""

from datetime import date
from typing import Self

from django.db.models import Q

from partnerships.querysets.partnerships import LIVE
from salford_css.core.periods import FinancialYear
from salford_css.core.querysets import ScopedDatedQuerySet, ScopedQuerySet


class FundQuerySet(ScopedQuerySet):
    """Pooled funds."""

    def live_on(self, day: date) -> Self:
        """Return the funds of partnerships at work on a day, with money known by then."""
        started = self.filter(partnership__status__in=LIVE).exclude(
            partnership__dates__kind="established", partnership__dates__earliest__gt=day
        )
        return started.with_money_by(day)

    def with_money_by(self, day: date) -> Self:
        """Return the funds of which any sum was known by a day."""
        stated, given = known_by(day, "years__stated__"), known_by(day, "years__contributions__")
        return self.filter(
            Q(years__stated__isnull=False) & stated | Q(years__contributions__isnull=False) & given
        ).distinct()

    def without_board(self, day: date) -> Self:
        """Return the funds that no body looked after on a day."""
        return self.exclude(partnership__boards__validity__contains=day)

    def without_manager(self) -> Self:
        """Return the funds for which no manager is named."""
        return self.filter(manager__isnull=True)


class OfFundQuerySet(ScopedDatedQuerySet):
    """What belongs to a fund: years, contributions, lines, months, rules."""

    def known_by(self, day: date) -> Self:
        """Return what was known by a day; a sum nobody dated counts as known once its year begins."""
        fields = {field.name for field in self.model._meta.fields}
        return self.filter(known_by(day) if "pool_year" in fields else Q(known_from__lte=day))


def known_by(day: date, prefix: str = "") -> Q:
    """Return the condition that a sum was known by a day; one nobody dated counts as known once its year begins."""
    begun = FinancialYear.containing(day).start_year
    undated = Q(**{f"{prefix}known_from__isnull": True, f"{prefix}pool_year__start_year__lte": begun})
    return undated | Q(**{f"{prefix}known_from__lte": day})
