"""Involvement, communication, systems, programmes and the setting."""

from django.contrib import admin

from salford_css.core.admin.base import DirectorateAdmin, DirectorateInline
from strategy.models import (
    Communication,
    CommunicationIssue,
    ContextFact,
    EnablingProgramme,
    InformationSystem,
    InvolvementService,
    InvolvementWay,
)


class IssueInline(DirectorateInline):
    model = CommunicationIssue


@admin.register(InvolvementService)
class InvolvementServiceAdmin(DirectorateAdmin):
    """Services that help users and carers to be heard."""

    list_display = ("text", "client_group", "provider", "post")
    list_filter = ("client_group",)


@admin.register(Communication)
class CommunicationAdmin(DirectorateAdmin):
    """Regular ways of telling staff, partners and the public."""

    list_display = ("text", "channel", "audience", "frequency")
    list_filter = ("channel", "audience")
    inlines = (IssueInline,)


@admin.register(InformationSystem)
class InformationSystemAdmin(DirectorateAdmin):
    """Information systems with owner and dates."""

    list_display = ("name", "use", "status", "owner", "as_written", "target_as_written")
    list_filter = ("status", "organisation")


@admin.register(EnablingProgramme)
class EnablingProgrammeAdmin(DirectorateAdmin):
    """Programmes the strategy rests on."""

    list_display = ("text", "field", "organisation")
    list_filter = ("field",)


@admin.register(ContextFact)
class ContextFactAdmin(DirectorateAdmin):
    """Sourced statements about the setting."""

    list_display = ("text", "kind", "as_written")
    list_filter = ("kind",)


admin.site.register((InvolvementWay, CommunicationIssue), DirectorateAdmin)
