"""The series and its results: what is believed now, every belief there was before, and the stored current row.

A result is written by `performance.recording`; the triggers beside this module keep what it supersedes.
"""

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.http import urlencode

from performance.measures import Status, written
from performance.models.choices import FREQUENCIES, Grade, Stage, labelled
from performance.models.triggers import KEEP_BELIEFS, KEPT_IN_ORDER, only_shortened
from performance.querysets import OfSeriesQuerySet, ResultKnownQuerySet, ResultQuerySet, SeriesQuerySet
from salford_css.core import audit, freshness
from salford_css.core.fields import PublishedNumberField
from salford_css.core.periods import Frequency, Period
from salford_css.core.versions import kept


@audit.track()
@freshness.counted
class Series(models.Model):
    """One line of figures: an indicator, for an organisation, for a part of the people, at one frequency."""

    organisation = models.ForeignKey("core.Organisation", models.PROTECT, related_name="series")
    indicator = models.ForeignKey("performance.Indicator", models.PROTECT, related_name="series")
    breakdown = models.ForeignKey("performance.Breakdown", models.PROTECT, related_name="series")
    frequency = models.CharField(max_length=10, choices=FREQUENCIES)
    ended_after = models.DateField(
        null=True, blank=True, help_text="First day of the last period for which a figure will come. Empty: it goes on."
    )

    objects = SeriesQuerySet.as_manager()

    class Meta:
        ordering = ["indicator", "organisation", "breakdown", "frequency"]
        verbose_name_plural = "series"
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "organisation", "breakdown", "frequency"], name="performance_series_once"
            )
        ]

    def __str__(self) -> str:
        part = f" ({self.breakdown})" if self.breakdown.key else ""
        return f"{self.indicator.title}, {self.organisation}{part}"

    def get_absolute_url(self) -> str:
        """Return the indicator's page, turned to this series."""
        choice = {"organisation": self.organisation.ref}
        if self.breakdown.key:
            choice["breakdown"] = self.breakdown.key
        return f"{self.indicator.get_absolute_url()}?{urlencode(choice)}"

    def period_of(self, first_day: date) -> Period:
        """Return the period of this series that begins on a day."""
        return Period(first_day, Frequency(self.frequency))


class Facts(models.Model):
    """What a source says of one period. Missing, withheld and zero are kept apart by the status."""

    # Nobody looks results up by it, and a definition, being frozen, is never deleted: no index.
    definition = models.ForeignKey("performance.Definition", models.PROTECT, related_name="+", db_index=False)
    numerator = PublishedNumberField(null=True, blank=True)
    denominator = PublishedNumberField(null=True, blank=True)
    value = PublishedNumberField(null=True, blank=True)
    value_given = models.BooleanField(
        default=True, help_text="The source gave the value; otherwise it is divided here."
    )
    status = models.CharField(max_length=14, choices=labelled(Status))
    stage = models.CharField(max_length=11, choices=Stage)
    grade = models.CharField("evidence", max_length=1, choices=Grade, blank=True, help_text="Empty: not graded.")
    note = models.CharField(max_length=500, blank=True)
    source = models.CharField(max_length=500, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(status=Status.REPORTED.value, value__isnull=False)
                | (~Q(status=Status.REPORTED.value) & Q(value__isnull=True)),
                name="%(app_label)s_%(class)s_value_or_why",
                violation_error_message="Give a value, or the reason why there is none.",
            ),
            models.CheckConstraint(
                condition=Q(denominator__isnull=True) | Q(denominator__gte=0),
                name="%(app_label)s_%(class)s_denominator",
                violation_error_message="A denominator cannot be negative.",
            ),
        ]

    @property
    def words(self) -> str:
        """Write the value with its unit, or the reason why there is none."""
        if self.value is None:
            return Status(self.status).label
        return written(self.value, self.definition.unit, self.definition.precision)


FACTS = tuple(field.attname for field in Facts._meta.local_fields)
"""The columns whose change makes a new version."""


class Belief(Facts):
    """Facts with the day from which they were known, and the submission that brought them."""

    period = models.DateField(help_text="The period's first day.")
    version = models.IntegerField(help_text="Counts up; below 1: found after a later figure was known.")
    known_from = models.DateField()
    recorded_at = models.DateTimeField()
    submission = models.ForeignKey("performance.Submission", models.PROTECT, related_name="%(class)s_rows")

    class Meta(Facts.Meta):
        abstract = True

    def __str__(self) -> str:
        return f"{self.series}, {self.covers}"  # type: ignore[attr-defined]

    @property
    def covers(self) -> Period:
        """Return the period the result is about."""
        return self.series.period_of(self.period)  # type: ignore[attr-defined]


@audit.untracked("superseded rows are kept in ResultPast, with the submission that brought each")
@freshness.counted
class Result(Belief):
    """What is believed now of one period of a series. It keeps its id when it is restated."""

    # Found by the unique index over series and period; one more would make every import slower.
    series = models.ForeignKey(Series, models.PROTECT, related_name="results", db_index=False)

    objects = ResultQuerySet.as_manager()

    class Meta:
        ordering = ["series", "period"]
        constraints = [
            *Belief.Meta.constraints,
            models.UniqueConstraint(fields=["series", "period"], name="performance_result_once"),
        ]
        triggers = [kept(), *KEEP_BELIEFS]

    def get_absolute_url(self) -> str:
        """Return the place of the figure on its indicator's page."""
        return f"{self.series.get_absolute_url()}#{self.covers.code}"


@audit.untracked("it is what Result superseded, and never changes")
@freshness.counted
class ResultPast(Belief):
    """What was believed before, and until when. `known_to` is not included."""

    result = models.ForeignKey(Result, models.PROTECT, related_name="past")
    series = models.ForeignKey(Series, models.PROTECT, related_name="past_results")
    known_to = models.DateField()

    objects = ResultQuerySet.as_manager()

    class Meta:
        ordering = ["result", "known_from", "version"]
        verbose_name = "superseded result"
        constraints = [
            *Belief.Meta.constraints,
            models.UniqueConstraint(fields=["result", "version"], name="performance_resultpast_once"),
            models.CheckConstraint(
                condition=Q(known_to__gte=models.F("known_from")),
                name="performance_resultpast_known",
                violation_error_message="What is known earlier cannot follow what is known later.",
            ),
        ]
        triggers = [kept(), only_shortened(), KEPT_IN_ORDER]


@audit.untracked("a view over Result and ResultPast")
class ResultKnown(Belief):
    """Every belief with the days between which it was held: `as_at(day)` is one filter.

    A database view over Result and ResultPast, made by the first migration. One that changes their columns drops it
    first and makes it again.
    """

    key = models.CharField(max_length=40, primary_key=True)
    result = models.ForeignKey(Result, models.DO_NOTHING, related_name="beliefs")
    series = models.ForeignKey(Series, models.DO_NOTHING, related_name="beliefs")
    known_to = models.DateField(null=True)

    objects = ResultKnownQuerySet.as_manager()

    class Meta:
        managed = False
        db_table = "performance_resultknown"
        ordering = ["series", "period", "known_from", "version"]
        verbose_name = "result as known"
        verbose_name_plural = "results as known"


@audit.untracked("derived from Result by trigger")
class SeriesState(models.Model):
    """The stored current row of a series: what a list or a small chart needs, without reading results.

    The upper half is kept by the triggers on Result, in the writing transaction. The lower half is Python's judgement
    of it; while `judged_revision` is behind `revision`, it is being recalculated.
    """

    series = models.OneToOneField(Series, models.PROTECT, primary_key=True, related_name="state")
    revision = models.BigIntegerField()
    periods = ArrayField(models.DateField())
    values = ArrayField(PublishedNumberField(null=True))
    latest = models.ForeignKey(Result, models.PROTECT, null=True, related_name="+")
    latest_period = models.DateField(null=True)
    latest_value = PublishedNumberField(null=True)
    latest_status = models.CharField(max_length=14, choices=labelled(Status), blank=True)

    judged_revision = models.BigIntegerField(null=True)
    run_length = models.PositiveSmallIntegerField(null=True)
    kinds = ArrayField(models.CharField(max_length=32))
    mean = models.FloatField(null=True)
    lower = models.FloatField(null=True)
    upper = models.FloatField(null=True)
    limits_since = models.DateField(null=True)
    variation = models.CharField(max_length=20, blank=True)
    assurance = models.CharField(max_length=20, blank=True)
    rule = models.CharField(max_length=20, blank=True)
    since = models.DateField(null=True)
    count = models.PositiveIntegerField(default=0)
    cautions = ArrayField(models.CharField(max_length=32))
    target = models.ForeignKey("performance.Target", models.PROTECT, null=True, related_name="+")
    target_value = PublishedNumberField(null=True)
    band = models.ForeignKey("performance.BandInterval", models.PROTECT, null=True, related_name="+")

    objects = OfSeriesQuerySet.as_manager()

    class Meta:
        verbose_name = "current row of a series"
        verbose_name_plural = "current rows of series"
        indexes = [models.Index(fields=["latest_period"], name="performance_state_latest")]

    def __str__(self) -> str:
        return f"Current row of {self.series}"

    @property
    def is_behind(self) -> bool:
        """Say whether the judgement is older than the figures: a page then says it is being recalculated."""
        return self.judged_revision is None or self.judged_revision < self.revision


@audit.track()
class SeriesBreak(models.Model):
    """A period from which the figures cannot be compared with those before: a new definition, a new return."""

    series = models.ForeignKey(Series, models.PROTECT, related_name="breaks")
    period = models.DateField(help_text="First day of the first period counted the new way.")
    why = models.CharField(max_length=500)
    source = models.CharField(max_length=500, blank=True)
    known_from = models.DateField(null=True, blank=True, help_text="Empty: always known.")

    objects = OfSeriesQuerySet.as_manager()

    class Meta:
        ordering = ["series", "period"]
        constraints = [models.UniqueConstraint(fields=["series", "period"], name="performance_seriesbreak_once")]

    def __str__(self) -> str:
        return f"{self.series}: break at {self.period:%B %Y}"


@audit.track()
class Rebase(models.Model):
    """Limits set anew from a period on, with who, when and why; never to make a signal vanish."""

    series = models.ForeignKey(Series, models.PROTECT, related_name="rebases")
    period = models.DateField(help_text="First day of the first period judged by the new limits.")
    baseline = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="On how many values from there on the limits rest. Empty: on all."
    )
    why = models.CharField(max_length=500)
    known_from = models.DateField(help_text="The day on which it was agreed.")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("core.Post", models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_why = models.CharField(max_length=500, blank=True)

    objects = OfSeriesQuerySet.as_manager()

    class Meta:
        ordering = ["series", "period"]
        triggers = [kept()]
        constraints = [
            models.UniqueConstraint(
                fields=["series", "period"],
                condition=Q(withdrawn_at__isnull=True),
                name="performance_rebase_once",
                violation_error_message="Limits are set anew from this period already.",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | ~Q(withdrawn_why=""),
                name="performance_rebase_why",
                violation_error_message="Say why the new limits are withdrawn.",
            ),
            models.CheckConstraint(
                condition=Q(baseline__isnull=True) | Q(baseline__gte=2),
                name="performance_rebase_baseline",
                violation_error_message="Limits rest on two values at least.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.series}: new limits from {self.period:%B %Y}"

    @property
    def covers(self) -> Period:
        """Return the first period of the new limits."""
        return self.series.period_of(self.period)
