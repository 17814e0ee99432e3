"""Dated sets of headings, under which a council's reports are written."""

from django.db import models

from salford_css.core import audit
from salford_css.core.querysets import ScopedDatedQuerySet
from salford_css.core.sets import Dated


@audit.track()
class HeadingSet(Dated):
    """The headings of a council's reports in some years: those of 2003, of 2007, a record of decision today."""

    ref = models.SlugField(max_length=100, unique=True)
    name = models.CharField(max_length=120)
    organisation = models.ForeignKey("core.Organisation", models.PROTECT, related_name="heading_sets")

    objects = ScopedDatedQuerySet.as_manager()

    class Meta:
        ordering = ["valid_from", "name"]
        constraints = [*Dated.Meta.constraints]

    def __str__(self) -> str:
        return self.name


class AnswerKind(models.TextChoices):
    """How a heading is filled."""

    TEXT = "text", "text"
    THREE_WAY = "three_way", "yes, no or not applicable, with a text"


@audit.track()
class Heading(models.Model):
    """One heading of a set. `field` is the name under which sets of different years store the same fact."""

    heading_set = models.ForeignKey(HeadingSet, models.PROTECT, related_name="headings")
    field = models.SlugField(max_length=60)
    number = models.PositiveSmallIntegerField(help_text="Order on the form.")
    label = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=AnswerKind, default=AnswerKind.TEXT)
    required = models.BooleanField(default=True)
    rule = models.CharField(max_length=300, blank=True, help_text="What the form asks for, and why.")

    class Meta:
        ordering = ["heading_set", "number"]
        constraints = [
            models.UniqueConstraint(fields=["heading_set", "field"], name="strategy_heading_field_once"),
            models.UniqueConstraint(fields=["heading_set", "number"], name="strategy_heading_number_once"),
        ]

    def __str__(self) -> str:
        return self.label
