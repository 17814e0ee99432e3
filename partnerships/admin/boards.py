"""Boards of partnerships: seats, holders, terms of reference."""

from django.contrib import admin

from partnerships.models import (
    Delegation,
    PartnershipBoard,
    QuorumRule,
    Seat,
    SeatHolding,
    SeatTaken,
    TermsOfReference,
)
from salford_css.core.admin.base import DirectorateAdmin, DirectorateInline


class HoldingInline(DirectorateInline):
    """Who fills the seat, from when to when."""

    model = SeatHolding


class QuorumInline(DirectorateInline):
    """The minimums of the quorum."""

    model = QuorumRule


class DelegationInline(DirectorateInline):
    """What the body may decide for itself."""

    model = Delegation


@admin.register(PartnershipBoard)
class PartnershipBoardAdmin(DirectorateAdmin):
    """Which body looks after which partnership."""


@admin.register(Seat)
class SeatAdmin(DirectorateAdmin):
    """Seats on bodies."""

    list_display = ("body", "number", "category", "organisation", "role", "voting", "valid_from", "valid_to")
    list_filter = ("category", "role", "voting")
    search_fields = ("body__name", "organisation__name", "note")
    inlines = (HoldingInline,)


@admin.register(SeatHolding)
class SeatHoldingAdmin(DirectorateAdmin):
    """Who fills which seat."""

    search_fields = ("post__title", "as_written", "seat__body__name")


@admin.register(SeatTaken)
class SeatTakenAdmin(DirectorateAdmin):
    """Which seat was taken at which meeting."""


@admin.register(TermsOfReference)
class TermsOfReferenceAdmin(DirectorateAdmin):
    """Terms of reference, version by version: shown here, set by the board's page."""

    list_display = ("body", "number", "effective_from", "frequency", "made_at")
    inlines = (QuorumInline, DelegationInline)


@admin.register(QuorumRule)
class QuorumRuleAdmin(DirectorateAdmin):
    """Minimums of quorums."""


@admin.register(Delegation)
class DelegationAdmin(DirectorateAdmin):
    """What bodies may decide for themselves."""
