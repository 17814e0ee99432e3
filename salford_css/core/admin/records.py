"""What the product writes about itself: shown here, written by services only, except the calendar and the moments."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django_tasks_db.models import DBTaskResult

from salford_css.core.admin.base import DirectorateAdmin, reason_in
from salford_css.core.admin.workflow import say_refusals
from salford_css.core.models import (
    ActivityLog,
    CalendarLink,
    Change,
    IdempotencyKey,
    Job,
    NamedMoment,
    NonWorkingDay,
    OutboxMessage,
    SearchDocument,
)
from salford_css.core.services import outbox


class WrittenByTheProduct(DirectorateAdmin):
    """Shown, not written, here."""

    read_only = True


@admin.register(ActivityLog)
class ActivityLogAdmin(WrittenByTheProduct):
    """What was decided, by whom, why."""

    list_display = ("at", "deed", "record_name", "actor", "organisation", "client", "reason")
    list_filter = ("deed", "at")
    search_fields = ("record_name", "deed", "actor", "client", "reason", "request_id")
    date_hierarchy = "at"


@admin.register(Job)
class JobAdmin(WrittenByTheProduct):
    """Long jobs and how far they are."""

    list_display = ("kind", "asked_at", "started_at", "ended_at", "done", "total", "failed", "sentence")
    search_fields = ("kind", "sentence", "uid")


@admin.register(OutboxMessage)
class OutboxMessageAdmin(WrittenByTheProduct):
    """E-mail that waits, was sent, or failed."""

    list_display = ("subject", "to", "state", "asked_at", "sent_at", "tries", "problem")
    search_fields = ("subject", "to", "problem")
    actions = ("send_again",)

    @admin.action(description="Send again")
    def send_again(self, request: HttpRequest, messages: Any) -> None:
        """Put failed messages back among those that wait."""
        say_refusals(self, request, messages, outbox.send_again, "message", "waiting again", reason=reason_in(request))


@admin.register(Change)
class ChangeAdmin(WrittenByTheProduct):
    """The feed that partners poll."""

    list_display = ("at", "kind", "ref", "tombstone_for")
    search_fields = ("ref", "kind")


@admin.register(SearchDocument)
class SearchDocumentAdmin(WrittenByTheProduct):
    """What search reads."""

    list_display = ("kind", "title")
    list_filter = ("kind",)


@admin.register(IdempotencyKey)
class IdempotencyKeyAdmin(WrittenByTheProduct):
    """Requests of partners that are answered alike when repeated."""

    list_display = ("client", "key", "status", "at")
    exclude = ("answer",)


@admin.register(NamedMoment)
class NamedMomentAdmin(DirectorateAdmin):
    """Days to which pages can be set."""

    list_display = ("label", "ref", "day", "is_default")


@admin.register(NonWorkingDay)
class NonWorkingDayAdmin(DirectorateAdmin):
    """The council's own days: those that do not count beside the bank holidays, and those worked after all."""

    list_display = ("day", "calendar", "why", "worked")
    list_filter = ("calendar", "worked")
    date_hierarchy = "day"


@admin.register(CalendarLink)
class CalendarLinkAdmin(WrittenByTheProduct):
    """Who takes dates into a calendar of their own."""

    list_display = ("user", "made_at", "ended_at")
    fields = ("user", "made_at", "ended_at")
    search_fields = ("user__username",)


class TaskAdmin(WrittenByTheProduct):
    """What waits for the worker, and what became of it."""

    list_display = ("task_path", "status", "enqueued_at", "started_at", "finished_at")
    list_filter = ("status", "queue_name")
    search_fields = ("task_path", "exception_class_path")


admin.site.unregister(DBTaskResult)
admin.site.register(DBTaskResult, TaskAdmin)
