"""Ratings, the schemes and matrices by which they are given, and the rules that cap a judgement."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from performance.models import (
    CapRule,
    Rating,
    RatingCap,
    RatingJudgement,
    RatingMatrix,
    RatingRule,
    RatingScheme,
)
from salford_css.core.admin.base import DirectorateAdmin, DirectorateInline


class JudgementInline(DirectorateInline):
    model = RatingJudgement


class RuleInline(DirectorateInline):
    """The lines of a matrix. The database keeps them as they are once a rating rests on them."""

    model = RatingRule
    can_delete = True
    show_change_link = False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let a line be taken out; what rests on it is kept by the database."""
        return self._administers(request)


@admin.register(RatingScheme)
class RatingSchemeAdmin(DirectorateAdmin):
    """Ways of rating councils."""

    list_display = ("name", "ref", "grades", "framework", "standing", "valid_from", "valid_to")


@admin.register(RatingMatrix)
class RatingMatrixAdmin(DirectorateAdmin):
    """How judgements become a grade. A matrix on which a rating rests is replaced by one with a higher number."""

    list_display = ("name", "scheme", "number", "standing", "valid_from", "valid_to")
    list_filter = ("scheme", "standing")
    inlines = (RuleInline,)


@admin.register(Rating)
class RatingAdmin(DirectorateAdmin):
    """What organisations were rated, when, and why it was restated."""

    list_display = ("organisation", "scheme", "grade", "words", "as_written", "year_assessed", "matrix", "standing")
    list_filter = ("scheme", "grade", "standing")
    search_fields = ("ref", "organisation__name", "words")
    inlines = (JudgementInline,)


@admin.register(CapRule)
class CapRuleAdmin(DirectorateAdmin):
    """Measures that cap a judgement when they are bad enough."""

    list_display = ("measure", "framework", "year", "indicator", "bad_when", "limit", "max_judgement", "standing")
    list_filter = ("framework", "year", "service", "standing")
    search_fields = ("measure", "indicator__code")


@admin.register(RatingRule)
class RatingRuleAdmin(DirectorateAdmin):
    """Every line; edited with its matrix."""

    read_only = True
    list_display = ("matrix", "place", "grade", "either_way", "words")
    list_select_related = ("matrix__scheme",)


@admin.register(RatingCap)
class RatingCapAdmin(DirectorateAdmin):
    """What caps found when ratings were worked out."""

    read_only = True
    list_display = ("rating", "rule", "value", "outcome", "why")


admin.site.register(RatingJudgement, DirectorateAdmin)
