"""What was promised: mission, pledges in their sets, and where papers speak of a policy."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from salford_css.core import audit
from salford_css.core.models import Standing
from salford_css.core.querysets import ScopedDatedQuerySet, ScopedQuerySet
from salford_css.core.search import indexed
from salford_css.core.sets import Dated, exactly_one


class StatementKind(models.TextChoices):
    """What sort of statement of purpose it is."""

    COMPONENT = "component", "part of the mission"
    PRINCIPLE = "principle", "principle"


@audit.track()
class MissionStatement(Dated):
    """A sentence of the mission, or a principle the directorate works by."""

    ref = models.SlugField(max_length=100, unique=True)
    kind = models.CharField(max_length=10, choices=StatementKind)
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    organisation = models.ForeignKey("core.Organisation", models.PROTECT, related_name="mission_statements")

    objects = ScopedDatedQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "number"]
        constraints = [*Dated.Meta.constraints]
        triggers = indexed("mission", title="left(NEW.text, 120)", body=["NEW.text"])

    def __str__(self) -> str:
        return self.text[:120]

    def get_absolute_url(self) -> str:
        """Return the statement's page."""
        return reverse("strategy:mission-statement", args=[self.ref])


class PledgeLevel(models.TextChoices):
    """On which rung a set of pledges stands."""

    COMMUNITY_THEME = "community_theme", "theme of the community plan"
    PLEDGE = "pledge", "pledge of the council"


@audit.track()
class PledgeSet(Dated):
    """The pledges a council makes for some years. A new set follows the old one; which became which is a fact apart."""

    ref = models.SlugField(max_length=100, unique=True)
    name = models.CharField(max_length=200)
    organisation = models.ForeignKey("core.Organisation", models.PROTECT, related_name="pledge_sets")
    level = models.CharField(max_length=16, choices=PledgeLevel, default=PledgeLevel.PLEDGE)
    previous = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="next")
    note = models.TextField(blank=True)

    objects = ScopedDatedQuerySet.as_manager()

    class Meta:
        ordering = ["valid_from", "name"]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(previous__isnull=True) | ~Q(previous=F("id")),
                name="strategy_pledgeset_not_after_itself",
                violation_error_message="A set of pledges cannot follow itself.",
            ),
        ]
        triggers = indexed("pledge-set", title="NEW.name", body=["NEW.note"])

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the set's page."""
        return reverse("strategy:pledge-set", args=[self.ref])


@audit.track()
class Pledge(models.Model):
    """One promise of a set. `number` is its place in the set, also where the source prints none."""

    ref = models.SlugField(max_length=100, unique=True)
    pledge_set = models.ForeignKey(PledgeSet, models.PROTECT, related_name="pledges")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    statement = models.TextField(blank=True, help_text="What the council promises, in a sentence.")
    link_to_service = models.CharField(max_length=300, blank=True, help_text="What of the service it asks for.")
    standing = models.CharField(max_length=12, choices=Standing, default=Standing.VERIFIED)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["pledge_set", "number"]
        constraints = [models.UniqueConstraint(fields=["pledge_set", "number"], name="strategy_pledge_number_once")]
        triggers = indexed("pledge", title="NEW.title", body=["NEW.statement", "NEW.link_to_service"])

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the pledge's page."""
        return reverse("strategy:pledge", args=[self.ref])


@audit.track()
class PledgeSuccession(models.Model):
    """Which pledge of a later set took up which earlier one. Entered only where a source says so."""

    predecessor = models.ForeignKey(Pledge, models.PROTECT, related_name="succeeded_by")
    successor = models.ForeignKey(Pledge, models.PROTECT, related_name="succeeds")
    source = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="strategy_pledgesuccession_once"),
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")),
                name="strategy_pledgesuccession_not_itself",
                violation_error_message="A pledge cannot follow itself.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} became {self.successor}"


@audit.track()
class PolicyMention(models.Model):
    """Where a report or a document says that it serves the pledges (the heading Key council policies)."""

    report_version = models.ForeignKey(
        "strategy.ReportVersion", models.PROTECT, null=True, blank=True, related_name="policy_mentions"
    )
    document = models.ForeignKey("core.Document", models.PROTECT, null=True, blank=True, related_name="policy_mentions")
    pledge = models.ForeignKey(Pledge, models.PROTECT, null=True, blank=True, related_name="mentions")
    pledge_set = models.ForeignKey(PledgeSet, models.PROTECT, null=True, blank=True, related_name="mentions")
    as_written = models.CharField(max_length=500)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        constraints = [
            exactly_one(
                "report_version",
                "document",
                name="strategy_policymention_one_place",
                message="Name the version of a report or the document that mentions the policy, one of them.",
            ),
            models.CheckConstraint(
                condition=Q(pledge__isnull=True) | Q(pledge_set__isnull=True),
                name="strategy_policymention_one_policy",
                violation_error_message="A mention is of one pledge or of a whole set, not both.",
            ),
        ]
        triggers = indexed("policy-mention", title="left(NEW.as_written, 120)", body=["NEW.as_written"])

    def __str__(self) -> str:
        return self.as_written[:120]

    def get_absolute_url(self) -> str:
        """Return the page of the report or document that mentions the policy."""
        place: Any = self.report_version or self.document
        return str(place.get_absolute_url())
