"""Reporting rounds and returns. Steps are buttons and bulk actions; figures are entered on the return's page."""

from django.contrib import admin

from performance.forms.rounds import ReopenForm
from performance.models import (
    IndicatorDuty,
    ReportingRound,
    ReturnEntry,
    ReturnStep,
    RoundReminder,
    RoundReturn,
    VarianceExplanation,
)
from performance.services import return_steps
from salford_css.core.admin.base import DirectorateAdmin, DirectorateInline
from salford_css.core.admin.workflow import WorkflowAdmin


class StepInline(DirectorateInline):
    """The steps taken, never changed."""

    model = ReturnStep
    fields = ("number", "step", "taken_at", "user", "post", "reason")


@admin.register(ReportingRound)
class ReportingRoundAdmin(DirectorateAdmin):
    """Calls for figures."""

    list_display = ("framework", "frequency", "period", "opens", "due", "tolerance", "asked_by")
    list_filter = ("frequency", "framework")
    search_fields = ("ref", "framework__code", "note")


@admin.register(RoundReturn)
class RoundReturnAdmin(WorkflowAdmin):
    """Returns with the steps of their life."""

    fsm_fields = ["state"]
    services = {
        "submit": return_steps.submit_return,
        "mark_checked": return_steps.check_return,
        "approve": return_steps.approve_return,
        "lock": return_steps.lock_return,
        "reopen": return_steps.reopen_return,
    }
    needs = return_steps.NEEDS
    fsm_forms = {"reopen": ReopenForm}
    list_display = ("round", "organisation", "state")
    list_filter = ("state", "round__framework")
    search_fields = ("ref", "organisation__name")
    list_select_related = ("round__framework", "organisation")
    readonly_fields = ("ref", "round", "organisation", "state")
    inlines = (StepInline,)


@admin.register(ReturnEntry)
class ReturnEntryAdmin(DirectorateAdmin):
    """Drafts of figures: entered on the return's page, shown here."""

    read_only = True
    list_display = ("round_return", "series", "value", "status", "stage", "cause", "saved_by", "saved_at")
    search_fields = ("series__indicator__code", "series__indicator__title", "round_return__ref")
    list_select_related = (
        "round_return__round__framework",
        "round_return__organisation",
        "series__indicator__framework",
        "series__organisation",
        "series__breakdown",
        "saved_by",
    )


@admin.register(VarianceExplanation)
class VarianceExplanationAdmin(DirectorateAdmin):
    """Every explanation of a figure beyond its tolerance, as it was approved."""

    list_display = ("series", "period", "number", "value", "target_value", "cause", "action", "act_by")
    list_filter = ("cause",)
    search_fields = ("series__indicator__code", "series__indicator__title", "explanation")
    list_select_related = (
        "series__indicator__framework",
        "series__organisation",
        "series__breakdown",
        "action",
    )


@admin.register(IndicatorDuty)
class IndicatorDutyAdmin(DirectorateAdmin):
    """Which post enters and which checks an indicator's figures for a unit."""

    list_display = ("indicator", "organisation", "duty", "post", "valid_from", "valid_to")
    list_filter = ("duty",)
    search_fields = ("indicator__code", "indicator__title", "post__title")


@admin.register(ReturnStep)
class ReturnStepAdmin(DirectorateAdmin):
    """Every step that was taken on a return."""

    list_display = ("round_return", "number", "step", "taken_at", "user", "post")
    list_filter = ("step",)
    search_fields = ("round_return__ref", "reason")
    list_select_related = ("round_return__round__framework", "round_return__organisation", "user", "post")


@admin.register(RoundReminder)
class RoundReminderAdmin(DirectorateAdmin):
    """E-mails about returns, so that nobody is told twice."""

    read_only = True
    list_display = ("round_return", "kind", "about", "user", "sent_on")
    list_filter = ("kind",)
    list_select_related = ("round_return__round__framework", "round_return__organisation", "user")
