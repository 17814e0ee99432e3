"""Ratings, facts about money and sources of information."""

from django.contrib import admin

from performance.models import BudgetFact, InformationSource, Rating, RatingJudgement, RatingScheme
from salford_css.core.admin.base import DirectorateAdmin, DirectorateInline


class JudgementInline(DirectorateInline):
    model = RatingJudgement


@admin.register(RatingScheme)
class RatingSchemeAdmin(DirectorateAdmin):
    """Ways of rating councils."""

    list_display = ("name", "ref", "grades", "framework", "standing", "valid_from", "valid_to")


@admin.register(Rating)
class RatingAdmin(DirectorateAdmin):
    """What organisations were rated, when, and why it was restated."""

    list_display = ("organisation", "scheme", "grade", "words", "as_written", "year_assessed", "standing")
    list_filter = ("scheme", "grade", "standing")
    search_fields = ("ref", "organisation__name", "words")
    inlines = (JudgementInline,)


@admin.register(BudgetFact)
class BudgetFactAdmin(DirectorateAdmin):
    """Statements about money, as a source makes them."""

    list_display = ("fact", "kind", "amount", "percent", "direction", "as_written", "standing")


@admin.register(InformationSource)
class InformationSourceAdmin(DirectorateAdmin):
    """Where the directorate knows things from, and as which record each is kept."""

    list_display = ("name", "kind", "register", "framework", "plan", "inspection", "status")
    list_filter = ("kind", "register")


admin.site.register(RatingJudgement, DirectorateAdmin)
