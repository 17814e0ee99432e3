"""What we want: plans on every rung of the ladder, and objectives."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from salford_css.core import audit
from salford_css.core.links import ThreadLink
from salford_css.core.querysets import ScopedDatedQuerySet, ScopedQuerySet
from salford_css.core.search import indexed
from salford_css.core.sets import Dated, exactly_one, no_overlap
from salford_css.core.uncertain import UncertainlyDated
from strategy.models.promises import Pledge
from strategy.querysets.planning import LinkQuerySet, PlanQuerySet


@audit.track()
class PlanKind(Dated):
    """A kind of plan and its rung on the ladder: 10 stands above 20. Community plan, service plan, team plan."""

    code = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    rank = models.PositiveSmallIntegerField(help_text="Lower stands higher on the ladder.")

    objects = ScopedDatedQuerySet.as_manager()

    class Meta:
        ordering = ["rank", "name"]
        constraints = [*Dated.Meta.constraints]

    def __str__(self) -> str:
        return self.name


class PlanState(models.TextChoices):
    """How far a plan is. Whether it still holds is told by its dates, not here."""

    IN_DEVELOPMENT = "in_development", "in development"
    ADOPTED = "adopted", "adopted"
    UNKNOWN = "unknown", "not recorded"


@audit.track()
class Plan(UncertainlyDated):
    """A plan or strategy at any rung of the ladder. Its date is its adoption; `starts` to `ends` is what it covers."""

    ref = models.SlugField(max_length=100, unique=True)
    title = models.CharField(max_length=300)
    kind = models.ForeignKey(PlanKind, models.PROTECT, related_name="plans")
    organisation = models.ForeignKey("core.Organisation", models.PROTECT, related_name="plans")
    starts = models.DateField(null=True, blank=True, help_text="First day it covers.")
    ends = models.DateField(null=True, blank=True, help_text="Last day it covers.")
    review_due = models.DateField(null=True, blank=True)
    above = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="below")
    previous = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="followed_by")
    state = models.CharField(max_length=16, choices=PlanState, default=PlanState.UNKNOWN)
    owner = models.ForeignKey("core.Post", models.PROTECT, null=True, blank=True, related_name="plans_owned")
    client_group = models.ForeignKey("core.ClientGroup", models.PROTECT, null=True, blank=True, related_name="plans")
    document = models.ForeignKey("core.Document", models.PROTECT, null=True, blank=True, related_name="plans")
    note = models.TextField(blank=True)

    objects = PlanQuerySet.as_manager()

    class Meta:
        ordering = ["kind__rank", "earliest", "title"]
        constraints = [
            *UncertainlyDated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(starts__isnull=True) | Q(ends__isnull=True) | Q(ends__gte=F("starts")),
                name="strategy_plan_years",
                violation_error_message="The plan ends before it starts.",
            ),
            models.CheckConstraint(
                condition=(Q(above__isnull=True) | ~Q(above=F("id")))
                & (Q(previous__isnull=True) | ~Q(previous=F("id"))),
                name="strategy_plan_not_itself",
                violation_error_message="A plan can stand neither above nor before itself.",
            ),
        ]
        triggers = indexed("plan", title="NEW.title", body=["NEW.note"])

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the plan's page."""
        return reverse("strategy:plan", args=[self.ref])


@audit.track()
class Objective(models.Model):
    """What a plan wants to reach."""

    ref = models.SlugField(max_length=100, unique=True)
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="objectives")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    client_group = models.ForeignKey(
        "core.ClientGroup", models.PROTECT, null=True, blank=True, related_name="objectives"
    )
    lead_post = models.ForeignKey("core.Post", models.PROTECT, null=True, blank=True, related_name="objectives_led")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["plan", "number"]
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="strategy_objective_number_once")]
        triggers = indexed("objective", title="left(NEW.text, 200)", body=["NEW.text"])

    def __str__(self) -> str:
        return self.text[:200]

    def get_absolute_url(self) -> str:
        """Return the objective's page."""
        return reverse("strategy:objective", args=[self.ref])


@audit.track()
class ObjectiveLink(ThreadLink):
    """Which pledge, or which objective of a higher plan, an objective serves. It may serve several."""

    objective = models.ForeignKey(Objective, models.PROTECT, related_name="upward")
    pledge = models.ForeignKey(Pledge, models.PROTECT, null=True, blank=True, related_name="objective_links")
    higher = models.ForeignKey(Objective, models.PROTECT, null=True, blank=True, related_name="downward")

    objects = LinkQuerySet.as_manager()

    class Meta:
        constraints = [
            *ThreadLink.Meta.constraints,
            exactly_one(
                "pledge",
                "higher",
                name="strategy_objectivelink_one_upper",
                message="Link the objective to one pledge or to one higher objective.",
            ),
            no_overlap("objective", "pledge", name="strategy_objectivelink_pledge_once"),
            no_overlap("objective", "higher", name="strategy_objectivelink_higher_once"),
            models.CheckConstraint(
                condition=Q(higher__isnull=True) | ~Q(higher=F("objective")),
                name="strategy_objectivelink_not_itself",
                violation_error_message="An objective cannot serve itself.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.objective} serves {self.pledge or self.higher}"

    def clean(self) -> None:
        """Refuse a link that would make an objective serve itself by a roundabout way."""
        super().clean()
        above, seen = {self.higher_id} - {None}, set()
        while above:
            if self.objective_id in above:
                raise ValidationError({"higher": "That objective already serves this one."})
            seen |= above
            rows = ObjectiveLink.objects.filter(objective__in=above, higher__isnull=False)
            above = set(rows.values_list("higher_id", flat=True)) - seen


@audit.track()
class PlanReport(models.Model):
    """What was reported on a plan for a year, and where it was presented."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="reports")
    start_year = models.PositiveSmallIntegerField(help_text="The financial year by the year in which it begins.")
    text = models.TextField(blank=True)
    document = models.ForeignKey("core.Document", models.PROTECT, null=True, blank=True, related_name="plan_reports")
    presented_at = models.ForeignKey(
        "strategy.Meeting", models.PROTECT, null=True, blank=True, related_name="plan_reports"
    )

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["plan", "start_year"]
        constraints = [models.UniqueConstraint(fields=["plan", "start_year"], name="strategy_planreport_once")]

    def __str__(self) -> str:
        return f"{self.plan}, report for {self.start_year}/{(self.start_year + 1) % 100:02d}"
