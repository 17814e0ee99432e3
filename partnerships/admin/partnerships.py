"""Partnerships with their parties, dates, flexibilities and links."""

from django.contrib import admin

from partnerships.models import (
    JointPostAgreement,
    Partnership,
    PartnershipBoard,
    PartnershipDate,
    PartnershipFlexibility,
    PartnershipObjective,
    PartnershipParty,
    ServiceChangeLink,
)
from salford_css.core.admin.base import DirectorateAdmin, DirectorateInline


class PartyInline(DirectorateInline):
    """Who takes part."""

    model = PartnershipParty


class DateInline(DirectorateInline):
    """Dates in the partnership's life."""

    model = PartnershipDate


class FlexibilityInline(DirectorateInline):
    """Ways of sharing the record names."""

    model = PartnershipFlexibility


class BoardInline(DirectorateInline):
    """Which body looks after it."""

    model = PartnershipBoard


class ObjectiveInline(DirectorateInline):
    """Which objectives it serves."""

    model = PartnershipObjective
    fields = ("objective", "basis", "author", "reason", "source", "valid_from", "valid_to")


@admin.register(Partnership)
class PartnershipAdmin(DirectorateAdmin):
    """What the council and others do together."""

    list_display = ("name", "ref", "status", "lead_council", "client_group", "lead_post")
    list_filter = ("status", "client_group", "lead_council")
    inlines = (PartyInline, DateInline, FlexibilityInline, BoardInline, ObjectiveInline)


@admin.register(PartnershipParty)
class PartnershipPartyAdmin(DirectorateAdmin):
    """Parties: organisations, or the words of the record where they name none."""

    search_fields = ("organisation__name", "as_written", "partnership__name")


@admin.register(PartnershipDate)
class PartnershipDateAdmin(DirectorateAdmin):
    """Dates of partnerships, as exact as the record has them."""


@admin.register(PartnershipFlexibility)
class PartnershipFlexibilityAdmin(DirectorateAdmin):
    """Flexibilities that the record names for partnerships."""


@admin.register(PartnershipObjective)
class PartnershipObjectiveAdmin(DirectorateAdmin):
    """Joins between partnerships and objectives."""


@admin.register(ServiceChangeLink)
class ServiceChangeLinkAdmin(DirectorateAdmin):
    """Changes of service that partnerships brought about."""


@admin.register(JointPostAgreement)
class JointPostAgreementAdmin(DirectorateAdmin):
    """On what terms posts are held jointly."""
