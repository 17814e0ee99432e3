"""Who decides: bodies of every kind, and who leads them."""

from django.db import models
from django.urls import reverse

from salford_css.core import audit
from salford_css.core.querysets import ScopedDatedQuerySet
from salford_css.core.search import indexed
from salford_css.core.sets import Dated, at_least_one


class BodyKind(models.TextChoices):
    """What sort of body it is."""

    DECISION = "decision", "decides"
    SCRUTINY = "scrutiny", "scrutiny"
    MEMBER_PANEL = "member_panel", "panel of members"
    MANAGEMENT = "management", "management"
    STAFF_SIDE = "staff_side", "staff side"
    JOINT = "joint", "joint body"
    NHS = "nhs", "NHS"
    PARTNERSHIP = "partnership", "partnership"
    CORPORATE = "corporate", "corporate"
    AREA = "area", "area"
    USER_AND_CARER = "user_and_carer", "users and carers"


class BodyStatus(models.TextChoices):
    """Whether the body exists yet. When it ended is told by its dates."""

    ESTABLISHED = "established", "established"
    PROPOSED = "proposed", "proposed"


@audit.track()
class Body(Dated):
    """A body that meets: Cabinet, a scrutiny committee, the management team, a trust board, a partnership board."""

    ref = models.SlugField(max_length=100, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=16, choices=BodyKind)
    organisation = models.ForeignKey("core.Organisation", models.PROTECT, null=True, blank=True, related_name="bodies")
    status = models.CharField(max_length=12, choices=BodyStatus, default=BodyStatus.ESTABLISHED)
    note = models.TextField(blank=True)

    objects = ScopedDatedQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "bodies"
        ordering = ["name"]
        constraints = [*Dated.Meta.constraints]
        triggers = indexed("body", title="NEW.name", body=["NEW.note"])

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the body's page."""
        return reverse("strategy:body", args=[self.ref])


@audit.track()
class BodyLead(Dated):
    """Who leads or represents the directorate on a body: a post, the words of the record, or both."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="leads")
    post = models.ForeignKey("core.Post", models.PROTECT, null=True, blank=True, related_name="bodies_led")
    as_written = models.CharField(max_length=200, null=True, blank=True)
    chairs = models.BooleanField(default=False)

    objects = ScopedDatedQuerySet.as_manager()

    class Meta:
        ordering = ["body", "id"]
        constraints = [
            *Dated.Meta.constraints,
            at_least_one(
                "post", "as_written", name="strategy_bodylead_named", message="Name a post, or keep the record's words."
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body}: {self.post or self.as_written}"
