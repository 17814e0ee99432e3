"""Targets: what was aimed at, in every shape councils use, wording by wording."""

from typing import Any

from django.db import models
from django.db.models import F, Q

from performance.aims import Aim, Side, TargetKind
from performance.models.choices import labelled
from performance.querysets import TargetQuerySet
from salford_css.core import audit
from salford_css.core.fields import PublishedNumberField
from salford_css.core.models import Standing
from salford_css.core.versions import Version, frozen


def _only(kind: TargetKind, **filled: bool) -> Q:
    wanted = {f"{name}__isnull": False for name in filled}
    empty = {f"{name}__isnull": True for name in ("value", "change", "base_period", "group") if name not in filled}
    return Q(kind=kind.value, **wanted, **empty)


@audit.track()
class Target(Version):
    """What a series is to reach in a stretch of periods. A new wording is a new number; the old one stays."""

    series = models.ForeignKey("performance.Series", models.PROTECT, related_name="targets")
    starts = models.DateField(help_text="First day of the first period it is for.")
    ends = models.DateField(help_text="First day of the last period it is for.")
    kind = models.CharField(max_length=20, choices=labelled(TargetKind))
    value = PublishedNumberField(null=True, blank=True)
    lower = PublishedNumberField(null=True, blank=True)
    upper = PublishedNumberField(null=True, blank=True)
    change = PublishedNumberField("change, per cent", null=True, blank=True, help_text="Negative for a cut.")
    base_period = models.DateField(null=True, blank=True, help_text="First day of the period it is a change on.")
    group = models.ForeignKey("performance.ComparatorGroup", models.PROTECT, null=True, blank=True, related_name="+")
    side = models.CharField(
        max_length=8, choices=labelled(Side), blank=True,
        help_text="Which side meets it, and whether the number itself does. Empty: the better side, number included.",
    )  # fmt: skip
    words = models.CharField(max_length=300, blank=True, help_text="The target as the source puts it.")
    agreed_by = models.ForeignKey("core.Post", models.PROTECT, null=True, blank=True, related_name="+")
    agreed_by_body = models.ForeignKey("strategy.Body", models.PROTECT, null=True, blank=True, related_name="+")
    known_from = models.DateField(null=True, blank=True, help_text="When it was agreed. Empty: not recorded.")
    standing = models.CharField(max_length=12, choices=Standing)
    source = models.CharField(max_length=500, blank=True)

    objects = TargetQuerySet.as_manager()

    class Meta(Version.Meta):
        abstract = False
        ordering = ["series", "starts", "number"]
        constraints = [
            models.UniqueConstraint(fields=["series", "starts", "number"], name="performance_target_once"),
            models.CheckConstraint(
                condition=Q(ends__gte=F("starts")),
                name="performance_target_span",
                violation_error_message="The last period lies before the first.",
            ),
            models.CheckConstraint(
                condition=_only(TargetKind.ABSOLUTE, value=True)
                | (_only(TargetKind.RANGE) & (Q(lower__isnull=False) | Q(upper__isnull=False)))
                | _only(TargetKind.RELATIVE_TO_PERIOD, change=True, base_period=True)
                | _only(TargetKind.RELATIVE_TO_GROUP, group=True)
                | _only(TargetKind.NONE),
                name="performance_target_shape",
                violation_error_message="A target carries what its kind needs and nothing else.",
            ),
        ]

    def __str__(self) -> str:
        return f"Target {self.number} for {self.series}"

    def get_absolute_url(self) -> str:
        """Return the place of the target on its indicator's page."""
        return f"{self.series.get_absolute_url()}#target"

    @property
    def aim(self) -> Aim:
        """Return the target as a value for the rules."""
        side = Side(self.side) if self.side else None
        return Aim(TargetKind(self.kind), self.value, self.lower, self.upper, self.change, self.base_period, side)


@audit.track()
class TargetPoint(models.Model):
    """What a target asks for in one period, where a year has a profile by quarter or month."""

    target = models.ForeignKey(Target, models.PROTECT, related_name="points")
    period = models.DateField(help_text="The period's first day.")
    value = PublishedNumberField()

    class Meta:
        ordering = ["target", "period"]
        constraints = [models.UniqueConstraint(fields=["target", "period"], name="performance_targetpoint_once")]
        triggers: list[Any] = [frozen()]

    def __str__(self) -> str:
        return f"{self.target}, {self.period:%B %Y}"
