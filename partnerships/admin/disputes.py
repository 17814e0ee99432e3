"""Checks by hand and disputed figures: read here, and disputes settled as on their page."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from partnerships.models import ChecklistAnswer, Dispute, DisputeMessage, Outcome
from partnerships.services.disputes import settle_dispute, take_back_dispute
from salford_css.core.admin.base import DirectorateAdmin, DirectorateInline
from salford_css.core.admin.workflow import ReasonForm, WorkflowAdmin


class SettleForm(forms.Form):
    """How a dispute was settled."""

    outcome = forms.ChoiceField(choices=Outcome.choices)
    settlement = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}))


class MessageInline(DirectorateInline):
    """The letters of a dispute."""

    model = DisputeMessage
    fields = readonly_fields = ("number", "organisation", "made_at", "text")
    max_num = 0


@admin.register(Dispute)
class DisputeAdmin(WorkflowAdmin):
    """Disputed figures. They are raised on a partnership's page or by a partner's system, and settled by a step."""

    fsm_fields = ["state"]
    services = {"settle": settle_dispute, "take_back": take_back_dispute}
    fsm_forms = {"settle": SettleForm, "take_back": ReasonForm}
    list_display = ("figure_as_read", "raised_by", "raised_on", "state", "outcome", "partnership")
    list_filter = ("state", "outcome")
    search_fields = ("figure_as_read", "raised_by__name", "partnership__name")
    list_select_related = ("raised_by", "partnership")
    inlines = (MessageInline,)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: a dispute is raised with its first letter."""
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Show what was said and let nobody reword it: a step is all there is to do."""
        return [field.name for field in self.model._meta.fields if not field.primary_key]


@admin.register(ChecklistAnswer)
class ChecklistAnswerAdmin(DirectorateAdmin):
    """Checks of the statutory checklist by hand."""

    read_only = True
    list_display = ("agreement", "rule", "number", "answered", "checked_on", "made_by")
    list_filter = ("answered",)
    search_fields = ("agreement__title", "rule__title", "evidence")
    list_select_related = ("agreement", "rule", "made_by")


@admin.register(DisputeMessage)
class DisputeMessageAdmin(DirectorateAdmin):
    """Letters about disputed figures."""

    read_only = True
    list_display = ("dispute", "number", "organisation", "made_at")
    search_fields = ("dispute__figure_as_read", "text")
    list_select_related = ("dispute__raised_by", "organisation")
