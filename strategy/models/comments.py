"""What was said in a consultation, and the proposals it touched."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse

from salford_css.core import audit
from salford_css.core.querysets import ScopedQuerySet
from salford_css.core.search import indexed
from salford_css.core.sets import at_least_one
from salford_css.core.uncertain import UncertainlyDated
from strategy.lifecycle import Effect
from strategy.models.consultation import Consultation, ConsultationAudience, ConsultationEvent
from strategy.querysets.consultation import CommentQuerySet


class Channel(models.TextChoices):
    """How a comment came."""

    PAPER = "paper", "on paper"
    MAIL = "mail", "by e-mail"
    MEETING = "meeting", "at a meeting"
    WEB = "web", "on the web"


@audit.track()
class ConsultationComment(UncertainlyDated):
    """What a consultee said, anchored to a section of a version; what was answered; what it changed.

    Its date is the day it was received. Consultees are bodies and posts, never private names. An empty `effect`
    waits for an answer; `unknown` is for the record that does not say.
    """

    ref = models.SlugField(max_length=100, unique=True)
    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="comments")
    event = models.ForeignKey(ConsultationEvent, models.PROTECT, null=True, blank=True, related_name="comments")
    organisation = models.ForeignKey(
        "core.Organisation", models.PROTECT, null=True, blank=True, related_name="comments_made"
    )
    post = models.ForeignKey("core.Post", models.PROTECT, null=True, blank=True, related_name="comments_made")
    respondent_as_written = models.CharField(max_length=200, null=True, blank=True)
    audience = models.ForeignKey(
        ConsultationAudience,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="comments",
        help_text="Empty: the audience of the event it was made at.",
    )
    report_version = models.ForeignKey(
        "strategy.ReportVersion", models.PROTECT, null=True, blank=True, related_name="comments"
    )
    section = models.ForeignKey(
        "strategy.ReportSection", models.PROTECT, null=True, blank=True, related_name="comments"
    )
    about_as_written = models.CharField(max_length=300, blank=True)
    channel = models.CharField(max_length=8, choices=Channel, blank=True, help_text="Empty: not recorded.")
    theme = models.CharField(max_length=120, blank=True, help_text="One word or two, the same for like comments.")
    text = models.TextField()
    in_summary = models.BooleanField(default=False, help_text="Our summary, not the words received.")
    responder = models.ForeignKey(
        "core.Post",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="comments_to_answer",
        help_text="The post that is asked to draft the answer.",
    )
    answer_due = models.DateField(null=True, blank=True)
    officer_response = models.TextField(blank=True)
    effect = models.CharField(max_length=8, choices=Effect, blank=True)
    answered_by = models.ForeignKey(
        "core.Post", models.PROTECT, null=True, blank=True, related_name="comments_answered"
    )
    answered_on = models.DateField(null=True, blank=True)
    follow_up = models.CharField(max_length=300, blank=True, help_text="What was promised; open an action for it.")
    follow_up_due = models.DateField(null=True, blank=True, help_text="By when it was promised.")
    reply_sent_on = models.DateField(null=True, blank=True)
    redacted_text = models.TextField(blank=True, help_text="What wider readers see instead of the text.")
    redaction_reason = models.CharField(max_length=300, blank=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ["consultation", "ref"]
        constraints = [
            *UncertainlyDated.Meta.constraints,
            at_least_one(
                "organisation",
                "post",
                "respondent_as_written",
                name="strategy_consultationcomment_respondent",
                message="Say who commented: an organisation, a post, or the words of the record.",
            ),
            models.CheckConstraint(
                condition=Q(effect__in=["", Effect.UNKNOWN]) | ~Q(officer_response=""),
                name="strategy_consultationcomment_effect_answered",
                violation_error_message="An effect needs an officer's response.",
            ),
            models.CheckConstraint(
                condition=Q(redacted_text="") | ~Q(redaction_reason=""),
                name="strategy_consultationcomment_redaction",
                violation_error_message="Say why the comment is redacted.",
            ),
        ]
        # Only what every reader of comments may read goes into search.
        triggers = indexed(
            "comment",
            title="'Comment on ' || coalesce(nullif(NEW.about_as_written, ''), 'the report')",
            body=["coalesce(nullif(NEW.redacted_text, ''), NEW.text)", "NEW.officer_response"],
        )

    def __str__(self) -> str:
        # Never its words: names of rows go into the log, where a later redaction cannot reach them.
        return f"{self.respondent} on {self.about_as_written or 'the report'}"

    @property
    def shown_text(self) -> str:
        """Return what wider readers may read: the redacted text where there is one."""
        return self.redacted_text or self.text

    def clean(self) -> None:
        """Refuse a paragraph of another version than the one named."""
        super().clean()
        if self.section is not None and self.section.version_id != self.report_version_id:
            raise ValidationError({"section": "The paragraph belongs to another version of the report."})

    def kept_from(self, reader: Any) -> frozenset[str]:
        """Return the fields whose earlier words the trail keeps from every reader once passages are redacted.

        An answer that was given first may have quoted what is redacted now.
        """
        told = ("text", "redacted_text", "respondent_as_written", "about_as_written", "officer_response", "follow_up")
        return frozenset(told) if self.redacted_text else frozenset()

    @property
    def respondent(self) -> str:
        """Name who commented; the words of the record come first."""
        return str(self.respondent_as_written or self.post or self.organisation)

    @property
    def is_answered(self) -> bool:
        """Say whether an officer answered."""
        return bool(self.officer_response)

    def get_absolute_url(self) -> str:
        """Return the comment's page."""
        return reverse("strategy:comment", args=[self.ref])


@audit.track()
class CommentProposal(models.Model):
    """Which proposal a comment touches."""

    comment = models.ForeignKey(ConsultationComment, models.PROTECT, related_name="proposal_links")
    proposal = models.ForeignKey("strategy.Proposal", models.PROTECT, related_name="comment_links")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["comment", "proposal"], name="strategy_commentproposal_once")]

    def __str__(self) -> str:
        return f"{self.comment} on {self.proposal}"
