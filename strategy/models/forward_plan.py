"""The forward plan: which decisions are coming, published ahead; and the consents to go without that notice."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from salford_css.core import audit
from salford_css.core.fields import MoneyField
from salford_css.core.querysets import ScopedQuerySet
from salford_css.core.search import indexed
from salford_css.core.sets import at_least_one, exactly_one
from salford_css.core.uncertain import UncertainlyDated
from salford_css.core.versions import frozen, kept
from strategy.models.spans import span, span_check
from strategy.querysets.forward_plan import ForwardPlanQuerySet, UrgencyConsentQuerySet


@audit.track()
class ForwardPlanEntry(UncertainlyDated):
    """A decision that is coming. Its date is the period in which it is to be made.

    Not published, it is only planned. Published, it is not taken away: its period moves or it is withdrawn, each with a
    reason. Whether it is due, slipped or decided follows from its date and its decisions.
    """

    ref = models.SlugField(max_length=100, unique=True)
    organisation = models.ForeignKey("core.Organisation", models.PROTECT, related_name="forward_plan")
    subject = models.CharField(max_length=300)
    body = models.ForeignKey(
        "strategy.Body", models.PROTECT, null=True, blank=True, related_name="entries_to_decide"
    )  # fmt: skip
    post = models.ForeignKey("core.Post", models.PROTECT, null=True, blank=True, related_name="entries_to_decide")
    key = models.BooleanField("key decision", default=True)
    key_because = models.TextField(
        "why it is key, or is not", blank=True, help_text="Needed where it differs from what the rule suggests."
    )
    amount = MoneyField(null=True, blank=True, help_text="Pounds that it is likely to spend, save or forgo.")
    wards = models.PositiveSmallIntegerField("wards affected", null=True, blank=True)
    consultation_arrangements = models.TextField(blank=True, help_text="Who is consulted, and how.")
    consultation = models.ForeignKey(
        "strategy.Consultation", models.PROTECT, null=True, blank=True, related_name="feeds_entries"
    )
    representations = models.TextField(blank=True, help_text="Who may make representations, to whom, by when.")
    documents = models.TextField(blank=True, help_text="What lies before the decision maker, one document a line.")
    contact_post = models.ForeignKey(
        "core.Post", models.PROTECT, null=True, blank=True, related_name="entries_answered"
    )
    scrutiny_body = models.ForeignKey(
        "strategy.Body", models.PROTECT, null=True, blank=True, related_name="entries_watched",
        help_text="The scrutiny committee if called in.",
    )  # fmt: skip
    private_because = models.TextField(
        "taken in private because", blank=True, help_text="Only where the public is to be shut out of a part."
    )
    proposal = models.ForeignKey(
        "strategy.Proposal", models.PROTECT, null=True, blank=True, related_name="forward_plan_entries"
    )
    report = models.ForeignKey(
        "strategy.Report", models.PROTECT, null=True, blank=True, related_name="forward_plan_entries"
    )
    rule = models.ForeignKey(
        "strategy.ClockRule", models.PROTECT, null=True, blank=True, related_name="entries",
        help_text="The rule of notice in force when it was published.",
    )  # fmt: skip
    published_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)

    objects = ForwardPlanQuerySet.as_manager()

    class Meta:
        verbose_name = "forward plan entry"
        verbose_name_plural = "forward plan entries"
        ordering = ["earliest", "subject"]
        constraints = [
            *UncertainlyDated.Meta.constraints,
            exactly_one(
                "body",
                "post",
                name="strategy_forwardplanentry_one_decider",
                message="A decision is made by a body or by a post, one of them.",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True, withdrawn_because="")
                | (Q(withdrawn_on__isnull=False) & ~Q(withdrawn_because="")),
                name="strategy_forwardplanentry_withdrawn",
                violation_error_message="An entry is withdrawn on a day, with a reason.",
            ),
        ]
        triggers = [
            kept(),
            *indexed(
                "forward-plan-entry",
                title="NEW.subject",
                body=["'Forward plan'", "NEW.as_written", "NEW.consultation_arrangements", "NEW.documents"],
            ),
        ]

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        """Return the entry's page."""
        return reverse("strategy:forward-plan-entry", args=[self.ref])

    @property
    def decider(self) -> object:
        """Return who is to decide: a body or a post."""
        return self.body or self.post


@audit.track()
class ForwardPlanMove(models.Model):
    """A published period that moved, with the reason; never changed afterwards."""

    entry = models.ForeignKey(ForwardPlanEntry, models.PROTECT, related_name="moves")
    number = models.PositiveSmallIntegerField()
    from_earliest = models.DateField(null=True, blank=True)
    from_latest = models.DateField(null=True, blank=True)
    from_as_written = models.CharField(max_length=100, blank=True)
    was = span("from")
    to_earliest = models.DateField(null=True, blank=True)
    to_latest = models.DateField(null=True, blank=True)
    to_as_written = models.CharField(max_length=100, blank=True)
    becomes = span("to")
    reason = models.CharField(max_length=500)
    moved_on = models.DateField()
    moved_by = models.ForeignKey("core.Post", models.PROTECT, null=True, blank=True, related_name="+")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["entry", "number"]
        constraints = [
            models.UniqueConstraint(fields=["entry", "number"], name="strategy_forwardplanmove_once"),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="strategy_forwardplanmove_reason",
                violation_error_message="Say why the period moves.",
            ),
            span_check("from"),
            span_check("to"),
        ]
        triggers = [frozen()]

    def __str__(self) -> str:
        return f"{self.entry}: from {self.was} to {self.becomes}"


class UrgencyKind(models.TextChoices):
    """The two ways to take a key decision without full notice, and the one to let a decision pass call-in by."""

    GENERAL_EXCEPTION = "exception", "general exception"
    SPECIAL_URGENCY = "special_urgency", "special urgency"
    CALL_IN_WAIVED = "call_in_waiver", "call-in waived"


WITHOUT_NOTICE = (UrgencyKind.GENERAL_EXCEPTION, UrgencyKind.SPECIAL_URGENCY)


@audit.track()
class UrgencyConsent(models.Model):
    """Who agreed, or was told, that a decision goes without full notice or call-in, and why it could not wait."""

    kind = models.CharField(max_length=16, choices=UrgencyKind)
    entry = models.ForeignKey(
        ForwardPlanEntry, models.PROTECT, null=True, blank=True, related_name="urgency_consents"
    )  # fmt: skip
    proposal = models.ForeignKey(
        "strategy.Proposal", models.PROTECT, null=True, blank=True, related_name="urgency_consents"
    )
    decision = models.ForeignKey(
        "strategy.Decision", models.PROTECT, null=True, blank=True, related_name="urgency_consents"
    )
    post = models.ForeignKey(
        "core.Post", models.PROTECT, related_name="urgency_consents",
        help_text="The post that was told (general exception) or consented (the others).",
    )  # fmt: skip
    on = models.DateField()
    why = models.TextField(help_text="Why the decision could not wait for full notice.")
    rule = models.ForeignKey(
        "strategy.ClockRule", models.PROTECT, null=True, blank=True, related_name="urgency_consents"
    )

    objects = UrgencyConsentQuerySet.as_manager()

    class Meta:
        ordering = ["-on"]
        constraints = [
            at_least_one(
                "entry",
                "proposal",
                "decision",
                name="strategy_urgencyconsent_of",
                message="Say for which entry, proposal or decision the consent is given.",
            ),
            models.CheckConstraint(
                condition=~Q(why=""),
                name="strategy_urgencyconsent_why",
                violation_error_message="Say why the decision could not wait.",
            ),
        ]
        triggers = [frozen()]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.post}"
