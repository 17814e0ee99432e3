"""What lists of consultations, events and comments can be narrowed to."""

from typing import Any

import django_filters
from django.db.models import QuerySet

from salford_css.core.filters import ListFilter
from salford_css.core.models import Post
from strategy.filters.parts import choice
from strategy.lifecycle import ConsultationState, Effect
from strategy.models import (
    Channel,
    Consultation,
)


class ConsultationFilter(ListFilter):
    """Consultations by state and words."""

    words_in = ("title", "result")
    state = choice("State now", ConsultationState.choices)


class CommentFilter(ListFilter):
    """Comments by consultation, audience, theme, channel, effect, answer, reply, who answers, and words."""

    # `shown` is what wider readers may read: nobody finds a comment by words that are hidden.
    words_in = ("shown", "officer_response", "respondent_as_written", "about_as_written", "theme")
    consultation = django_filters.ModelChoiceFilter(
        queryset=Consultation.objects.all(), label="Consultation", empty_label="All", to_field_name="ref"
    )
    audience = django_filters.CharFilter(label="Audience", field_name="audience__name", lookup_expr="iexact")
    theme = django_filters.CharFilter(label="Theme", lookup_expr="iexact")
    channel = choice("How it came", Channel.choices)
    effect = choice("Effect", Effect.choices)
    answered = django_filters.ChoiceFilter(
        label="Answer", choices=(("yes", "answered"), ("no", "not answered")), empty_label="All", method="by_answer"
    )
    reply = django_filters.ChoiceFilter(
        label="Reply", choices=(("yes", "sent"), ("no", "not sent")), empty_label="All", method="by_reply"
    )
    responder = django_filters.ModelChoiceFilter(
        queryset=Post.objects.filter(comments_to_answer__isnull=False).distinct(),
        label="Answered by",
        empty_label="All",
        to_field_name="ref",
    )

    def by_answer(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep the answered or the unanswered."""
        return rows.filter(officer_response="") if value == "no" else rows.exclude(officer_response="")

    def by_reply(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep those whose consultee was told, or was not."""
        return rows.filter(reply_sent_on__isnull=value == "no")


class EventFilter(ListFilter):
    """Consultation events by response and words."""

    words_in = ("whom_as_written", "kind", "audience__name", "note")
    response = django_filters.ChoiceFilter(
        label="Response",
        choices=(("yes", "recorded"), ("no", "none came"), ("unknown", "not recorded")),
        empty_label="All",
        method="by_response",
    )

    def by_response(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep events with a response, without one, or where nobody wrote it down."""
        return rows.filter(response_received={"yes": True, "no": False}.get(value))
