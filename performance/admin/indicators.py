"""Frameworks, indicators and what they measure. A definition is worded anew by a service, never edited."""

from django.contrib import admin

from performance.models import (
    ActionIndicator,
    Breakdown,
    Definition,
    Framework,
    Indicator,
    IndicatorAlias,
    IndicatorLink,
    IndicatorObjective,
)
from salford_css.core.admin.base import DirectorateAdmin, DirectorateInline


class DefinitionInline(DirectorateInline):
    """The wordings of the definition, shown here."""

    model = Definition
    fields = ("number", "numerator", "denominator", "unit", "polarity", "frequency", "standing")


class AliasInline(DirectorateInline):
    model = IndicatorAlias


class FollowsInline(DirectorateInline):
    """The earlier indicators it follows."""

    model = IndicatorLink
    fk_name = "later"
    verbose_name_plural = "follows"


class ObjectiveInline(DirectorateInline):
    """The objectives it measures."""

    model = IndicatorObjective
    fields = ("objective", "basis", "author", "reason", "source", "valid_from", "valid_to")


class ActionInline(DirectorateInline):
    """The actions that are meant to move it."""

    model = ActionIndicator
    fields = ("action", "basis", "author", "reason", "source", "valid_from", "valid_to")


@admin.register(Framework)
class FrameworkAdmin(DirectorateAdmin):
    """Sets of indicators that somebody published under one name."""

    list_display = ("code", "name", "nation", "publisher", "valid_from", "valid_to")


@admin.register(Indicator)
class IndicatorAdmin(DirectorateAdmin):
    """Measures by framework and code, with their definitions, names and places on the thread."""

    list_display = ("code", "title", "framework", "domain", "client_group", "standing")
    list_filter = ("framework", "standing", "client_group")
    search_fields = ("code", "title", "aliases__name")
    inlines = (DefinitionInline, AliasInline, FollowsInline, ObjectiveInline, ActionInline)


@admin.register(Definition)
class DefinitionAdmin(DirectorateAdmin):
    """Every wording of every definition."""

    list_display = ("indicator", "number", "unit", "polarity", "frequency", "standing", "next_review")
    search_fields = ("indicator__code", "indicator__title", "numerator", "denominator")


@admin.register(IndicatorAlias)
class IndicatorAliasAdmin(DirectorateAdmin):
    """Other names under which imports find an indicator."""

    list_display = ("name", "indicator", "source")
    search_fields = ("name", "indicator__code", "indicator__title")


@admin.register(IndicatorLink)
class IndicatorLinkAdmin(DirectorateAdmin):
    """How later indicators stand to earlier ones."""

    list_display = ("later", "kind", "earlier", "standing")
    search_fields = ("later__code", "earlier__code")


@admin.register(IndicatorObjective)
class IndicatorObjectiveAdmin(DirectorateAdmin):
    """Which indicator measures which objective, on whose word."""

    list_display = ("indicator", "objective", "basis", "author", "valid_from", "valid_to")
    search_fields = ("indicator__title", "objective__text", "reason")


@admin.register(ActionIndicator)
class ActionIndicatorAdmin(DirectorateAdmin):
    """Which action is meant to move which indicator, on whose word."""

    list_display = ("indicator", "action", "basis", "author", "valid_from", "valid_to")
    search_fields = ("indicator__title", "action__text", "reason")


admin.site.register(Breakdown, DirectorateAdmin)
