"""Consultations with their steps, and what was said in them."""

from django.contrib import admin

from salford_css.core.admin.base import DirectorateAdmin, DirectorateInline
from salford_css.core.admin.workflow import WorkflowAdmin
from strategy.models import (
    CommentProposal,
    Consultation,
    ConsultationAudience,
    ConsultationComment,
    ConsultationEvent,
)
from strategy.services import consultation as services


class AudienceInline(DirectorateInline):
    model = ConsultationAudience


class EventInline(DirectorateInline):
    model = ConsultationEvent
    fields = ("ref", "mechanism", "whom_as_written", "kind", "audience", "as_written", "response_received")


class CommentProposalInline(DirectorateInline):
    model = CommentProposal


@admin.register(Consultation)
class ConsultationAdmin(WorkflowAdmin):
    """Consultations; closing one waits until every comment has an officer's response."""

    fsm_fields = ["state"]
    services = {
        "open": services.open_consultation,
        "stop_comments": services.stop_comments,
        "close": services.close_consultation,
    }
    list_display = ("title", "state", "report_version", "opens", "latest", "lead_post")
    list_filter = ("state",)
    search_fields = ("title", "ref", "result")
    inlines = (AudienceInline, EventInline)


@admin.register(ConsultationAudience)
class AudienceAdmin(DirectorateAdmin):
    """Groups that were to be heard."""

    list_display = ("name", "code", "consultation", "promised", "seldom_heard")
    list_filter = ("promised", "seldom_heard", "consultation")


@admin.register(ConsultationEvent)
class EventAdmin(DirectorateAdmin):
    """What was done to hear somebody."""

    list_display = ("ref", "mechanism", "whom", "kind", "audience", "as_written", "response_received")
    list_filter = ("audience", "response_received", "consultation")
    search_fields = ("ref", "kind", "whom_as_written", "body__name", "organisation__name", "post__title", "note")


@admin.register(ConsultationComment)
class CommentAdmin(DirectorateAdmin):
    """What was said. Answers are given on the comment's page, because an answer asks for more than a text."""

    list_display = ("ref", "respondent", "about_as_written", "effect", "answered_on", "reply_sent_on")
    list_filter = ("effect", "consultation", ("officer_response", admin.EmptyFieldListFilter))
    search_fields = ("ref", "text", "respondent_as_written", "organisation__name", "post__title", "officer_response")
    readonly_fields = (
        "officer_response",
        "effect",
        "answered_by",
        "answered_on",
        "follow_up",
        "reply_sent_on",
        "redacted_text",
        "redaction_reason",
    )
    inlines = (CommentProposalInline,)


@admin.register(CommentProposal)
class CommentProposalAdmin(DirectorateAdmin):
    """Which comment touches which proposal."""

    list_display = ("comment", "proposal")
    search_fields = ("comment__text", "proposal__title")
