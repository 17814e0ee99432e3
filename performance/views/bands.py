"""Bands and caps: how a value is judged, and what caps a rating however good the rest is."""

from typing import Any

import django_filters
from django.db.models import QuerySet

from performance.measures import written
from performance.models import BandInterval, BandSet, CapRule, CareService
from performance.views.ways import crumbs
from salford_css.core.filters import ListFilter
from salford_css.core.lists import Column, ListPage


class CapRuleFilter(ListFilter):
    """Caps by words and service."""

    words_in = ("measure", "indicator__title", "max_judgement")
    service = django_filters.ChoiceFilter(label="Service", choices=CareService.choices, empty_label="All")


def limit_words(rule: CapRule) -> str:
    """Say when a rule caps: `above 20%`."""
    number = written(rule.limit, rule.unit, _places(rule))
    return f"{rule.get_bad_when_display()} {number}" if rule.bad_when != "unclear" else f"{number}, side unclear"


def _places(rule: CapRule) -> int:
    exponent = rule.limit.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


class CapRuleList(ListPage):
    """What caps a judgement, with the bands that are known above it."""

    heading = "Bands and thresholds"
    noun = ("threshold", "thresholds")
    crumbs = crumbs(("Bands and thresholds", ""))
    filterset = CapRuleFilter
    default_sort = ("framework__code", "year", "service", "measure")
    template = "performance/bands.html"
    columns = (
        Column(
            "measure", "Measure", lambda row: row.measure, ("measure",),
            url=lambda row: row.indicator.get_absolute_url() if row.indicator else "",
        ),
        Column("when", "Caps when", limit_words, ("limit",)),
        Column("service", "Service", lambda row: row.get_service_display(), ("service",)),
        Column("most", "Then at most", lambda row: row.max_judgement, ("max_judgement",)),
        Column("year", "Ratings of", lambda row: row.year, ("year",)),
        Column("standing", "Standing", lambda row: row.get_standing_display(), ("standing",)),
    )  # fmt: skip

    def rows(self) -> QuerySet[Any]:
        """Return the caps with framework and indicator."""
        return CapRule.objects.visible_to(self.request.user).select_related("framework", "indicator__framework")

    def lead(self, total: int) -> str:
        """Say what a cap is."""
        return (
            f"{total} measures can cap a rating: beyond its limit, each keeps a judgement down however good the rest "
            "is. One that is unclear in its source caps nothing here."
        )

    def extra(self) -> dict[str, Any]:
        """Return the bands with their intervals."""
        sets = BandSet.objects.visible_to(self.request.user).select_related("indicator__framework", "group", "labels")
        intervals = BandInterval.objects.filter(band_set__in=sets).select_related("band_set__labels")
        by_set: dict[int, list[BandInterval]] = {}
        for interval in intervals:
            by_set.setdefault(interval.band_set_id, []).append(interval)
        return {"band_sets": [(one, by_set.get(one.pk, [])) for one in sets]}
