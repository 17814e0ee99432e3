"""Actions and milestones: what is done, late or moved is a deed, and deeds go through the services."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from salford_css.core import clock
from salford_css.core.admin.base import DirectorateAdmin, DirectorateInline, reason_in
from salford_css.core.admin.workflow import say_refusals
from strategy import readings
from strategy.models import (
    Action,
    ActionContribution,
    ActionDate,
    ActionDependency,
    ActionFigure,
    ActionProgress,
    Milestone,
    Review,
)
from strategy.services import actions as services


class MilestoneInline(DirectorateInline):
    model = Milestone
    fields = ("ref", "text", "as_written", "earliest", "latest")


class FigureInline(DirectorateInline):
    model = ActionFigure


class MoveInline(DirectorateInline):
    """Moves of the date; never changed."""

    model = ActionDate
    fields = ("number", "from_latest", "to_latest", "reason", "moved_on")


class ProgressInline(DirectorateInline):
    """Reports of progress; never changed."""

    model = ActionProgress


@admin.register(Action)
class ActionAdmin(DirectorateAdmin):
    """The one register of actions. The status is worked out today, never stored."""

    list_display = ("text", "manager", "client_group", "status", "latest", "original_latest")
    list_filter = (
        "client_group",
        ("manager", admin.EmptyFieldListFilter),
        ("decision", admin.EmptyFieldListFilter),
        ("dropped_on", admin.EmptyFieldListFilter),
        ("done_latest", admin.EmptyFieldListFilter),
        "plan",
    )
    search_fields = ("text", "ref", "history", "note", "manager__title")
    readonly_fields = (
        *("original_earliest", "original_latest", "original_as_written"),
        *("started_earliest", "started_latest", "started_as_written"),
        *("done_earliest", "done_latest", "done_as_written", "dropped_on", "dropped_why"),
    )
    inlines = (MilestoneInline, FigureInline, MoveInline, ProgressInline)
    actions = ("start", "complete", "drop")

    def get_queryset(self, request: HttpRequest) -> Any:
        """Fetch the last reports of all rows in the same query."""
        rows: Any = super().get_queryset(request)
        return rows.with_last_report(clock.today())

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Let the first due date be typed, and later ones be moved by the service, with a reason."""
        fixed = super().get_readonly_fields(request, obj)
        return fixed if obj is None else (*fixed, "earliest", "latest", "as_written")

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Keep the first due date as the original one."""
        if not change:
            obj.original = obj.when
        super().save_model(request, obj, form, change)

    @admin.display(description="status today")
    def status(self, action: Action) -> str:
        """Say how far the action is."""
        one = readings.judge(action, on=clock.today())
        return one.sentence

    @admin.action(description="Start today", permissions=["change"])
    def start(self, request: HttpRequest, rows: Any) -> None:
        """Begin actions."""
        say_refusals(self, request, rows, services.start_action, "action", "started")

    @admin.action(description="Mark done today", permissions=["change"])
    def complete(self, request: HttpRequest, rows: Any) -> None:
        """Mark actions done."""
        say_refusals(self, request, rows, services.complete_action, "action", "done")

    @admin.action(description="Drop, for the reason given", permissions=["change"])
    def drop(self, request: HttpRequest, rows: Any) -> None:
        """Give actions up."""
        say_refusals(self, request, rows, services.drop_action, "action", "dropped", reason=reason_in(request))


@admin.register(Milestone)
class MilestoneAdmin(DirectorateAdmin):
    """Points on the way, and history."""

    list_display = ("text", "action", "as_written", "earliest", "latest", "done_latest")
    list_filter = (("action", admin.EmptyFieldListFilter), ("done_latest", admin.EmptyFieldListFilter))
    search_fields = ("text", "ref", "note", "action__text")
    readonly_fields = ("done_earliest", "done_latest", "done_as_written")
    actions = ("reach",)

    @admin.action(description="Mark reached today", permissions=["change"])
    def reach(self, request: HttpRequest, rows: Any) -> None:
        """Mark milestones reached."""
        say_refusals(self, request, rows, services.mark_milestone_done, "milestone", "reached")


@admin.register(ActionProgress)
class ActionProgressAdmin(DirectorateAdmin):
    """What managers reported."""

    list_display = ("action", "on", "outlook", "text", "post")
    list_filter = ("outlook",)
    search_fields = ("action__text", "text")
    date_hierarchy = "on"


@admin.register(ActionDate)
class ActionDateAdmin(DirectorateAdmin):
    """Moves of due dates with their reasons."""

    list_display = ("action", "number", "from_latest", "to_latest", "reason", "moved_on", "moved_by")
    search_fields = ("action__text", "reason")


@admin.register(ActionFigure)
class ActionFigureAdmin(DirectorateAdmin):
    """Numbers that belong to actions."""

    list_display = ("action", "label", "qualifier", "value", "as_written")
    list_filter = ("label", "qualifier")
    search_fields = ("action__text", "label")


@admin.register(ActionContribution)
class ActionContributionAdmin(DirectorateAdmin):
    """Joins of actions to objectives."""

    list_display = ("action", "objective", "basis", "author", "valid_from", "valid_to")
    list_filter = ("basis",)
    search_fields = ("action__text", "objective__text", "reason")


admin.site.register((ActionDependency, Review), DirectorateAdmin)
