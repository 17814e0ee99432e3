"""Decisions and what follows them, recorded by the services alone; schemes of delegation are kept here."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from salford_css.core.admin.base import DirectorateAdmin, DirectorateInline
from salford_css.core.admin.workflow import say_refusals
from strategy.models import CallIn, Decision, DelegationLine, DelegationScheme, FollowUp, Referral
from strategy.services import decisions


@admin.register(Decision)
class DecisionAdmin(DirectorateAdmin):
    """Decisions: recorded through the proposal or the meeting, so that no check is passed by."""

    read_only = True
    list_display = ("wording", "outcome", "body", "post", "made_earliest", "published_on", "effective_on")
    list_filter = ("outcome", "key", "part", "body")
    search_fields = ("ref", "wording", "reasons", "proposal__title", "body__name", "post__title")
    date_hierarchy = "made_earliest"
    actions = ("publish",)

    @admin.action(description="Publish the decision today", permissions=["view"])
    def publish(self, request: HttpRequest, rows: Any) -> None:
        """Publish decisions: their words stand, and the effective day is worked out."""
        say_refusals(self, request, rows, decisions.publish_decision, "decision", "published")


@admin.register(CallIn, Referral)
class AfterwardsAdmin(DirectorateAdmin):
    """What became of decisions: written by the service."""

    read_only = True
    list_display = ("decision", "body", "__str__")
    search_fields = ("decision__wording", "body__name")


@admin.register(FollowUp)
class FollowUpAdmin(DirectorateAdmin):
    """What came of decisions: written by the service, never changed."""

    read_only = True
    list_display = ("decision", "months", "status", "answered_on", "post")
    list_filter = ("status", "months")
    search_fields = ("decision__wording", "answer")


class LineInline(DirectorateInline):
    model = DelegationLine


@admin.register(DelegationScheme)
class DelegationSchemeAdmin(DirectorateAdmin):
    """Who may decide what, dated: end the old scheme on the day the new one begins."""

    list_display = ("name", "organisation", "standing", "valid_from", "valid_to")
    list_filter = ("standing", "organisation")
    search_fields = ("name", "source")
    inlines = (LineInline,)


@admin.register(DelegationLine)
class DelegationLineAdmin(DirectorateAdmin):
    """One power each."""

    list_display = ("number", "power", "scheme", "route", "matter", "amount_limit", "called_in")
    list_filter = ("scheme", "route", "matter", "called_in")
    search_fields = ("power", "scheme__name", "body__name", "post__title")
