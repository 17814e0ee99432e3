"""Bodies, and meetings with their steps."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from salford_css.core.admin.base import DirectorateAdmin, DirectorateInline
from salford_css.core.admin.workflow import ReasonForm, WorkflowAdmin, say_refusals
from strategy.models import (
    AgendaItem,
    Attendance,
    Body,
    BodyLead,
    Interest,
    Meeting,
    MeetingSeries,
    Minutes,
    Paper,
)
from strategy.services import meetings


class LeadInline(DirectorateInline):
    model = BodyLead


class SeriesInline(DirectorateInline):
    model = MeetingSeries
    fields = ("ref", "name", "frequency", "with_whom")


class ItemInline(DirectorateInline):
    model = AgendaItem


class AttendanceInline(DirectorateInline):
    model = Attendance


class PaperInline(DirectorateInline):
    model = Paper


@admin.register(Body)
class BodyAdmin(DirectorateAdmin):
    """Every body that meets."""

    list_display = ("name", "kind", "organisation", "status", "valid_from", "valid_to")
    list_filter = ("kind", "status", "organisation")
    inlines = (LeadInline, SeriesInline)


@admin.register(BodyLead)
class BodyLeadAdmin(DirectorateAdmin):
    """Who leads on which body."""

    list_display = ("body", "post", "as_written", "chairs", "valid_from", "valid_to")
    list_filter = ("chairs", "body__kind")
    search_fields = ("body__name", "post__title", "as_written")


@admin.register(MeetingSeries)
class MeetingSeriesAdmin(DirectorateAdmin):
    """Meetings that come round."""

    list_display = ("name", "body", "frequency", "with_whom")


@admin.register(Meeting)
class MeetingAdmin(WorkflowAdmin):
    """Meetings; the agenda's publication is a deed of its own, because clear days count from it."""

    fsm_fields = ["state"]
    services = {"hold": meetings.hold_meeting, "cancel": meetings.cancel_meeting}
    fsm_forms = {"cancel": ReasonForm}
    list_display = ("body", "as_written", "earliest", "form", "state", "agenda_published_on")
    list_filter = ("state", "form", "body__kind")
    search_fields = ("ref", "body__name", "note")
    readonly_fields = ("agenda_published_on",)
    inlines = (ItemInline, AttendanceInline)
    actions = ("publish_agenda",)

    @admin.action(description="Publish the agenda today", permissions=["change"])
    def publish_agenda(self, request: HttpRequest, rows: Any) -> None:
        """Open the agendas to the public."""
        say_refusals(self, request, rows, meetings.publish_agenda, "meeting", "agenda published")


@admin.register(AgendaItem)
class AgendaItemAdmin(DirectorateAdmin):
    """Items of agendas with their papers."""

    list_display = ("title", "meeting", "number", "part")
    list_filter = ("part",)
    search_fields = ("title", "meeting__body__name", "note")
    inlines = (PaperInline,)


@admin.register(Attendance)
class AttendanceAdmin(DirectorateAdmin):
    """Who was where, by post."""

    list_display = ("meeting", "post", "as_written", "presence", "capacity")
    list_filter = ("presence",)
    search_fields = ("post__title", "as_written", "meeting__body__name")


@admin.register(Minutes)
class MinutesAdmin(DirectorateAdmin):
    """Minutes, version by version."""

    list_display = ("meeting", "number", "part", "approved_at")
    list_filter = ("part",)
    search_fields = ("text", "meeting__body__name")


admin.site.register((Paper, Interest), DirectorateAdmin)
