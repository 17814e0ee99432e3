"""Key thresholds and rating limiters: what caps a judgement however good the rest is."""

from typing import Any

import django_filters
from django.db.models import QuerySet

from performance.models import CapRule, CareService
from performance.views.ways import crumbs
from salford_css.core.filters import ListFilter
from salford_css.core.lists import Column, ListPage


class CapRuleFilter(ListFilter):
    """Caps by words, service and year."""

    words_in = ("measure", "indicator__title", "max_judgement")
    service = django_filters.ChoiceFilter(label="Service", choices=CareService.choices, empty_label="All")
    year = django_filters.NumberFilter(label="Ratings of (year)")


def limit_words(rule: CapRule) -> str:
    """Say when a rule caps: `above 20%`."""
    cap = rule.cap
    return f"{cap.figure(rule.limit)}, side unclear" if rule.bad_when == "unclear" else cap.when


def lets_off(rule: CapRule) -> str:
    """Say whether small numbers are let off, and how that is decided."""
    if rule.small_numbers_exempt is None:
        return ""
    if not rule.small_numbers_exempt:
        return "no"
    if rule.markedly is None:
        return "yes, where one service user decides"
    return f"yes, where one service user moves it by {rule.cap.figure(rule.markedly)} or more"


class CapRuleList(ListPage):
    """Every rule that can cap a judgement."""

    heading = "Thresholds that cap a rating"
    noun = ("threshold", "thresholds")
    crumbs = crumbs(("Thresholds", ""))
    filterset = CapRuleFilter
    default_sort = ("framework__code", "year", "service", "measure")
    columns = (
        Column(
            "measure", "Measure", lambda row: row.measure, ("measure",),
            url=lambda row: row.indicator.get_absolute_url() if row.indicator else "",
        ),
        Column("when", "Caps when", limit_words, ("limit",)),
        Column("service", "Service", lambda row: row.get_service_display(), ("service",)),
        Column("question", "Judgement", lambda row: row.get_question_display(), ("question",)),
        Column("most", "Then at most", lambda row: row.max_judgement, ("max_judgement",)),
        Column("small", "Small numbers let off", lets_off, empty="not recorded"),
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
