"""Red, amber and green: the rule by which a figure is compared with its target, and what somebody set instead."""

from django.db import models
from django.db.models import Q

from performance.lights import MARGINS, Light, Rule, Shape, Step
from performance.models.choices import labelled
from performance.querysets import OfSeriesQuerySet
from salford_css.core import audit
from salford_css.core.fields import PublishedNumberField
from salford_css.core.models import Standing
from salford_css.core.querysets import ScopedDatedQuerySet
from salford_css.core.sets import Dated, no_overlap
from salford_css.core.versions import kept


@audit.track()
class RagRule(Dated):
    """How figures are compared with their targets: for one indicator, for a framework, or for all that have none."""

    ref = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=150)
    framework = models.ForeignKey(
        "performance.Framework", models.PROTECT, null=True, blank=True, related_name="rag_rules"
    )
    indicator = models.ForeignKey(
        "performance.Indicator", models.PROTECT, null=True, blank=True, related_name="rag_rules"
    )
    waits_for_date = models.BooleanField(
        default=False, help_text="No light before the last period of the target is over."
    )
    standing = models.CharField(max_length=12, choices=Standing)
    source = models.CharField(max_length=500, blank=True)

    objects = ScopedDatedQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = "RAG rule"
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(framework__isnull=True) | Q(indicator__isnull=True),
                name="performance_ragrule_one_scope",
                violation_error_message="A rule is for an indicator, for a framework, or for all; not for two of them.",
            ),
            no_overlap("indicator", name="performance_ragrule_indicator", condition=Q(indicator__isnull=False)),
            no_overlap("framework", name="performance_ragrule_framework", condition=Q(framework__isnull=False)),
            no_overlap(name="performance_ragrule_all", condition=Q(framework__isnull=True, indicator__isnull=True)),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def rule(self) -> Rule:
        """Return the rule as a value."""
        return Rule(self.name, tuple(line.step for line in self.lines.all()), self.waits_for_date)


@audit.track()
class RagLine(models.Model):
    """One step of a rule. The first that holds gives the light."""

    rule = models.ForeignKey(RagRule, models.CASCADE, related_name="lines")
    place = models.PositiveSmallIntegerField(help_text="The step that is tried first has the lowest.")
    light = models.CharField(max_length=6, choices=labelled(Light))
    shape = models.CharField(max_length=20, choices=labelled(Shape))
    margin = PublishedNumberField("margin, per cent of the target", null=True, blank=True)
    words = models.CharField(max_length=120, blank=True, help_text="As the rule puts it. Empty: in our words.")

    class Meta:
        ordering = ["rule", "place"]
        verbose_name = "RAG step"
        constraints = [
            models.UniqueConstraint(fields=["rule", "place"], name="performance_ragline_once"),
            models.CheckConstraint(
                condition=Q(shape__in=[one.value for one in MARGINS], margin__isnull=False, margin__gte=0)
                | (~Q(shape__in=[one.value for one in MARGINS]) & Q(margin__isnull=True)),
                name="performance_ragline_margin",
                violation_error_message="Say the margin where the step has one, and only there.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_light_display()}: {self.step.said}"

    @property
    def step(self) -> Step:
        """Return the step as a value."""
        return Step(Light(self.light), Shape(self.shape), self.margin, self.words)


@audit.track()
class RagOverride(models.Model):
    """A light that somebody set for one period, with the reason; the computed one stays beside it."""

    series = models.ForeignKey("performance.Series", models.PROTECT, related_name="overrides")
    period = models.DateField(help_text="First day of the period; the next figure has a light of its own.")
    light = models.CharField(max_length=6, choices=labelled(Light))
    computed = models.CharField(max_length=6, choices=labelled(Light), blank=True, help_text="Empty: there was none.")
    computed_words = models.CharField(max_length=300, blank=True)
    reason = models.CharField(max_length=500)
    made_by = models.ForeignKey("core.Post", models.PROTECT, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField()
    known_from = models.DateField(help_text="The day from which it holds.")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_why = models.CharField(max_length=500, blank=True)

    objects = OfSeriesQuerySet.as_manager()

    class Meta:
        ordering = ["series", "-period", "-made_at"]
        verbose_name = "RAG override"
        triggers = [kept()]
        constraints = [
            models.UniqueConstraint(
                fields=["series", "period"],
                condition=Q(withdrawn_at__isnull=True),
                name="performance_ragoverride_once",
                violation_error_message="A light was set for this period already; take that one back first.",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="performance_ragoverride_why",
                violation_error_message="Say why the light is set by hand.",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | ~Q(withdrawn_why=""),
                name="performance_ragoverride_withdrawn_why",
                violation_error_message="Say why the light is taken back.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.series}, {self.series.period_of(self.period)}: {self.get_light_display()} by hand"

    def get_absolute_url(self) -> str:
        """Return the place of the light on its indicator's page."""
        return f"{self.series.get_absolute_url()}#light"


@audit.track()
class DataProblem(models.Model):
    """A doubt about one figure: a low band may tell of poor data, not of poor service."""

    series = models.ForeignKey("performance.Series", models.PROTECT, related_name="data_problems")
    period = models.DateField(help_text="The period's first day.")
    why = models.CharField(max_length=500, help_text="What is wrong with the data, and since when it is known.")
    known_from = models.DateField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("core.Post", models.PROTECT, null=True, blank=True, related_name="+")
    mended_on = models.DateField(null=True, blank=True)
    mended_how = models.CharField(max_length=500, blank=True)

    objects = OfSeriesQuerySet.as_manager()

    class Meta:
        ordering = ["series", "-period"]
        triggers = [kept()]
        constraints = [
            models.UniqueConstraint(
                fields=["series", "period"],
                condition=Q(mended_on__isnull=True),
                name="performance_dataproblem_once",
                violation_error_message="A data problem of this figure is on record already.",
            ),
            models.CheckConstraint(
                condition=Q(mended_on__isnull=True) | ~Q(mended_how=""),
                name="performance_dataproblem_how",
                violation_error_message="Say how the data problem was mended.",
            ),
        ]

    def __str__(self) -> str:
        return f"Data problem of {self.series}, {self.series.period_of(self.period)}"

    def get_absolute_url(self) -> str:
        """Return the place of the band on its indicator's page."""
        return f"{self.series.get_absolute_url()}#bands"
