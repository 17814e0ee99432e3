"""Decisions, and how they can be called in or referred on."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from salford_css.core import audit
from salford_css.core.fields import MoneyField
from salford_css.core.models import Part
from salford_css.core.search import indexed
from salford_css.core.sets import exactly_one
from strategy.calling_in import CallInOutcome
from strategy.lifecycle import Outcome
from strategy.models.bodies import Body
from strategy.models.meetings import AgendaItem, Meeting
from strategy.querysets.governance import DecisionQuerySet, OfDecisionQuerySet

FROZEN_ONCE_PUBLISHED = (
    *("body_id", "post_id", "outcome", "wording", "reasons", "made_earliest", "published_on"),
    *("options_rejected", "conditions", "risk", "funding", "advice", "documents_used", "interests", "amount"),
    *("votes_for", "votes_against", "abstained", "recommendation_id", "proposal_id", "proposal_version_id"),
    *("delegation_id", "power", "reconsiders_id", "signed_on"),
)


@audit.track()
class Decision(models.Model):
    """What a body or a post decided, line by line. Published, its words stand; what follows is call-in or a new one.

    The effective date is worked out by the rule named in `rule`, never typed; while scrutiny holds a decision back, and
    when it was referred back, it is empty. `delegation` is the power under which it was made.
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
    risk = models.TextField(
        "assessment of risk", blank=True, help_text="Empty: the record takes what the report says of it."
    )
    funding = models.TextField(
        "source of funding", blank=True, help_text="Empty: the record takes what the report says of it."
    )
    advice = models.TextField("advice obtained", blank=True, help_text="Beside the advice that the report names.")
    documents_used = models.TextField(blank=True, help_text="One a line, beside those that the report names.")
    interests = models.TextField(
        "interests declared", blank=True, help_text="By office, never by name, and what each of them did about it."
    )
    votes_for = models.PositiveSmallIntegerField(null=True, blank=True)
    votes_against = models.PositiveSmallIntegerField(null=True, blank=True)
    abstained = models.PositiveSmallIntegerField(null=True, blank=True)
    contact_post = models.ForeignKey(
        "core.Post", models.PROTECT, null=True, blank=True, related_name="decisions_answered"
    )
    delegation = models.ForeignKey(
        "strategy.DelegationLine", models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    power = models.CharField(
        max_length=300, blank=True, help_text="The power used, in the words of the record; by the scheme unless said."
    )
    amount = MoneyField(null=True, blank=True, help_text="Pounds that it spends, saves or forgoes.")
    scrutiny_body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="decisions_watched",
        help_text="The scrutiny panel that could call it in.",
    )  # fmt: skip
    reconsiders = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="reconsidered_by",
        help_text="The decision that scrutiny referred back and that this one confirms or amends.",
    )  # fmt: skip
    part = models.CharField(max_length=6, choices=Part, default=Part.OPEN)
    entry = models.ForeignKey(
        "strategy.ForwardPlanEntry", models.PROTECT, null=True, blank=True, related_name="decisions",
        help_text="The forward plan entry that announced it.",
    )  # fmt: skip
    key = models.BooleanField("key decision", default=False)
    key_because = models.TextField(
        "why it is key, or is not", blank=True, help_text="Needed where it differs from what the rule suggests."
    )
    urgency = models.CharField(max_length=300, blank=True, help_text="Who consented to which urgent route, and why.")
    made_earliest = models.DateField(null=True, blank=True)
    made_latest = models.DateField(null=True, blank=True)
    made_as_written = models.CharField(max_length=100, blank=True)
    deferred_until = models.CharField(max_length=200, blank=True)
    rule = models.ForeignKey("strategy.ClockRule", models.PROTECT, null=True, blank=True, related_name="decisions")
    signed_on = models.DateField(null=True, blank=True)
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
            models.CheckConstraint(
                condition=Q(signed_on__isnull=True)
                | Q(made_earliest__isnull=True)
                | Q(signed_on__gte=F("made_earliest")),
                name="strategy_decision_signed_after_made",
                violation_error_message="A decision cannot be signed before it is made.",
            ),
            models.CheckConstraint(
                condition=Q(reconsiders__isnull=True) | ~Q(reconsiders=F("id")),
                name="strategy_decision_not_of_itself",
                violation_error_message="A decision cannot reconsider itself.",
            ),
            models.UniqueConstraint(
                fields=["meeting", "recommendation", "proposal"],
                condition=Q(meeting__isnull=False, recommendation__isnull=False),
                nulls_distinct=False,
                name="strategy_decision_once_a_meeting",
                violation_error_message="This recommendation was decided at this meeting already.",
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


@audit.track()
class CallIn(models.Model):
    """Scrutiny called a decision in."""

    decision = models.OneToOneField(Decision, models.PROTECT, related_name="call_in")
    body = models.ForeignKey(Body, models.PROTECT, related_name="call_ins")
    requested_on = models.DateField()
    requested_at = models.TimeField(null=True, blank=True, help_text="The clock time at which the request arrived.")
    requesters = models.PositiveSmallIntegerField(null=True, blank=True, help_text="How many members asked.")
    requested_by = models.CharField(max_length=300, help_text="Members by number or office, never by name.")
    grounds = models.TextField()
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="call_ins")
    outcome = models.CharField(max_length=14, choices=CallInOutcome, blank=True)
    concerns = models.TextField(blank=True)
    settled_on = models.DateField(null=True, blank=True)

    objects = OfDecisionQuerySet.as_manager()

    class Meta:
        ordering = ["-requested_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="", settled_on__isnull=True) | (~Q(outcome="") & Q(settled_on__isnull=False)),
                name="strategy_callin_settled",
                violation_error_message="An outcome needs its day, and a day its outcome.",
            ),
            models.CheckConstraint(
                condition=Q(settled_on__isnull=True) | Q(settled_on__gte=F("requested_on")),
                name="strategy_callin_settled_after",
                violation_error_message="A call-in cannot be settled before it is asked for.",
            ),
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

    objects = OfDecisionQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["decision", "body"], name="strategy_referral_once")]

    def __str__(self) -> str:
        return f"{self.decision} to {self.body}"
