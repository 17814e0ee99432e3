"""What lists of actions, milestones, inspections and programmes can be narrowed to."""

import django_filters
from django.db.models import Q

from salford_css.core.filters import ListFilter
from salford_css.core.moments import day_of
from strategy.filters.parts import choice, group
from strategy.models import (
    InspectionKind,
    ProgrammeField,
)
from strategy.querysets.delivery import ActionQuerySet, MilestoneQuerySet


class ActionFilter(ListFilter):
    """Actions by where they stand on the day the page is read at, group and words."""

    words_in = ("text", "note", "history")
    standing = django_filters.ChoiceFilter(
        label="Where it stands",
        choices=(
            ("open", "open"),
            ("late", "late"),
            ("done", "done"),
            ("dropped", "dropped"),
            ("nobody", "open, no manager"),
        ),
        empty_label="All",
        method="by_standing",
    )
    group = group()

    def by_standing(self, rows: ActionQuerySet, name: str, value: str) -> ActionQuerySet:
        """Keep the actions that stand so on the day."""
        day = day_of(self.request)
        match value:
            case "late":
                return rows.late_on(day)
            case "dropped":
                return rows.filter(dropped_on__lte=day)
            case "nobody":
                return rows.open_on(day).filter(manager__isnull=True)
            case "done":
                return rows.filter(Q(done_latest__lte=day) | (Q(done_latest__isnull=True) & ~Q(done_as_written="")))
        return rows.open_on(day)


class MilestoneFilter(ListFilter):
    """Milestones by where they stand and words."""

    words_in = ("text", "note")
    standing = django_filters.ChoiceFilter(
        label="Where it stands",
        choices=(("open", "to come or late"), ("late", "late"), ("done", "reached")),
        empty_label="All",
        method="by_standing",
    )

    def by_standing(self, rows: MilestoneQuerySet, name: str, value: str) -> MilestoneQuerySet:
        """Keep the milestones that stand so on the day."""
        day = day_of(self.request)
        if value == "done":
            return rows.exclude(pk__in=rows.open_on(day).values("pk"))
        return rows.late_on(day) if value == "late" else rows.open_on(day)


class InspectionFilter(ListFilter):
    """Inspections by kind, group and words."""

    words_in = ("title", "finding", "inspector_as_written")
    kind = choice("Kind", InspectionKind.choices)
    group = group()


class ProgrammeFilter(ListFilter):
    """Enabling programmes by field and words."""

    words_in = ("text",)
    field = choice("Field", ProgrammeField.choices, "field")
