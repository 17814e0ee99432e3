"""Dated rules of procedure."""

from django.contrib import admin

from salford_css.core.admin.base import DirectorateAdmin
from strategy.models import ClockRule, KeyDecisionRule


@admin.register(ClockRule)
class ClockRuleAdmin(DirectorateAdmin):
    """So many days, counted so; only a confirmed rule blocks."""

    list_display = ("organisation", "kind", "days", "unit", "standing", "valid_from", "valid_to")
    list_filter = ("kind", "standing", "organisation")


@admin.register(KeyDecisionRule)
class KeyDecisionRuleAdmin(DirectorateAdmin):
    """From which amount, or how many wards, a decision is key."""

    list_display = ("organisation", "amount", "wards", "standing", "valid_from", "valid_to")
    list_filter = ("standing", "organisation")
