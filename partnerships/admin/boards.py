"""Boards of partnerships: seats, holders, terms of reference."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from partnerships.models import (
    BoardDecision,
    BoardMeeting,
    BodyAbove,
    CarriedItem,
    ChairTurn,
    Delegation,
    PartnershipBoard,
    QuorumRule,
    Seat,
    SeatHolding,
    SeatReply,
    SeatTaken,
    StandingItem,
    TermsOfReference,
    WrittenProcedure,
)
from partnerships.services.boards.terms import bring_into_effect
from partnerships.services.boards.written import conclude_written
from salford_css.core import clock
from salford_css.core.admin.base import DirectorateAdmin, DirectorateInline
from salford_css.core.admin.workflow import say_refusals


class HoldingInline(DirectorateInline):
    """Who fills the seat, from when to when."""

    model = SeatHolding


class OfDraftInline(DirectorateInline):
    """What belongs to terms of reference: written while they are a draft, shown afterwards."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let rows be added to a draft."""
        return super().has_add_permission(request, obj) and bool(obj and obj.draft)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let rows of a draft be changed."""
        return super().has_change_permission(request, obj) and bool(obj and obj.draft)


class QuorumInline(OfDraftInline):
    """The minimums of the quorum."""

    model = QuorumRule


class DelegationInline(OfDraftInline):
    """What the body may decide for itself."""

    model = Delegation


class AboveInline(OfDraftInline):
    """Where goes what it may not decide."""

    model = BodyAbove


class TurnInline(OfDraftInline):
    """Whose turn it is to take the chair."""

    model = ChairTurn


class StandingInline(OfDraftInline):
    """What stands on every agenda."""

    model = StandingItem


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


@admin.register(TermsOfReference)
class TermsOfReferenceAdmin(DirectorateAdmin):
    """Terms of reference, version by version: a draft can be changed, what is in effect only read."""

    list_display = ("body", "number", "draft", "effective_from", "review_on", "frequency", "made_at")
    list_filter = ("draft", "chairing", "illustrative")
    search_fields = ("body__name", "purpose", "functions")
    readonly_fields = ("body", "number", "draft", "made_at", "made_by")
    inlines = (QuorumInline, DelegationInline, AboveInline, TurnInline, StandingInline)
    actions = ("bring_into_effect",)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: a draft is begun on the board's page, from the version before."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let a draft be changed."""
        return super().has_change_permission(request, obj) and (obj is None or obj.draft)

    @admin.action(description="Bring into effect today", permissions=["change"])
    def bring_into_effect(self, request: HttpRequest, rows: Any) -> None:
        """Let drafts take effect today, as on the board's page."""
        today = clock.today()
        say_refusals(self, request, rows, bring_into_effect, "terms", "brought into effect", effective_from=today)


@admin.register(WrittenProcedure)
class WrittenProcedureAdmin(DirectorateAdmin):
    """Questions put in writing; proposed, answered and concluded on the board's pages, concluded here as well."""

    read_only = True
    list_display = ("meeting", "reply_by", "concluded_on", "decision", "part")
    list_filter = ("part", "meeting__body")
    search_fields = ("wording", "reason", "meeting__body__name")
    list_select_related = ("meeting__body", "decision")
    actions = ("conclude",)

    @admin.action(description="Conclude today")
    def conclude(self, request: HttpRequest, rows: Any) -> None:
        """Count the replies and conclude, as on the page of the procedure."""
        say_refusals(self, request, rows, conclude_written, "procedure", "concluded", on=clock.today())


@admin.register(BoardMeeting)
class BoardMeetingAdmin(DirectorateAdmin):
    """How meetings of boards were called and chaired."""

    read_only = True
    list_display = ("meeting", "terms", "called_on", "chair", "illustrative")
    list_filter = ("illustrative", "meeting__body")
    search_fields = ("meeting__ref", "meeting__body__name")
    list_select_related = ("meeting__body", "terms__body", "chair__organisation")


@admin.register(SeatTaken)
class SeatTakenAdmin(DirectorateAdmin):
    """Which seat was taken at which meeting, and for which items."""

    read_only = True
    list_display = ("attendance", "seat", "substitute", "came_for", "left_before")
    list_filter = ("substitute",)
    search_fields = ("attendance__meeting__ref", "seat__body__name")
    list_select_related = ("attendance__post", "seat__organisation", "came_for", "left_before")


for model in (QuorumRule, Delegation, BodyAbove, ChairTurn, StandingItem, CarriedItem, BoardDecision, SeatReply):
    admin.site.register(
        model, type(f"{model.__name__}Admin", (DirectorateAdmin,), {"__doc__": model.__doc__, "read_only": True})
    )
