"""Partnerships: what two or more bodies do together, whoever they are and whether or not money is pooled."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse

from partnerships.querysets.partnerships import PartnershipQuerySet, PartyQuerySet
from salford_css.core import audit, freshness
from salford_css.core.links import ThreadLink
from salford_css.core.querysets import ScopedDatedQuerySet, ScopedQuerySet
from salford_css.core.search import indexed
from salford_css.core.sets import Dated, at_least_one, no_overlap
from salford_css.core.uncertain import UncertainlyDated


class PartnershipStatus(models.TextChoices):
    """How the record describes a partnership."""

    PROPOSED = "proposed", "proposed"
    PLANNED = "planned", "planned"
    LIVE = "live", "live"
    ONGOING = "ongoing", "under way"
    COMPLETED = "completed", "completed"
    ENDED = "ended", "ended"
    UNKNOWN = "unknown", "not recorded"


@audit.track()
@freshness.counted
class Partnership(models.Model):
    """What a council and others do together. Agreement, pool and board hang on it, each only where there is one."""

    ref = models.SlugField(max_length=100, unique=True)
    name = models.CharField(max_length=300, help_text="The service: learning difficulties, joint service.")
    lead_council = models.ForeignKey("core.Organisation", models.PROTECT, related_name="partnerships_led")
    client_group = models.ForeignKey(
        "core.ClientGroup", models.PROTECT, null=True, blank=True, related_name="partnerships"
    )
    kinds_of_service = models.CharField(max_length=500, blank=True)
    status = models.CharField(max_length=10, choices=PartnershipStatus)
    lead_post = models.ForeignKey("core.Post", models.PROTECT, null=True, blank=True, related_name="partnerships_led")
    places = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Places provided, where stated.")
    proposal = models.ForeignKey(
        "strategy.Proposal", models.PROTECT, null=True, blank=True, related_name="partnerships"
    )
    note = models.TextField(blank=True)

    objects = PartnershipQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        triggers = indexed("partnership", title="NEW.name", body=["NEW.kinds_of_service", "NEW.note"])

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the partnership's page."""
        return reverse("partnerships:partnership", args=[self.ref])


class DateKind(models.TextChoices):
    """What happened, or is to happen, on a date of a partnership."""

    ESTABLISHED = "established", "established"
    CONSULTATION = "consultation", "consultation"
    DUE = "due", "due"
    REVIEW = "review", "review"
    EXPANSION = "expansion", "expansion"
    HAPPENED = "happened", "took place"
    REPORT_DUE = "report_due", "report due"
    OTHER = "other", "other"


@audit.track()
class PartnershipDate(UncertainlyDated):
    """A date in a partnership's life, as exact as the record has it."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="dates")
    kind = models.CharField(max_length=12, choices=DateKind)
    label = models.CharField(max_length=120, blank=True, help_text="What exactly, where the kind does not say.")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["partnership", "earliest"]
        constraints = [
            *UncertainlyDated.Meta.constraints,
            models.UniqueConstraint(fields=["partnership", "kind", "label"], name="partnerships_partnershipdate_once"),
        ]

    def __str__(self) -> str:
        return f"{self.label or self.get_kind_display()}: {self.when}"


class PartyKind(models.TextChoices):
    """In what capacity somebody takes part."""

    STATUTORY = "statutory", "statutory partner"
    OTHER = "other", "other participant"


@audit.track()
@freshness.counted
class PartnershipParty(Dated):
    """Who takes part: an organisation, the words of the record where they name none, or both."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="parties")
    organisation = models.ForeignKey(
        "core.Organisation", models.PROTECT, null=True, blank=True, related_name="party_to"
    )
    as_written = models.CharField(max_length=200, null=True, blank=True)
    kind = models.CharField(max_length=9, choices=PartyKind, default=PartyKind.OTHER)

    objects = PartyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "partnership parties"
        ordering = ["partnership", "id"]
        constraints = [
            *Dated.Meta.constraints,
            at_least_one(
                "organisation",
                "as_written",
                name="partnerships_party_named",
                message="Name an organisation, or keep the record's words.",
            ),
            no_overlap(
                "partnership",
                "organisation",
                name="partnerships_party_once",
                condition=Q(organisation__isnull=False),
                message="This organisation is a party then already.",
            ),
            models.UniqueConstraint(
                "partnership",
                Lower("as_written"),
                condition=Q(organisation__isnull=True),
                name="partnerships_party_written_once",
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation or self.as_written)

    @property
    def is_statutory(self) -> bool:
        """Say whether it is named as a partner in law."""
        return self.kind == PartyKind.STATUTORY


class HowSure(models.TextChoices):
    """How firmly the record names a flexibility."""

    USED = "used", "used"
    PLANNED = "planned", "planned"
    IMPLIED = "implied", "implied"


@audit.track()
class PartnershipFlexibility(models.Model):
    """Which way of sharing the record names for a partnership, also before there is any agreement."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="flexibilities")
    flexibility = models.ForeignKey(
        "partnerships.Flexibility", models.PROTECT, null=True, blank=True, related_name="partnerships"
    )
    as_written = models.CharField(max_length=200, null=True, blank=True)
    sure = models.CharField(max_length=8, choices=HowSure, default=HowSure.USED)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "partnership flexibilities"
        constraints = [
            at_least_one(
                "flexibility",
                "as_written",
                name="partnerships_partnershipflexibility_named",
                message="Name a flexibility, or keep the record's words.",
            ),
            models.UniqueConstraint(
                fields=["partnership", "flexibility"],
                condition=Q(flexibility__isnull=False),
                name="partnerships_partnershipflexibility_once",
            ),
        ]

    def __str__(self) -> str:
        return str(self.flexibility or self.as_written)


@audit.track()
class PartnershipObjective(ThreadLink):
    """Which objective a partnership serves."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="objectives")
    objective = models.ForeignKey("strategy.Objective", models.PROTECT, related_name="partnerships")

    objects = ScopedDatedQuerySet.as_manager()

    class Meta:
        constraints = [
            *ThreadLink.Meta.constraints,
            no_overlap("partnership", "objective", name="partnerships_partnershipobjective_once"),
        ]

    def __str__(self) -> str:
        return f"{self.partnership} serves {self.objective}"


@audit.track()
class ServiceChangeLink(ThreadLink):
    """Which change of service a partnership brought about or stands behind."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="service_changes")
    action = models.ForeignKey("strategy.Action", models.PROTECT, related_name="partnerships")

    objects = ScopedDatedQuerySet.as_manager()

    class Meta:
        constraints = [
            *ThreadLink.Meta.constraints,
            no_overlap("partnership", "action", name="partnerships_servicechangelink_once"),
        ]

    def __str__(self) -> str:
        return f"{self.partnership}: {self.action}"


@audit.track()
class JointPostAgreement(Dated):
    """On what terms a post is held jointly. Who employs it, who leads and who pays what share stands with the post."""

    post = models.ForeignKey("core.Post", models.PROTECT, related_name="joint_agreements")
    partnership = models.ForeignKey(Partnership, models.PROTECT, null=True, blank=True, related_name="joint_posts")
    basis = models.CharField(max_length=200, blank=True, help_text="Secondment, transfer, section 113.")
    document = models.ForeignKey("core.Document", models.PROTECT, null=True, blank=True, related_name="joint_posts")
    note = models.CharField(max_length=500, blank=True)

    objects = ScopedDatedQuerySet.as_manager()

    class Meta:
        constraints = [
            *Dated.Meta.constraints,
            no_overlap("post", "partnership", name="partnerships_jointpostagreement_once"),
        ]

    def __str__(self) -> str:
        return f"{self.post}, held jointly"
