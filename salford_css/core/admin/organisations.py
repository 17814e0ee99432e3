"""Organisations, their units and codes, wards and client groups."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from salford_css.core.admin.base import DirectorateAdmin, DirectorateInline
from salford_css.core.models import (
    ClientGroup,
    Organisation,
    OrganisationCode,
    OrganisationKind,
    OrganisationName,
    OrganisationStanding,
    Placement,
    Succession,
    Ward,
)


class StandingInline(DirectorateInline):
    model = OrganisationStanding


class CodeInline(DirectorateInline):
    model = OrganisationCode


class NameInline(DirectorateInline):
    model = OrganisationName


class PlacementInline(DirectorateInline):
    """Under which parent the organisation stands."""

    model = Placement
    fk_name = "organisation"
    verbose_name_plural = "stands under"


class PlacedInline(DirectorateInline):
    """What stands under the organisation."""

    model = Placement
    fk_name = "parent"
    verbose_name_plural = "under it stand"


class SuccessorInline(DirectorateInline):
    """Which organisations followed."""

    model = Succession
    fk_name = "predecessor"
    verbose_name_plural = "followed by"


@admin.register(Organisation)
class OrganisationAdmin(DirectorateAdmin):
    """Councils, trusts, partners, and the council's own divisions and teams: one dated tree."""

    list_display = ("name", "ref", "kind_now", "valid_from", "valid_to")
    list_filter = ("standings__kind__sector", "standings__kind")
    search_fields = ("name", "ref", "names__name", "codes__code")
    inlines = (StandingInline, CodeInline, NameInline, PlacementInline, PlacedInline, SuccessorInline)

    def get_queryset(self, request: HttpRequest) -> Any:
        """Fetch the kinds of all rows in one query."""
        return super().get_queryset(request).prefetch_related("standings__kind")

    @admin.display(description="kinds")
    def kind_now(self, organisation: Organisation) -> str:
        """Name every kind the organisation has been."""
        return ", ".join(standing.kind.name for standing in organisation.standings.all())


@admin.register(Placement)
class PlacementAdmin(DirectorateAdmin):
    """Who stands under whom, from when to when."""

    list_display = ("organisation", "parent", "valid_from", "valid_to")
    search_fields = ("organisation__name", "parent__name")


@admin.register(OrganisationStanding)
class OrganisationStandingAdmin(DirectorateAdmin):
    """Of which kind an organisation was, from when to when."""

    list_display = ("organisation", "kind", "valid_from", "valid_to")
    search_fields = ("organisation__name",)
    list_filter = ("kind",)


@admin.register(OrganisationCode)
class OrganisationCodeAdmin(DirectorateAdmin):
    """Codes by which others know an organisation."""

    list_display = ("code", "scheme", "organisation", "invented")
    search_fields = ("code", "organisation__name")


@admin.register(OrganisationName)
class OrganisationNameAdmin(DirectorateAdmin):
    """Other spellings under which imports find an organisation."""

    list_display = ("name", "organisation")
    search_fields = ("name", "organisation__name")


@admin.register(Succession)
class SuccessionAdmin(DirectorateAdmin):
    """Which organisation followed which."""

    list_display = ("predecessor", "successor", "on", "kind")
    search_fields = ("predecessor__name", "successor__name")


@admin.register(Ward)
class WardAdmin(DirectorateAdmin):
    """Wards of a council."""

    list_display = ("name", "code", "council", "valid_from", "valid_to")


admin.site.register((OrganisationKind, ClientGroup), DirectorateAdmin)
