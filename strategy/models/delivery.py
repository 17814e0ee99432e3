"""Who does it: one register of actions for decisions, inspections, comments, plans and history."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from salford_css.core import audit
from salford_css.core.fields import PublishedNumberField
from salford_css.core.links import ThreadLink
from salford_css.core.querysets import ScopedQuerySet
from salford_css.core.search import indexed
from salford_css.core.sets import exactly_one, no_overlap
from salford_css.core.uncertain import UncertainlyDated
from salford_css.core.versions import frozen
from strategy.models.spans import Done, span, span_check
from strategy.querysets.delivery import ActionQuerySet, MilestoneQuerySet
from strategy.querysets.planning import LinkQuerySet

if TYPE_CHECKING:
    from strategy.models.comments import ConsultationComment
    from strategy.models.decisions import Decision
    from strategy.models.planning import Objective, Plan
    from strategy.models.proposals import Proposal
    from strategy.models.scrutiny import InspectionRecommendation


@audit.track()
class Action(UncertainlyDated, Done):
    """Something to do, and who does it. Facts only: whether it is late or on track is worked out on a day.

    Its uncertain date is the current due date; `original` is the first one and is never overwritten.
    """

    ref = models.SlugField(max_length=100, unique=True)
    text = models.TextField()
    organisation = models.ForeignKey("core.Organisation", models.PROTECT, null=True, blank=True, related_name="actions")
    manager = models.ForeignKey("core.Post", models.PROTECT, null=True, blank=True, related_name="actions_managed")
    client_group = models.ForeignKey("core.ClientGroup", models.PROTECT, null=True, blank=True, related_name="actions")
    original_earliest = models.DateField(null=True, blank=True)
    original_latest = models.DateField(null=True, blank=True)
    original_as_written = models.CharField(max_length=100, blank=True)
    original = span("original")
    started_earliest = models.DateField(null=True, blank=True)
    started_latest = models.DateField(null=True, blank=True)
    started_as_written = models.CharField(max_length=100, blank=True)
    started = span("started")
    dropped_on = models.DateField(null=True, blank=True)
    dropped_why = models.CharField(max_length=500, blank=True)
    decision = models.ForeignKey("strategy.Decision", models.PROTECT, null=True, blank=True, related_name="actions")
    proposal = models.ForeignKey("strategy.Proposal", models.PROTECT, null=True, blank=True, related_name="actions")
    comment = models.ForeignKey(
        "strategy.ConsultationComment", models.PROTECT, null=True, blank=True, related_name="actions"
    )
    inspection_recommendation = models.ForeignKey(
        "strategy.InspectionRecommendation", models.PROTECT, null=True, blank=True, related_name="actions"
    )
    objective = models.ForeignKey("strategy.Objective", models.PROTECT, null=True, blank=True, related_name="actions")
    plan = models.ForeignKey("strategy.Plan", models.PROTECT, null=True, blank=True, related_name="actions")
    history = models.CharField(
        max_length=200, null=True, blank=True, help_text="Named history: 2000-2001 implementation."
    )
    note = models.TextField(blank=True)

    objects = ActionQuerySet.as_manager()

    ORIGINS = ("decision", "proposal", "comment", "inspection_recommendation", "objective", "plan", "history")

    class Meta:
        ordering = ["latest", "ref"]
        constraints = [
            *UncertainlyDated.Meta.constraints,
            *Done.Meta.constraints,
            span_check("original"),
            span_check("started"),
            exactly_one(
                "decision",
                "proposal",
                "comment",
                "inspection_recommendation",
                "objective",
                "plan",
                "history",
                name="strategy_action_one_origin",
                message="Say what the action comes from, one thing only.",
            ),
            models.CheckConstraint(
                condition=Q(dropped_on__isnull=True) | ~Q(dropped_why=""),
                name="strategy_action_dropped_why",
                violation_error_message="Say why the action was dropped.",
            ),
            models.CheckConstraint(
                condition=Q(dropped_on__isnull=True) | Q(done_latest__isnull=True),
                name="strategy_action_done_or_dropped",
                violation_error_message="An action is done or dropped, not both.",
            ),
        ]
        triggers = indexed("action", title="left(NEW.text, 200)", body=["NEW.text", "NEW.note"])

    def __str__(self) -> str:
        return self.text[:200]

    def get_absolute_url(self) -> str:
        """Return the action's page."""
        return reverse("strategy:action", args=[self.ref])

    @property
    def origin(
        self,
    ) -> "Decision | Proposal | ConsultationComment | InspectionRecommendation | Objective | Plan | str | None":
        """Return what the action comes from: a record, or the name of a piece of history."""
        return next((value for name in self.ORIGINS if (value := getattr(self, name))), None)


@audit.track()
class ActionDate(models.Model):
    """A move of an action's due date, with its reason; never changed afterwards."""

    action = models.ForeignKey(Action, models.PROTECT, related_name="moves")
    number = models.PositiveSmallIntegerField()
    from_earliest = models.DateField(null=True, blank=True)
    from_latest = models.DateField(null=True, blank=True)
    from_as_written = models.CharField(max_length=100, blank=True)
    was = span("from")
    to_earliest = models.DateField(null=True, blank=True)
    to_latest = models.DateField(null=True, blank=True)
    to_as_written = models.CharField(max_length=100, blank=True)
    becomes = span("to")
    reason = models.CharField(max_length=500)
    moved_on = models.DateField()
    moved_by = models.ForeignKey("core.Post", models.PROTECT, null=True, blank=True, related_name="+")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["action", "number"]
        constraints = [
            models.UniqueConstraint(fields=["action", "number"], name="strategy_actiondate_once"),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="strategy_actiondate_reason",
                violation_error_message="Say why the date moves.",
            ),
            span_check("from"),
            span_check("to"),
        ]
        triggers = [frozen()]

    def __str__(self) -> str:
        return f"{self.action}: {self.was} to {self.becomes}"


@audit.track()
class Milestone(UncertainlyDated, Done):
    """A point on the way. Its date is when it is due, or when it happened; without an action it is history."""

    ref = models.SlugField(max_length=100, unique=True)
    action = models.ForeignKey(Action, models.PROTECT, null=True, blank=True, related_name="milestones")
    text = models.CharField(max_length=300)
    note = models.CharField(max_length=500, blank=True)

    objects = MilestoneQuerySet.as_manager()

    class Meta:
        ordering = ["earliest", "ref"]
        constraints = [*UncertainlyDated.Meta.constraints, *Done.Meta.constraints]
        triggers = indexed("milestone", title="NEW.text", body=["NEW.note"])

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        """Return the milestone's page."""
        return reverse("strategy:milestone", args=[self.ref])


@audit.track()
class ActionDependency(models.Model):
    """An action that cannot end before another has."""

    action = models.ForeignKey(Action, models.PROTECT, related_name="needs")
    needed = models.ForeignKey(Action, models.PROTECT, related_name="needed_by")
    why = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name_plural = "action dependencies"
        constraints = [
            models.UniqueConstraint(fields=["action", "needed"], name="strategy_actiondependency_once"),
            models.CheckConstraint(
                condition=~Q(action=F("needed")),
                name="strategy_actiondependency_not_itself",
                violation_error_message="An action cannot wait for itself.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action} needs {self.needed}"


class Qualifier(models.TextChoices):
    """How a source states a number."""

    EXACTLY = "exactly", "exactly"
    MORE_THAN = "more_than", "more than"
    LESS_THAN = "less_than", "less than"
    ABOUT = "about", "about"


@audit.track()
class ActionFigure(models.Model):
    """A number that belongs to an action: 7 closures, more than 600 staff, one third."""

    action = models.ForeignKey(Action, models.PROTECT, related_name="figures")
    label = models.CharField(max_length=100, help_text="Closures, opened, staff reduction.")
    value = PublishedNumberField(null=True, blank=True, help_text="Empty where the record gives words only.")
    qualifier = models.CharField(max_length=10, choices=Qualifier, default=Qualifier.EXACTLY)
    unit = models.CharField(max_length=40, blank=True)
    as_written = models.CharField(max_length=100)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["action", "label"]
        constraints = [models.UniqueConstraint(fields=["action", "label"], name="strategy_actionfigure_once")]

    def __str__(self) -> str:
        return f"{self.label}: {self.as_written}"


class Outlook(models.TextChoices):
    """What the manager expects."""

    ON_TRACK = "on_track", "will be done in time"
    AT_RISK = "at_risk", "may not be done in time"


@audit.track()
class ActionProgress(models.Model):
    """What the manager reported on a day; never changed, a correction is a new report."""

    action = models.ForeignKey(Action, models.PROTECT, related_name="progress")
    on = models.DateField()
    text = models.TextField()
    outlook = models.CharField(max_length=8, choices=Outlook)
    post = models.ForeignKey("core.Post", models.PROTECT, null=True, blank=True, related_name="+")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "action progress"
        ordering = ["action", "-on", "-id"]
        indexes = [models.Index(fields=["action", "-on"], name="strategy_progress_latest")]
        triggers = [frozen()]

    def __str__(self) -> str:
        return f"{self.on:%-d %B %Y}: {self.text[:100]}"


@audit.track()
class ActionContribution(ThreadLink):
    """Which objective an action contributes to, beside where it comes from."""

    action = models.ForeignKey(Action, models.PROTECT, related_name="contributions")
    objective = models.ForeignKey("strategy.Objective", models.PROTECT, related_name="contributions")

    objects = LinkQuerySet.as_manager()

    class Meta:
        constraints = [
            *ThreadLink.Meta.constraints,
            no_overlap("action", "objective", name="strategy_actioncontribution_once"),
        ]

    def __str__(self) -> str:
        return f"{self.action} contributes to {self.objective}"


@audit.track()
class Review(models.Model):
    """A body looked at an action, a plan or an objective under an item of its agenda."""

    item = models.ForeignKey("strategy.AgendaItem", models.PROTECT, related_name="reviews")
    action = models.ForeignKey(Action, models.PROTECT, null=True, blank=True, related_name="reviews")
    plan = models.ForeignKey("strategy.Plan", models.PROTECT, null=True, blank=True, related_name="reviews")
    objective = models.ForeignKey("strategy.Objective", models.PROTECT, null=True, blank=True, related_name="reviews")
    status_then = models.CharField(max_length=100, blank=True, help_text="The status as it was shown to the body.")
    text = models.TextField(blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        constraints = [
            exactly_one(
                "action",
                "plan",
                "objective",
                name="strategy_review_one_subject",
                message="A review is of an action, a plan or an objective, one of them.",
            )
        ]

    def __str__(self) -> str:
        return f"Review of {self.action or self.plan or self.objective}"
