"""Proposals with the steps of their life; their wordings are frozen."""

from django import forms
from django.contrib import admin

from salford_css.core.admin.base import DirectorateAdmin, DirectorateInline
from salford_css.core.admin.workflow import ReasonForm, WorkflowAdmin
from strategy.lifecycle import Outcome
from strategy.models import (
    Body,
    ChangeCause,
    Meeting,
    Proposal,
    ProposalObjective,
    ProposalParty,
    ProposalVersion,
)
from strategy.services import decisions, steps


class DecisionForm(forms.Form):
    """Asks for what a decision on a proposal says."""

    outcome = forms.ChoiceField(choices=Outcome.choices)
    made_on = forms.DateField(help_text="The day it was decided.")
    meeting = forms.ModelChoiceField(Meeting.objects.select_related("body"), required=False)
    wording = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}))
    reasons = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), required=False)
    amended_text = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 6}), required=False, label="Text as amended, if it was"
    )
    deferred_until = forms.CharField(max_length=200, required=False)
    urgency = forms.CharField(max_length=300, required=False, label="Urgent route: who consented, and why")


class CallInForm(forms.Form):
    """Asks who called a decision in, and why."""

    body = forms.ModelChoiceField(Body.objects.all())
    requested_on = forms.DateField()
    requested_by = forms.CharField(max_length=300, help_text="Members by number or office, never by name.")
    grounds = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}))


class PartyInline(DirectorateInline):
    model = ProposalParty


class ServesInline(DirectorateInline):
    """Which objectives it serves."""

    model = ProposalObjective
    verbose_name_plural = "serves"


class VersionInline(DirectorateInline):
    """Its wordings; never changed."""

    model = ProposalVersion
    fields = ("number", "title", "as_written", "reason")


@admin.register(Proposal)
class ProposalAdmin(WorkflowAdmin):
    """Proposals. The working text is written on the proposal's page, where two writers see each other's text."""

    fsm_fields = ["state"]
    services = {
        "put_forward": steps.put_forward,
        "open_to_consultation": steps.open_to_consultation,
        "analyse": steps.analyse,
        "revise": steps.revise,
        "decide": decisions.decide_proposal,
        "open_to_call_in": decisions.publish_decision_on,
        "call_in": decisions.call_in_proposal,
        "take_effect": steps.take_effect,
        "deliver": steps.deliver,
        "close_by_review": steps.close_by_review,
        "withdraw": steps.withdraw,
    }
    fsm_forms = {
        "decide": DecisionForm,
        "call_in": CallInForm,
        "close_by_review": ReasonForm,
        "withdraw": ReasonForm,
    }
    list_display = ("number", "title", "state", "plan", "lead_area", "lead_post", "cost_standing")
    list_display_links = ("number", "title")
    list_filter = ("state", "plan", "cost_standing", "part", "client_group")
    search_fields = ("title", "ref", "lead_area", "kind")
    readonly_fields = ("working_text", "revision", "withdrawn_why")
    inlines = (PartyInline, ServesInline, VersionInline)


@admin.register(ProposalVersion)
class ProposalVersionAdmin(DirectorateAdmin):
    """Wordings of proposals."""

    list_display = ("title", "number", "proposal", "report_version", "as_written", "only_gist")
    list_filter = ("only_gist", "proposal__plan")
    search_fields = ("title", "text", "proposal__ref")


@admin.register(ChangeCause)
class ChangeCauseAdmin(DirectorateAdmin):
    """Why wordings changed."""

    list_display = ("version", "comment", "stated_reason", "first_word", "end_word")
    search_fields = ("version__title", "comment__text", "stated_reason")


@admin.register(ProposalParty)
class ProposalPartyAdmin(DirectorateAdmin):
    """Who takes part in proposals."""

    list_display = ("proposal", "organisation", "as_written")
    list_filter = (("organisation", admin.EmptyFieldListFilter),)
    search_fields = ("proposal__title", "organisation__name", "as_written")


@admin.register(ProposalObjective)
class ProposalObjectiveAdmin(DirectorateAdmin):
    """Joins of proposals to objectives."""

    list_display = ("proposal", "objective", "basis", "author", "valid_from", "valid_to")
    list_filter = ("basis",)
    search_fields = ("proposal__title", "objective__text", "reason", "source")
