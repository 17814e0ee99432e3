"""Risks of a partnership: what might happen, why, what would follow, and how it was judged at each review."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from partnerships.querysets.risks import AssessmentQuerySet, RiskQuerySet
from salford_css.core import audit
from salford_css.core.search import indexed
from salford_css.core.versions import Version

HIGHEST = 5


class Likelihood(models.IntegerChoices):
    """How likely it is that a risk comes true."""

    RARE = 1, "1, rare"
    UNLIKELY = 2, "2, unlikely"
    POSSIBLE = 3, "3, possible"
    LIKELY = 4, "4, likely"
    ALMOST_CERTAIN = 5, "5, almost certain"


class Impact(models.IntegerChoices):
    """How bad it would be."""

    SLIGHT = 1, "1, slight"
    MINOR = 2, "2, minor"
    MODERATE = 3, "3, moderate"
    SERIOUS = 4, "4, serious"
    VERY_SERIOUS = 5, "5, very serious"


@audit.track()
class PartnershipRisk(models.Model):
    """Something that might keep a partnership from what it is for. How likely and how bad stands in assessments."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey("partnerships.Partnership", models.PROTECT, related_name="risks")
    number = models.PositiveSmallIntegerField(help_text="In the partnership's own register; 1 is the first raised.")
    title = models.CharField("what might happen", max_length=200)
    cause = models.TextField(help_text="What would bring it about.")
    consequence = models.TextField(help_text="What would follow for the people served, the money or the partners.")
    raised_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True, help_text="The first day on which it is no longer a risk.")
    closed_because = models.CharField(max_length=500, blank=True)
    illustrative = models.BooleanField(default=False, help_text="Made up to show how the register works.")

    objects = RiskQuerySet.as_manager()

    class Meta:
        ordering = ["partnership", "number"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "number"], name="partnerships_partnershiprisk_once"),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("raised_on")),
                name="partnerships_partnershiprisk_dates",
                violation_error_message="A risk cannot be closed before it was raised.",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True, closed_because="")
                | Q(closed_on__isnull=False) & ~Q(closed_because=""),
                name="partnerships_partnershiprisk_closed",
                violation_error_message="A closed risk says why it was closed; an open one does not.",
            ),
        ]
        triggers = indexed("partnership-risk", title="NEW.title", body=["NEW.cause", "NEW.consequence"])

    def __str__(self) -> str:
        return f"Risk {self.number}: {self.title}"

    def get_absolute_url(self) -> str:
        """Return the risk's page."""
        return reverse("partnerships:risk", args=[self.uid])


@audit.track()
class RiskAssessment(Version):
    """How a risk was judged on a day: likelihood and impact from 1 to 5, what is done about it, and by which post."""

    risk = models.ForeignKey(PartnershipRisk, models.PROTECT, related_name="assessments")
    assessed_on = models.DateField()
    likelihood = models.PositiveSmallIntegerField(choices=Likelihood)
    impact = models.PositiveSmallIntegerField(choices=Impact)
    owner = models.ForeignKey("core.Post", models.PROTECT, related_name="risks_owned")
    mitigation = models.TextField("what is done about it")
    review_on = models.DateField(help_text="The day by which it is judged again.")

    objects = AssessmentQuerySet.as_manager()

    class Meta(Version.Meta):
        abstract = False
        ordering = ["risk", "number"]
        constraints = [
            models.UniqueConstraint(fields=["risk", "number"], name="partnerships_riskassessment_once"),
            models.CheckConstraint(
                condition=Q(likelihood__range=(1, HIGHEST), impact__range=(1, HIGHEST)),
                name="partnerships_riskassessment_scale",
                violation_error_message="Likelihood and impact lie between 1 and 5.",
            ),
            models.CheckConstraint(
                condition=Q(review_on__gt=F("assessed_on")),
                name="partnerships_riskassessment_review",
                violation_error_message="The next review comes after the day of the assessment.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.risk}, assessed {self.assessed_on:%-d %B %Y}"

    @property
    def score(self) -> int:
        """Return likelihood times impact: 1 to 25."""
        return self.likelihood * self.impact
