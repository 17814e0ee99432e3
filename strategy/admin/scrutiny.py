"""Inspections, their stages and what they recommended."""

from django.contrib import admin

from salford_css.core.admin.base import DirectorateAdmin, DirectorateInline
from strategy.models import Inspection, InspectionRecommendation, InspectionStage


class StageInline(DirectorateInline):
    model = InspectionStage


class RecommendationInline(DirectorateInline):
    model = InspectionRecommendation


@admin.register(Inspection)
class InspectionAdmin(DirectorateAdmin):
    """Inspections, reviews and audits."""

    list_display = ("title", "kind", "organisation", "as_written", "reports")
    list_filter = ("kind", "organisation", "client_group")
    inlines = (StageInline, RecommendationInline)


@admin.register(InspectionRecommendation)
class InspectionRecommendationAdmin(DirectorateAdmin):
    """What inspections asked for and how the council answered."""

    list_display = ("inspection", "number", "paragraph", "text", "response")
    list_filter = ("response", "inspection")


admin.site.register(InspectionStage, DirectorateAdmin)
