"""Proposals with the steps of their life; their wordings are frozen."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from salford_css.core.admin.base import DirectorateAdmin, DirectorateInline, reason_in
from salford_css.core.admin.workflow import ReasonForm, WorkflowAdmin, say_refusals
from strategy.calling_in import CallInOutcome
from strategy.lifecycle import Outcome
from strategy.models import (
    Body,
    ChangeCause,
    Meeting,
    Proposal,
    ProposalMoney,
    ProposalObjective,
    ProposalParty,
    ProposalVersion,
)
from strategy.services import call_ins, decisions, needs, steps
from strategy.services.money import strike_money
from strategy.services.proposals import submit_version


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
    requested_at = forms.TimeField(required=False, help_text="Needed on the last day of the window. Like 15:30.")
    requesters = forms.IntegerField(required=False, min_value=1, label="How many members asked")
    grounds = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}))


class SettleForm(forms.Form):
    """Asks what scrutiny concluded."""

    outcome = forms.ChoiceField(choices=CallInOutcome.choices)
    settled_on = forms.DateField()
    meeting = forms.ModelChoiceField(Meeting.objects.select_related("body"), required=False)
    concerns = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3}), required=False, help_text="Needed when it is referred back."
    )


class PartyInline(DirectorateInline):
    model = ProposalParty


class MoneyInline(DirectorateInline):
    """What it costs, saves or gives up; struck out by the service, with a reason."""

    model = ProposalMoney
    fields = ("kind", "recurrence", "amount", "start_year", "funded_from", "source", "stated_on")


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
        "submit": submit_version,
        "put_forward": steps.put_forward,
        "open_to_consultation": steps.open_to_consultation,
        "analyse": steps.analyse,
        "revise": steps.revise,
        "decide": decisions.decide_proposal,
        "open_to_call_in": decisions.publish_decision_on,
        "call_in": call_ins.call_in_proposal,
        "settle": call_ins.settle_call_in_of,
        "take_effect": steps.take_effect,
        "deliver": steps.deliver,
        "close_by_review": steps.close_by_review,
        "withdraw": steps.withdraw,
    }
    needs = needs.FOR
    fsm_forms = {
        "decide": DecisionForm,
        "call_in": CallInForm,
        "settle": SettleForm,
        "close_by_review": ReasonForm,
        "withdraw": ReasonForm,
    }
    list_display = ("number", "title", "state", "plan", "lead_area", "lead_post", "cost_standing")
    list_display_links = ("number", "title")
    list_filter = ("state", "plan", "cost_standing", "part", "client_group")
    search_fields = ("title", "ref", "lead_area", "kind")
    readonly_fields = ("working_text", "revision", "withdrawn_why")
    inlines = (MoneyInline, PartyInline, ServesInline, VersionInline)


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


@admin.register(ProposalMoney)
class ProposalMoneyAdmin(DirectorateAdmin):
    """What proposals cost, save or give up; a wrong line is struck out, never deleted."""

    list_display = ("proposal", "kind", "recurrence", "amount", "start_year", "funded_from", "stated_on", "struck_on")
    list_filter = ("kind", "recurrence", ("amount", admin.EmptyFieldListFilter), "proposal__plan")
    search_fields = ("proposal__title", "proposal__ref", "funded_from", "source")
    readonly_fields = ("struck_on", "struck_why")
    actions = ("strike_out",)

    @admin.action(description="Strike out, with the reason given", permissions=["change"])
    def strike_out(self, request: HttpRequest, rows: Any) -> None:
        """Strike lines out."""
        say_refusals(self, request, rows, strike_money, "line", "struck out", reason=reason_in(request))


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
