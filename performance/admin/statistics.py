"""What is agreed about reading charts and hiding small numbers, and what was forecast."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from performance.admin.results import NAMED_BY, OF_A_SERIES
from performance.models import ChartConvention, Forecast, SeriesState, SuppressionRule
from performance.services import judge_series
from salford_css.core.admin.base import DirectorateAdmin


@admin.register(ChartConvention)
class ChartConventionAdmin(DirectorateAdmin):
    """How series are judged by runs and limits; saving one judges the series it is about anew."""

    list_display = ("__str__", "run_length", "minimum_points", "target_on_limit", "valid_from", "valid_to")
    list_select_related = ("framework", "organisation")
    search_fields = ("framework__code", "organisation__name", "why")

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Store the row and judge the series of its framework and council."""
        super().save_model(request, obj, form, change)
        states = SeriesState.objects.all()
        if obj.framework_id:
            states = states.filter(series__indicator__framework=obj.framework_id)
        if obj.organisation_id:
            states = states.filter(series__organisation=obj.organisation_id)
        judge_series(series=states.values_list("pk", flat=True))


@admin.register(SuppressionRule)
class SuppressionRuleAdmin(DirectorateAdmin):
    """Which small numbers are hidden outside the directorate; all that hold on a day are applied together."""

    list_display = ("name", "numerator_at_most", "denominator_at_most", "shows_zero", "valid_from", "valid_to")
    list_filter = ("standing",)
    search_fields = ("ref", "name", "source")


@admin.register(Forecast)
class ForecastAdmin(DirectorateAdmin):
    """Every forecast, as it was made; a new one is made on the indicator's page."""

    read_only = True
    list_display = ("series", "covers", "number", "method", "value", "lower", "upper", "known_from", "made_by")
    list_filter = ("method", "frequency")
    search_fields = OF_A_SERIES
    list_select_related = (*NAMED_BY, "made_by")
