"""Decisions, and how they can be called in or referred on."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from salford_css.core import audit
from salford_css.core.models import Part
from salford_css.core.querysets import ScopedQuerySet
from salford_css.core.search import indexed
from salford_css.core.sets import exactly_one
from strategy.lifecycle import Outcome
from strategy.models.bodies import Body
from strategy.models.meetings import AgendaItem, Meeting
from strategy.querysets.governance import DecisionQuerySet

FROZEN_ONCE_PUBLISHED = ("body_id", "post_id", "outcome", "wording", "reasons", "made_earliest", "published_on")


@audit.track()
class Decision(models.Model):
    """What a body or a post decided, line by line. Published, its words stand; what follows is call-in or a new one.

    The effective date is worked out by the rule named in `rule`, never typed.
    """

    ref = models.SlugField(max_length=100, unique=True)
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="decisions")
    post = models.ForeignKey("core.Post", models.PROTECT, null=True, blank=True, related_name="decisions")
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="decisions")
    item = models.ForeignKey(AgendaItem, models.PROTECT, null=True, blank=True, related_name="decisions")
    recommendation = models.ForeignKey(
        "strategy.Recommendation", models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    proposal = models.ForeignKey("strategy.Proposal", models.PROTECT, null=True, blank=True, related_name="decisions")
    proposal_version = models.ForeignKey(
        "strategy.ProposalVersion", models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    outcome = models.CharField(max_length=10, choices=Outcome)
    wording = models.TextField()
    reasons = models.TextField(blank=True)
    options_rejected = models.TextField(blank=True)
    conditions = models.TextField(blank=True)
    part = models.CharField(max_length=6, choices=Part, default=Part.OPEN)
    key = models.BooleanField("key decision", default=False)
    urgency = models.CharField(max_length=300, blank=True, help_text="Who consented to which urgent route, and why.")
    made_earliest = models.DateField(null=True, blank=True)
    made_latest = models.DateField(null=True, blank=True)
    made_as_written = models.CharField(max_length=100, blank=True)
    deferred_until = models.CharField(max_length=200, blank=True)
    rule = models.ForeignKey("strategy.ClockRule", models.PROTECT, null=True, blank=True, related_name="decisions")
    published_on = models.DateField(null=True, blank=True)
    effective_on = models.DateField(null=True, blank=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["-made_earliest", "ref"]
        constraints = [
            exactly_one(
                "body",
                "post",
                name="strategy_decision_one_decider",
                message="A decision is made by a body or by a post, one of them.",
            ),
            models.CheckConstraint(
                condition=Q(made_earliest__isnull=True, made_latest__isnull=True)
                | Q(made_earliest__isnull=False, made_latest__isnull=False, made_latest__gte=F("made_earliest")),
                name="strategy_decision_made_when",
                violation_error_message="Give the first and the last possible day, in that order, or neither.",
            ),
            models.CheckConstraint(
                condition=Q(published_on__isnull=True)
                | Q(made_earliest__isnull=True)
                | Q(published_on__gte=F("made_earliest")),
                name="strategy_decision_published_after_made",
                violation_error_message="A decision cannot be published before it is made.",
            ),
            models.CheckConstraint(
                condition=Q(effective_on__isnull=True)
                | Q(published_on__isnull=True)
                | Q(effective_on__gte=F("published_on")),
                name="strategy_decision_effective_after_published",
                violation_error_message="A decision cannot take effect before it is published.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="published_stands",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.published_on IS NOT NULL AND ("
                    + ", ".join(f"OLD.{name}" for name in FROZEN_ONCE_PUBLISHED)
                    + ") IS DISTINCT FROM ("
                    + ", ".join(f"NEW.{name}" for name in FROZEN_ONCE_PUBLISHED)
                    + ")"
                ),
            ),
            *indexed("decision", title="left(NEW.wording, 200)", body=["NEW.wording", "NEW.reasons"]),
        ]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()}: {self.wording[:120]}"

    def get_absolute_url(self) -> str:
        """Return the decision's page."""
        return reverse("strategy:decision", args=[self.ref])


class CallInOutcome(models.TextChoices):
    """What came of a call-in."""

    UPHELD = "upheld", "the decision stands"
    REFERRED_BACK = "referred_back", "referred back"
    LAPSED = "lapsed", "lapsed"


@audit.track()
class CallIn(models.Model):
    """Scrutiny called a decision in."""

    decision = models.OneToOneField(Decision, models.PROTECT, related_name="call_in")
    body = models.ForeignKey(Body, models.PROTECT, related_name="call_ins")
    requested_on = models.DateField()
    requested_by = models.CharField(max_length=300, help_text="Members by number or office, never by name.")
    grounds = models.TextField()
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="call_ins")
    outcome = models.CharField(max_length=14, choices=CallInOutcome, blank=True)
    concerns = models.TextField(blank=True)
    settled_on = models.DateField(null=True, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["-requested_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="", settled_on__isnull=True) | (~Q(outcome="") & Q(settled_on__isnull=False)),
                name="strategy_callin_settled",
                violation_error_message="An outcome needs its day, and a day its outcome.",
            )
        ]

    def __str__(self) -> str:
        return f"Call-in of {self.decision}"


@audit.track()
class Referral(models.Model):
    """A decision sent on to another body."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="referrals")
    body = models.ForeignKey(Body, models.PROTECT, related_name="referrals")
    referred_on = models.DateField(null=True, blank=True)
    why = models.TextField(blank=True)
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["decision", "body"], name="strategy_referral_once")]

    def __str__(self) -> str:
        return f"{self.decision} to {self.body}"
