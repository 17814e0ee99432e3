"""How users, carers, staff and the public take part and are told; systems and programmes that make it possible."""

from django.db import models
from django.urls import reverse

from salford_css.core import audit
from salford_css.core.querysets import ScopedQuerySet
from salford_css.core.search import indexed
from salford_css.core.uncertain import UncertainlyDated
from strategy.models.spans import span, span_check


@audit.track()
class InvolvementWay(models.Model):
    """A way in which users and carers take part."""

    ref = models.SlugField(max_length=100, unique=True)
    text = models.CharField(max_length=300)
    organisation = models.ForeignKey("core.Organisation", models.PROTECT, related_name="involvement_ways")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["ref"]
        triggers = indexed("involvement-way", title="NEW.text")

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        """Return its page."""
        return reverse("strategy:involvement-way", args=[self.ref])


@audit.track()
class InvolvementService(models.Model):
    """A service that helps users and carers to be heard: for whom, by whom."""

    ref = models.SlugField(max_length=100, unique=True)
    text = models.CharField(max_length=300)
    client_group = models.ForeignKey(
        "core.ClientGroup", models.PROTECT, null=True, blank=True, related_name="involvement_services"
    )
    provider = models.ForeignKey(
        "core.Organisation", models.PROTECT, null=True, blank=True, related_name="involvement_services"
    )
    post = models.ForeignKey("core.Post", models.PROTECT, null=True, blank=True, related_name="involvement_services")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["ref"]
        triggers = indexed("involvement-service", title="NEW.text")

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        """Return its page."""
        return reverse("strategy:involvement-service", args=[self.ref])


@audit.track()
class Communication(models.Model):
    """A regular way of telling staff, partners or the public."""

    ref = models.SlugField(max_length=100, unique=True)
    text = models.CharField(max_length=300)
    channel = models.CharField(max_length=100, blank=True)
    audience = models.CharField(max_length=120, blank=True)
    frequency = models.CharField(max_length=60, blank=True)
    organisation = models.ForeignKey("core.Organisation", models.PROTECT, related_name="communications")
    post = models.ForeignKey("core.Post", models.PROTECT, null=True, blank=True, related_name="communications")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["ref"]
        triggers = indexed("communication", title="NEW.text", body=["NEW.channel", "NEW.audience"])

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        """Return its page."""
        return reverse("strategy:communication", args=[self.ref])


@audit.track()
class CommunicationIssue(UncertainlyDated):
    """One issue of a newsletter, one briefing, one letter."""

    communication = models.ForeignKey(Communication, models.PROTECT, related_name="issues")
    title = models.CharField(max_length=200)
    document = models.ForeignKey("core.Document", models.PROTECT, null=True, blank=True, related_name="+")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["communication", "earliest"]
        constraints = [*UncertainlyDated.Meta.constraints]

    def __str__(self) -> str:
        return self.title


class SystemStatus(models.TextChoices):
    """How far a system is, where its dates do not tell."""

    LIVE = "live", "live"
    PLANNED = "planned", "planned"
    PROPOSED = "proposed", "proposed"
    UNKNOWN = "unknown", "not recorded"


@audit.track()
class InformationSystem(UncertainlyDated):
    """An information system: what for, who owns it. Its date is when it went live; `target` when it should be whole."""

    ref = models.SlugField(max_length=100, unique=True)
    name = models.CharField(max_length=200)
    use = models.CharField(max_length=300, blank=True)
    supplies = models.CharField(max_length=300, blank=True, help_text="What it supplies to others.")
    status = models.CharField(max_length=8, choices=SystemStatus, default=SystemStatus.UNKNOWN)
    organisation = models.ForeignKey(
        "core.Organisation", models.PROTECT, null=True, blank=True, related_name="information_systems"
    )
    owner = models.ForeignKey("core.Post", models.PROTECT, null=True, blank=True, related_name="information_systems")
    target_earliest = models.DateField(null=True, blank=True)
    target_latest = models.DateField(null=True, blank=True)
    target_as_written = models.CharField(max_length=100, blank=True)
    target = span("target")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [*UncertainlyDated.Meta.constraints, span_check("target")]
        triggers = indexed("system", title="NEW.name", body=["NEW.use", "NEW.supplies"])

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the system's page."""
        return reverse("strategy:system", args=[self.ref])


class ProgrammeField(models.TextChoices):
    """What a programme enables."""

    WORKFORCE = "workforce", "workforce"
    TRAINING = "training", "training"
    TECHNOLOGY = "technology", "technology"
    HEALTH_AND_SAFETY = "health_and_safety", "health and safety"


@audit.track()
class EnablingProgramme(models.Model):
    """A programme of workforce, training, technology or safety that the strategy rests on."""

    ref = models.SlugField(max_length=100, unique=True)
    field = models.CharField(max_length=20, choices=ProgrammeField)
    text = models.CharField(max_length=300)
    organisation = models.ForeignKey("core.Organisation", models.PROTECT, related_name="enabling_programmes")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["field", "ref"]
        triggers = indexed("programme", title="NEW.text")

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        """Return the programme's page."""
        return reverse("strategy:programme", args=[self.ref])


class ContextKind(models.TextChoices):
    """What a fact of the setting is about."""

    STARTING_POSITION = "starting_position", "starting position"
    SETTING = "setting", "setting"


@audit.track()
class ContextFact(UncertainlyDated):
    """A sourced statement about where the directorate stands or started."""

    ref = models.SlugField(max_length=100, unique=True)
    kind = models.CharField(max_length=20, choices=ContextKind)
    text = models.CharField(max_length=400)
    organisation = models.ForeignKey("core.Organisation", models.PROTECT, related_name="context_facts")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "ref"]
        constraints = [*UncertainlyDated.Meta.constraints]
        triggers = indexed("context-fact", title="NEW.text")

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        """Return the fact's page."""
        return reverse("strategy:context-fact", args=[self.ref])
