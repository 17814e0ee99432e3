"""Dated rules of procedure, the forward plan, and the consents to go without its notice."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from salford_css.core.admin.base import DirectorateAdmin, DirectorateInline
from strategy.models import ClockRule, ForwardPlanEntry, ForwardPlanMove, KeyDecisionRule, UrgencyConsent


@admin.register(ClockRule)
class ClockRuleAdmin(DirectorateAdmin):
    """So many days, counted so; only a confirmed rule blocks."""

    list_display = ("organisation", "kind", "days", "unit", "who", "standing", "valid_from", "valid_to")
    list_filter = ("kind", "standing", "organisation")
    search_fields = ("ref", "text", "who", "source")


@admin.register(KeyDecisionRule)
class KeyDecisionRuleAdmin(DirectorateAdmin):
    """From which amount, or how many wards, a decision is key."""

    list_display = ("organisation", "amount", "wards", "standing", "valid_from", "valid_to")
    list_filter = ("standing", "organisation")
    search_fields = ("ref", "text", "source")


class MoveInline(DirectorateInline):
    model = ForwardPlanMove


@admin.register(ForwardPlanEntry)
class ForwardPlanEntryAdmin(DirectorateAdmin):
    """Decisions that are coming. Published, an entry's words and period change by a deed with a reason alone."""

    list_display = ("subject", "body", "post", "key", "earliest", "latest", "published_on", "withdrawn_on")
    list_filter = ("key", "body", "organisation")
    search_fields = ("ref", "subject", "body__name", "post__title")
    inlines = (MoveInline,)
    readonly_fields = ("rule", "published_on", "withdrawn_on", "withdrawn_because")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let an entry be edited here until it is published."""
        return super().has_change_permission(request, obj) and (obj is None or obj.published_on is None)


@admin.register(ForwardPlanMove, UrgencyConsent)
class LeftAsRecordAdmin(DirectorateAdmin):
    """Written by the service, never changed."""

    read_only = True
