"""Red, amber and green: rules are edited here; what was set by hand, and doubts about data, are made on pages."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from performance.models import DataProblem, RagLine, RagOverride, RagRule
from salford_css.core.admin.base import DirectorateAdmin, DirectorateInline


class StepInline(DirectorateInline):
    """The steps of a rule, tried from the first on."""

    model = RagLine
    can_delete = True
    show_change_link = False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let a line be taken out; what rests on it is kept by the database."""
        return self._administers(request)


@admin.register(RagRule)
class RagRuleAdmin(DirectorateAdmin):
    """How figures are compared with their targets. End the old rule on the day the new one begins."""

    list_display = ("name", "framework", "indicator", "waits_for_date", "standing", "valid_from", "valid_to")
    inlines = (StepInline,)


@admin.register(RagLine)
class RagLineAdmin(DirectorateAdmin):
    """Every step; edited with its rule."""

    read_only = True
    list_display = ("rule", "place", "light", "shape", "margin", "words")
    list_select_related = ("rule",)


@admin.register(RagOverride)
class RagOverrideAdmin(DirectorateAdmin):
    """Lights that were set by hand, each with its reason and what the rule said."""

    read_only = True
    list_display = ("series", "period", "light", "computed", "made_by", "made_at", "withdrawn_at")
    search_fields = ("series__indicator__code", "series__indicator__title", "reason")


@admin.register(DataProblem)
class DataProblemAdmin(DirectorateAdmin):
    """Doubts about single figures, and how they were mended."""

    read_only = True
    list_display = ("series", "period", "why", "known_from", "mended_on")
    search_fields = ("series__indicator__code", "series__indicator__title", "why")
