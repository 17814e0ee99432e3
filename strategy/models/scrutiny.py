"""Inspections, joint reviews, best value reviews, scrutiny and internal audit: what was recommended and answered."""

from django.db import models
from django.urls import reverse

from salford_css.core import audit
from salford_css.core.querysets import ScopedQuerySet
from salford_css.core.search import indexed
from salford_css.core.uncertain import UncertainlyDated


class InspectionKind(models.TextChoices):
    """Who looks, and how."""

    INSPECTION = "inspection", "inspection"
    JOINT_REVIEW = "joint_review", "joint review"
    BEST_VALUE = "best_value", "best value review"
    SCRUTINY = "scrutiny", "scrutiny"
    INTERNAL_AUDIT = "internal_audit", "internal audit"


@audit.track()
class Inspection(UncertainlyDated):
    """Somebody looked at the service and reported. Its date is that of the inspection or its report."""

    ref = models.SlugField(max_length=100, unique=True)
    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=14, choices=InspectionKind)
    organisation = models.ForeignKey(
        "core.Organisation", models.PROTECT, null=True, blank=True, related_name="inspections_made"
    )
    inspector_as_written = models.CharField(max_length=200, blank=True)
    reports = models.PositiveSmallIntegerField("number of reports", null=True, blank=True)
    finding = models.TextField(blank=True, help_text="What was found, in a sentence.")
    client_group = models.ForeignKey(
        "core.ClientGroup", models.PROTECT, null=True, blank=True, related_name="inspections"
    )
    document = models.ForeignKey("core.Document", models.PROTECT, null=True, blank=True, related_name="inspections")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["earliest", "title"]
        constraints = [*UncertainlyDated.Meta.constraints]
        triggers = indexed("inspection", title="NEW.title", body=["NEW.finding", "NEW.inspector_as_written"])

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the inspection's page."""
        return reverse("strategy:inspection", args=[self.ref])


@audit.track()
class InspectionStage(UncertainlyDated):
    """A step of an inspection: fieldwork, statement, report, action plan, update."""

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="stages")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    document = models.ForeignKey("core.Document", models.PROTECT, null=True, blank=True, related_name="+")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["inspection", "number"]
        constraints = [
            *UncertainlyDated.Meta.constraints,
            models.UniqueConstraint(fields=["inspection", "number"], name="strategy_inspectionstage_once"),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.when}"


class Response(models.TextChoices):
    """How the council answered a recommendation."""

    ACCEPTED = "accepted", "accepted"
    PARTLY = "partly", "accepted in part"
    REJECTED = "rejected", "rejected"


@audit.track()
class InspectionRecommendation(models.Model):
    """What an inspection asks for; actions answer it."""

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="recommendations")
    number = models.PositiveSmallIntegerField()
    paragraph = models.CharField(max_length=40, blank=True)
    text = models.TextField()
    response = models.CharField(max_length=8, choices=Response, blank=True)
    response_text = models.TextField(blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["inspection", "number"]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "number"], name="strategy_inspectionrecommendation_once")
        ]
        triggers = indexed(
            "inspection-recommendation", title="'Recommendation ' || NEW.number", body=["NEW.text", "NEW.response_text"]
        )

    def __str__(self) -> str:
        return f"Recommendation {self.number}: {self.text[:100]}"

    def get_absolute_url(self) -> str:
        """Return the recommendation's place in the inspection's page."""
        return f"{self.inspection.get_absolute_url()}#recommendation-{self.number}"
