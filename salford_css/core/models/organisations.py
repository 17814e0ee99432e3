"""Organisations and the directorate's own units: one dated tree of councils, trusts, divisions and teams."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.urls import reverse

from salford_css.core import audit, freshness
from salford_css.core.querysets import ScopedDatedQuerySet, ScopedQuerySet
from salford_css.core.search import indexed
from salford_css.core.sets import Dated, no_overlap


class Sector(models.TextChoices):
    """To which sector a kind of organisation belongs."""

    LOCAL_AUTHORITY = "local_authority", "local authority"
    NHS = "nhs", "NHS"
    OTHER_PUBLIC = "other_public", "other public body"
    VOLUNTARY = "voluntary", "voluntary"
    INDEPENDENT = "independent", "independent"
    UNIT = "unit", "unit of an organisation"
    OTHER = "other", "other"


@audit.track()
class OrganisationKind(Dated):
    """A kind of body as the law knows it: metropolitan district, primary care trust, NHS trust, team."""

    code = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    sector = models.CharField(max_length=20, choices=Sector)

    objects = ScopedDatedQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [*Dated.Meta.constraints]

    def __str__(self) -> str:
        return self.name


@audit.track()
@freshness.counted
class Organisation(Dated):  # type: ignore[django-manager-missing]  # the OAuth package is untyped
    """A body or a unit of one, with its life span. Which kind it was is dated too (OrganisationStanding)."""

    ref = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    note = models.CharField(max_length=500, blank=True)

    objects = ScopedDatedQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [*Dated.Meta.constraints]
        triggers = indexed("organisation", title="NEW.name", body=["NEW.note"])

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the organisation's page."""
        return reverse("organisation", args=[self.ref])


@audit.track()
class OrganisationStanding(Dated):
    """Of which kind an organisation is, from when to when: a trust can become a foundation trust."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="standings")
    kind = models.ForeignKey(OrganisationKind, models.PROTECT, related_name="standings")

    objects = ScopedDatedQuerySet.as_manager()

    class Meta:
        constraints = [*Dated.Meta.constraints, no_overlap("organisation", name="core_organisationstanding_one_kind")]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.kind}"


class CodeScheme(models.TextChoices):
    """Who gives out a code."""

    ODS = "ods", "ODS"
    ONS = "ons", "ONS"


@audit.track()
@freshness.counted
class OrganisationCode(models.Model):
    """A code by which others know an organisation. Invented codes of the demonstration are marked so."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="codes")
    scheme = models.CharField(max_length=3, choices=CodeScheme)
    code = models.CharField(max_length=12)
    invented = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scheme", "code"], name="core_organisationcode_once"),
            models.UniqueConstraint(fields=["organisation", "scheme"], name="core_organisationcode_one_each"),
        ]

    def __str__(self) -> str:
        return f"{self.get_scheme_display()} {self.code}"


@audit.track()
class OrganisationName(models.Model):
    """Another spelling under which an organisation occurs; an import resolves a spelling in one way only."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="names")
    name = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(Lower("name"), name="core_organisationname_once")]

    def __str__(self) -> str:
        return self.name


@audit.track()
class Placement(Dated):
    """Under which parent an organisation or unit stands; one parent at a time."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="placements")
    parent = models.ForeignKey(Organisation, models.PROTECT, related_name="placed")

    objects = ScopedDatedQuerySet.as_manager()

    class Meta:
        constraints = [
            *Dated.Meta.constraints,
            no_overlap("organisation", name="core_placement_one_parent", message="It has another parent then."),
            models.CheckConstraint(
                condition=~Q(organisation=F("parent")),
                name="core_placement_not_under_itself",
                violation_error_message="An organisation cannot stand under itself.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} under {self.parent}"


class SuccessionKind(models.TextChoices):
    """How one body followed another."""

    RENAMED = "renamed", "renamed"
    MERGED = "merged", "merged"
    SPLIT = "split", "split"
    REPLACED = "replaced", "replaced"


@audit.track()
class Succession(models.Model):
    """Which organisation followed which. Splits and mergers are many to many."""

    predecessor = models.ForeignKey(Organisation, models.PROTECT, related_name="succeeded_by")
    successor = models.ForeignKey(Organisation, models.PROTECT, related_name="succeeds")
    on = models.DateField(null=True, blank=True, help_text="Empty: the day is not recorded.")
    kind = models.CharField(max_length=10, choices=SuccessionKind)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="core_succession_once"),
            models.CheckConstraint(condition=~Q(predecessor=F("successor")), name="core_succession_not_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} to {self.successor}"


@audit.track()
class Ward(Dated):
    """A ward of a council."""

    council = models.ForeignKey(Organisation, models.PROTECT, related_name="wards")
    code = models.CharField(max_length=12)
    name = models.CharField(max_length=100)

    objects = ScopedDatedQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["council", "code"], name="core_ward_once"),
        ]

    def __str__(self) -> str:
        return self.name


@audit.track()
@freshness.counted
class ClientGroup(models.Model):
    """The service by which every list filters: older people, children looked after, carers."""

    ref = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120, unique=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
