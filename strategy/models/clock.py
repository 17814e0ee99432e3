"""Dated rules of procedure. A decision names the rule that applied; none is ever looked up again by today's date."""

from django.db import models

from salford_css.core import audit
from salford_css.core.fields import MoneyField
from salford_css.core.models import Standing
from salford_css.core.querysets import ScopedDatedQuerySet
from salford_css.core.sets import Dated, no_overlap


class ClockKind(models.TextChoices):
    """What a rule counts."""

    AGENDA = "agenda", "days an agenda is open before the meeting"
    FORWARD_PLAN = "forward_plan", "notice of a key decision"
    PUBLISH_DECISION = "publish_decision", "days to publish a decision"
    CALL_IN = "call_in", "days in which a decision can be called in"


class ClockUnit(models.TextChoices):
    """How days are counted."""

    CLEAR_WORKING = "clear_working", "clear working days"
    WORKING = "working", "working days"
    CLEAR = "clear", "clear days"


@audit.track()
class ClockRule(Dated):
    """So many days, counted so, until such an hour. Only a verified or corroborated rule may block."""

    ref = models.SlugField(max_length=100, unique=True)
    organisation = models.ForeignKey("core.Organisation", models.PROTECT, related_name="clock_rules")
    kind = models.CharField(max_length=16, choices=ClockKind)
    days = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=14, choices=ClockUnit)
    hour = models.TimeField(null=True, blank=True, help_text="Clock time at which the last day ends.")
    effective_next_day = models.BooleanField(
        default=True, help_text="A decision takes effect on the calendar day after the window, not at its hour."
    )
    calendar = models.SlugField(max_length=40, default="england-and-wales")
    standing = models.CharField(max_length=12, choices=Standing, default=Standing.UNVERIFIED)
    source = models.CharField(max_length=300, blank=True)

    objects = ScopedDatedQuerySet.as_manager()

    class Meta:
        ordering = ["organisation", "kind", "valid_from"]
        constraints = [
            *Dated.Meta.constraints,
            no_overlap("organisation", "kind", name="strategy_clockrule_one_at_a_time"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.days} {self.get_unit_display()}"


@audit.track()
class KeyDecisionRule(Dated):
    """From which amount, or how many wards, a decision is key."""

    ref = models.SlugField(max_length=100, unique=True)
    organisation = models.ForeignKey("core.Organisation", models.PROTECT, related_name="key_decision_rules")
    amount = MoneyField(null=True, blank=True)
    wards = models.PositiveSmallIntegerField(null=True, blank=True)
    standing = models.CharField(max_length=12, choices=Standing, default=Standing.UNVERIFIED)
    source = models.CharField(max_length=300, blank=True)

    objects = ScopedDatedQuerySet.as_manager()

    class Meta:
        ordering = ["organisation", "valid_from"]
        constraints = [
            *Dated.Meta.constraints,
            no_overlap("organisation", name="strategy_keydecisionrule_one_at_a_time"),
        ]

    def __str__(self) -> str:
        return f"Key decision from {self.amount or 'any amount'} or {self.wards or 'any number of'} wards"
