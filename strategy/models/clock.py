"""Dated rules of procedure. A decision names the rule that applied; none is ever looked up again by today's date."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse

from salford_css.core import audit
from salford_css.core.fields import MoneyField
from salford_css.core.models import Standing
from salford_css.core.querysets import ScopedDatedQuerySet
from salford_css.core.sets import Dated, no_overlap
from strategy.clock_rules import CALENDARS


class ClockKind(models.TextChoices):
    """What a rule counts."""

    AGENDA = "agenda", "days an agenda is open before the meeting"
    FORWARD_PLAN = "forward_plan", "notice of a key decision"
    GENERAL_EXCEPTION = "exception", "general exception from notice"
    SPECIAL_URGENCY = "special_urgency", "special urgency without notice"
    PUBLISH_DECISION = "publish_decision", "days to publish a decision"
    CALL_IN = "call_in", "days in which a decision can be called in"


class ClockUnit(models.TextChoices):
    """How days are counted."""

    CLEAR_WORKING = "clear_working", "clear working days"
    WORKING = "working", "working days"
    CLEAR = "clear", "clear days"
    CALENDAR = "calendar", "calendar days"


WORKING_UNITS = (ClockUnit.CLEAR_WORKING, ClockUnit.WORKING)
CLEAR_UNITS = (ClockUnit.CLEAR_WORKING, ClockUnit.CLEAR)


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
    months = models.PositiveSmallIntegerField(
        "months of the plan", null=True, blank=True,
        help_text="A plan that comes out monthly and covers so many months: the days are counted back from the first "
        "day of the month of the decision. Empty: from the day of the decision.",
    )  # fmt: skip
    who = models.CharField(
        max_length=300, blank=True, help_text="Who may call in, is told, or consents: offices, never names."
    )
    how_many = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="How many of them have to ask. Empty: the source does not say."
    )
    officers_exempt = models.BooleanField(
        "officers' decisions are outside it",
        default=True,
        help_text="Of a call-in rule: only what bodies and members decide can be called in.",
    )
    exemption = models.CharField(max_length=300, blank=True, help_text="What else is outside the rule.")
    waiver = models.CharField(max_length=300, blank=True, help_text="Who may waive it when urgent, and how.")
    committee_within = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Working days in which scrutiny has to meet on a call-in."
    )
    reconsider_within = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Working days in which a decision that was referred back is taken again."
    )
    text = models.TextField("the rule in words", blank=True)
    calendar = models.SlugField(max_length=40, default="england-and-wales")
    standing = models.CharField(max_length=12, choices=Standing, default=Standing.UNVERIFIED)
    source = models.CharField(max_length=300, blank=True)

    objects = ScopedDatedQuerySet.as_manager()

    class Meta:
        ordering = ["organisation", "kind", "valid_from"]
        constraints = [
            *Dated.Meta.constraints,
            no_overlap("organisation", "kind", name="strategy_clockrule_one_at_a_time"),
            models.CheckConstraint(
                condition=Q(months__isnull=True) | Q(kind=ClockKind.FORWARD_PLAN, months__gt=0),
                name="strategy_clockrule_months",
                violation_error_message="Only a forward plan covers months.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.days} {self.get_unit_display()}"

    def get_absolute_url(self) -> str:
        """Return the rule's page."""
        return reverse("strategy:procedure-rule", args=[self.ref])

    def clean(self) -> None:
        """Refuse a calendar that nobody knows, beside the field."""
        super().clean()
        if self.calendar not in CALENDARS:
            raise ValidationError({"calendar": f"Known calendars are {', '.join(CALENDARS)}."})

    @property
    def counts_working_days(self) -> bool:
        """Say whether weekends and bank holidays are left out."""
        return self.unit in WORKING_UNITS


@audit.track()
class KeyDecisionRule(Dated):
    """From which amount, or how many wards, a decision is key."""

    ref = models.SlugField(max_length=100, unique=True)
    organisation = models.ForeignKey("core.Organisation", models.PROTECT, related_name="key_decision_rules")
    amount = MoneyField(null=True, blank=True)
    wards = models.PositiveSmallIntegerField(null=True, blank=True)
    text = models.TextField("the rule in words", blank=True)
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
