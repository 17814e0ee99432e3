"""What lists of proposals, their wordings and reports can be narrowed to."""

from typing import Any

import django_filters
from django.db.models import Q, QuerySet

from salford_css.core.filters import ListFilter
from strategy.filters.parts import choice, group, of
from strategy.lifecycle import ProposalState
from strategy.models import (
    Body,
    CostStanding,
    HeadingSet,
    Plan,
)
from strategy.selectors.changes import without_cause


class ProposalFilter(ListFilter):
    """Proposals by plan, state, group, what is said of their money, and words."""

    words_in = ("title", "kind", "lead_area", "versions__text")
    plan = of("Plan", Plan, "plan")
    state = choice("State now", ProposalState.choices)
    money = django_filters.ChoiceFilter(
        label="Money",
        choices=(("stated", "an amount is stated"), ("gap", "something is not stated"), ("none", "nothing to state")),
        empty_label="All",
        method="by_money",
    )
    group = group()

    def by_money(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep what states an amount, what leaves one out, or what is met already or costs nothing."""
        silent = Q(stated=0, unstated=0, cost_standing=CostStanding.NOT_STATED)
        chosen = {"stated": Q(stated__gt=0), "gap": silent | Q(unstated__gt=0)}
        settled = Q(stated=0, unstated=0) & ~Q(cost_standing=CostStanding.NOT_STATED)
        return rows.filter(chosen.get(value, settled))

    def filter_words(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Look into every wording, and name a proposal once."""
        return super().filter_words(rows, name, value).distinct()


class WordingChangeFilter(ListFilter):
    """Changed wordings by plan, by whether each change has its cause, and words."""

    words_in = ("proposal__title", "text")
    cause = django_filters.ChoiceFilter(
        label="Cause",
        choices=(("missing", "a change without a cause"), ("named", "every change with its cause")),
        empty_label="All",
        method="by_cause",
    )
    plan = of("Plan", Plan, "proposal__plan")

    def by_cause(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep the wordings with a change that has no cause, or the others."""
        orphans = without_cause(rows)
        return rows.filter(pk__in=orphans) if value == "missing" else rows.exclude(pk__in=orphans)


class ReportFilter(ListFilter):
    """Reports by body, plan, headings and words."""

    words_in = ("title", "versions__asks")
    body = of("Put to", Body, "versions__body")
    plan = of("About the plan", Plan, "plan")
    headings = of("Headings", HeadingSet, "heading_set")

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Name a report once, however many versions went to a body."""
        return super().filter_queryset(queryset).distinct()

    def filter_words(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Name a report once."""
        return super().filter_words(rows, name, value).distinct()
