"""Agreements: their life as steps that the services take, their versions, and what happened around them."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from partnerships.models import (
    Agreement,
    AgreementConsultation,
    AgreementFlexibility,
    AgreementFunction,
    AgreementItem,
    AgreementReport,
    AgreementVersion,
    Approval,
    Consent,
    Ending,
    Notice,
    Notification,
    Signature,
)
from partnerships.services.lifecycle import steps
from salford_css.core.admin.base import DirectorateAdmin, DirectorateInline
from salford_css.core.admin.workflow import ReasonForm, WorkflowAdmin


class EndingForm(forms.Form):
    """How an agreement ended."""

    ended_how = forms.ChoiceField(label="How it ended", choices=Ending.choices)
    reason = forms.CharField(max_length=500, required=False)


class VersionInline(DirectorateInline):
    """The versions of an agreement."""

    model = AgreementVersion
    fields = ("number", "settled_on", "effective_from", "ends_on", "review_on")
    readonly_fields = fields
    max_num = 0


class ApprovalInline(DirectorateInline):
    """Which partner approved what, and when."""

    model = Approval


class ConsentInline(DirectorateInline):
    """Who consented to a trust taking part."""

    model = Consent


class NoticeInline(DirectorateInline):
    """Notices given."""

    model = Notice


@admin.register(Agreement)
class AgreementAdmin(WorkflowAdmin):
    """Arrangements under the law. Steps are buttons; each asks the lifecycle what is missing."""

    fsm_fields = ["state"]
    services = steps
    fsm_forms = {"end": EndingForm, "withdraw": ReasonForm, "give_notice": ReasonForm, "consult_again": ReasonForm}
    list_display = ("title", "ref", "partnership", "state", "legal_basis")
    list_filter = ("state", "legal_basis")
    inlines = (VersionInline, ApprovalInline, ConsentInline, NoticeInline)


class DraftInline(DirectorateInline):
    """What belongs to a version: written while it is a draft, shown afterwards."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let rows be added to a draft."""
        return super().has_add_permission(request, obj) and not (obj and obj.settled_on)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let rows of a draft be changed."""
        return super().has_change_permission(request, obj) and not (obj and obj.settled_on)


class ItemInline(DraftInline):
    """What the version says of items (a) to (g)."""

    model = AgreementItem


class FlexibilityInline(DraftInline):
    """Ways of sharing it uses."""

    model = AgreementFlexibility


class FunctionInline(DraftInline):
    """Functions in its scope."""

    model = AgreementFunction


class SignatureInline(DirectorateInline):
    """Who signed it."""

    model = Signature


@admin.register(AgreementVersion)
class AgreementVersionAdmin(DirectorateAdmin):
    """Wordings of agreements; one that was put to the partners can be read and not changed."""

    list_display = ("agreement", "number", "settled_on", "effective_from", "ends_on", "review_on")
    readonly_fields = ("agreement", "number", "settled_on", "made_at", "made_by")
    inlines = (ItemInline, FlexibilityInline, FunctionInline, SignatureInline)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: a version is begun on the agreement's page, from the one before."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let a draft be changed."""
        return super().has_change_permission(request, obj) and not (obj and obj.settled_on)


for model in (
    AgreementItem,
    AgreementFlexibility,
    AgreementFunction,
    Signature,
    Approval,
    Consent,
    Notice,
    Notification,
    AgreementConsultation,
    AgreementReport,
):
    admin.site.register(
        model, type(f"{model.__name__}Admin", (DirectorateAdmin,), {"__doc__": model.__doc__, "read_only": True})
    )
