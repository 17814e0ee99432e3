"""Risks of partnerships. They are raised, judged and closed on their pages; here their words can be mended."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from partnerships.models import PartnershipRisk, RiskAssessment
from salford_css.core.admin.base import DirectorateAdmin, DirectorateInline


class AssessmentInline(DirectorateInline):
    """How the risk was judged."""

    model = RiskAssessment
    fields = readonly_fields = ("number", "assessed_on", "likelihood", "impact", "owner", "mitigation", "review_on")
    max_num = 0


@admin.register(PartnershipRisk)
class PartnershipRiskAdmin(DirectorateAdmin):
    """Risks with every assessment."""

    list_display = ("title", "partnership", "number", "raised_on", "closed_on")
    list_filter = ("illustrative",)
    search_fields = ("title", "cause", "consequence", "partnership__name")
    readonly_fields = ("partnership", "number", "raised_on", "closed_on", "closed_because")
    inlines = (AssessmentInline,)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: a risk is raised with its first assessment, on the page of its partnership."""
        return False


@admin.register(RiskAssessment)
class RiskAssessmentAdmin(DirectorateAdmin):
    """How risks were judged, each time."""

    read_only = True
    list_display = ("risk", "number", "assessed_on", "likelihood", "impact", "owner", "review_on")
    list_filter = ("likelihood", "impact")
    search_fields = ("risk__title", "mitigation")
    list_select_related = ("risk", "owner")
