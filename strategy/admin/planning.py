"""Mission, pledges, plans and objectives."""

from django.contrib import admin

from salford_css.core.admin.base import DirectorateAdmin, DirectorateInline
from strategy.models import (
    MissionStatement,
    Objective,
    ObjectiveLink,
    Plan,
    PlanKind,
    PlanReport,
    Pledge,
    PledgeSet,
    PledgeSuccession,
    PolicyMention,
)


class PledgeInline(DirectorateInline):
    model = Pledge


class ObjectiveInline(DirectorateInline):
    model = Objective


class PlanReportInline(DirectorateInline):
    model = PlanReport


class UpwardInline(DirectorateInline):
    """What the objective serves."""

    model = ObjectiveLink
    fk_name = "objective"
    verbose_name_plural = "serves"


@admin.register(MissionStatement)
class MissionStatementAdmin(DirectorateAdmin):
    """Parts of the mission, and principles."""

    list_display = ("text", "kind", "number", "valid_from", "valid_to")


@admin.register(PledgeSet)
class PledgeSetAdmin(DirectorateAdmin):
    """Pledges in dated sets, each after another."""

    list_display = ("name", "level", "organisation", "previous", "valid_from", "valid_to")
    inlines = (PledgeInline,)


@admin.register(Pledge)
class PledgeAdmin(DirectorateAdmin):
    """Single pledges."""

    list_display = ("title", "pledge_set", "number", "standing")
    list_filter = ("pledge_set", "standing")


@admin.register(Plan)
class PlanAdmin(DirectorateAdmin):
    """Plans and strategies at every rung."""

    list_display = ("title", "kind", "organisation", "as_written", "starts", "ends", "state", "owner")
    list_filter = ("kind", "state", "organisation", "client_group")
    inlines = (ObjectiveInline, PlanReportInline)


@admin.register(Objective)
class ObjectiveAdmin(DirectorateAdmin):
    """Objectives of plans, with what they serve."""

    list_display = ("text", "plan", "number", "client_group", "lead_post")
    list_filter = ("plan", "client_group")
    search_fields = ("text", "ref", "plan__title")
    inlines = (UpwardInline,)


@admin.register(ObjectiveLink)
class ObjectiveLinkAdmin(DirectorateAdmin):
    """Joins of objectives to pledges and higher objectives."""

    list_display = ("objective", "pledge", "higher", "basis", "author", "valid_from", "valid_to")
    list_filter = ("basis",)
    search_fields = ("objective__text", "pledge__title", "higher__text", "reason", "source")


@admin.register(PolicyMention)
class PolicyMentionAdmin(DirectorateAdmin):
    """Where a paper says that it serves the pledges."""

    list_display = ("as_written", "report_version", "document", "pledge", "pledge_set")


admin.site.register((PledgeSuccession, PlanKind, PlanReport), DirectorateAdmin)
