"""Partnerships with their parties, dates, flexibilities and links."""

from typing import Any

from django import forms
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
from partnerships.services.partnerships import party_refusals
from salford_css.core.admin.base import DirectorateAdmin, DirectorateInline


class PartyForm(forms.ModelForm):
    """A party, held to the same rules as on its pages."""

    def clean(self) -> Any:
        """Refuse a body of a kind that could not be a partner, and one that did not exist then."""
        data = super().clean() or self.cleaned_data
        named = {name: data.get(name) for name in ("organisation", "kind", "valid_from")}
        partnership = data.get("partnership") or getattr(self.instance, "partnership", None)
        if partnership is not None and partnership.pk and named["organisation"] and self.has_changed():
            party = PartnershipParty(partnership=partnership, **named)
            for sentence in party_refusals(party):
                self.add_error(None, sentence)
        return data


class PartyInline(DirectorateInline):
    """Who takes part."""

    model = PartnershipParty
    form = PartyForm


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

    form = PartyForm
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
