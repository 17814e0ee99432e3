"""Judging by bands: intervals per year and group of councils, their names, comparators, and caps on a rating."""

from decimal import Decimal

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DecimalRangeField, RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, F, Func, Q, When
from django.db.models.functions import Cast

from performance.banding import SHAPES, Interval
from performance.models.choices import CareService
from salford_css.core import audit
from salford_css.core.fields import PublishedNumberField
from salford_css.core.models import Standing
from salford_css.core.periods import FinancialYear
from salford_css.core.querysets import ScopedDatedQuerySet, ScopedQuerySet
from salford_css.core.sets import Dated, no_overlap


@audit.track()
class BandLabels(models.Model):
    """One way of naming bands: the department's own, or a council's relabelling for its members."""

    ref = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    standing = models.CharField(max_length=12, choices=Standing)
    source = models.CharField(max_length=500, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = verbose_name_plural = "band labels"

    def __str__(self) -> str:
        return self.name


@audit.track()
class BandLabel(models.Model):
    """The name of one band."""

    labels = models.ForeignKey(BandLabels, models.CASCADE, related_name="bands")
    band = models.PositiveSmallIntegerField(help_text="5 is the best.")
    name = models.CharField(max_length=60)

    class Meta:
        ordering = ["labels", "-band"]
        constraints = [models.UniqueConstraint(fields=["labels", "band"], name="performance_bandlabel_once")]

    def __str__(self) -> str:
        return f"{self.band}: {self.name}"


@audit.track()
class ComparatorGroup(models.Model):
    """A group of organisations that are compared, or banded, together."""

    ref = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=150)
    why = models.CharField(max_length=300, blank=True, help_text="What makes them alike, and who says so.")
    standing = models.CharField(max_length=12, choices=Standing)
    source = models.CharField(max_length=500, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


@audit.track()
class GroupMember(Dated):
    """An organisation in a group, from when to when."""

    group = models.ForeignKey(ComparatorGroup, models.PROTECT, related_name="members")
    organisation = models.ForeignKey("core.Organisation", models.PROTECT, related_name="comparator_groups")

    objects = ScopedDatedQuerySet.as_manager()

    class Meta:
        constraints = [
            *Dated.Meta.constraints,
            no_overlap("group", "organisation", name="performance_groupmember_once"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} in {self.group}"


@audit.track()
class BandSet(models.Model):
    """The bands of an indicator for a year; councils of different groups can have different ones."""

    indicator = models.ForeignKey("performance.Indicator", models.PROTECT, related_name="band_sets")
    year = models.PositiveSmallIntegerField(help_text="The year in which the financial year begins.")
    group = models.ForeignKey(
        ComparatorGroup, models.PROTECT, null=True, blank=True, related_name="+", help_text="Empty: every council."
    )
    labels = models.ForeignKey(BandLabels, models.PROTECT, null=True, blank=True, related_name="+")
    standing = models.CharField(max_length=12, choices=Standing)
    source = models.CharField(max_length=500, blank=True)
    note = models.CharField(max_length=500, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["indicator", "year"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "year", "group"],
                nulls_distinct=False,
                name="performance_bandset_once",
                violation_error_message="This indicator has bands for that year and group already.",
            )
        ]

    def __str__(self) -> str:
        return f"Bands of {self.indicator.name_outside}, {FinancialYear(self.year)}"

    @property
    def is_illustrative(self) -> bool:
        """Say whether the bands are made up for the demonstration."""
        return self.standing == Standing.ILLUSTRATIVE


@audit.track()
class BandInterval(models.Model):
    """One stretch of values and the band it earns. No value lies in two intervals of a set."""

    band_set = models.ForeignKey(BandSet, models.CASCADE, related_name="intervals")
    lower = PublishedNumberField(null=True, blank=True, help_text="Empty: open downwards.")
    upper = PublishedNumberField(null=True, blank=True, help_text="Empty: open upwards.")
    bounds = models.CharField(
        max_length=2, choices=[(shape, shape) for shape in SHAPES], default="[)", help_text="Which ends belong to it."
    )
    band = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Empty: the source gives words only.")
    label = models.CharField(max_length=60, blank=True, help_text="The source's own word for it.")
    # The Case keeps reversed ends a named constraint instead of an error of the range itself; the Casts type an open
    # end, which the check before saving hands over as a bare NULL.
    span = models.GeneratedField(
        db_persist=True,
        output_field=DecimalRangeField(),
        expression=Func(
            Cast("lower", PublishedNumberField()),
            Cast(Case(When(upper__lt=F("lower"), then=F("lower")), default=F("upper")), PublishedNumberField()),
            Cast("bounds", models.TextField()),
            function="numrange",
            output_field=DecimalRangeField(),
        ),
    )

    class Meta:
        ordering = ["band_set", F("lower").asc(nulls_first=True)]
        constraints = [
            ExclusionConstraint(
                name="performance_bandinterval_apart",
                expressions=[("band_set", RangeOperators.EQUAL), ("span", RangeOperators.OVERLAPS)],
                violation_error_message="Some values would fall into two intervals.",
            ),
            models.CheckConstraint(
                condition=Q(lower__isnull=True)
                | Q(upper__isnull=True)
                | Q(upper__gt=F("lower"))
                | Q(upper=F("lower"), bounds="[]"),
                name="performance_bandinterval_ends",
                violation_error_message="The upper end must lie above the lower.",
            ),
            models.CheckConstraint(
                condition=Q(band__isnull=False) | ~Q(label=""),
                name="performance_bandinterval_named",
                violation_error_message="Give a band, or the source's word for it.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.interval.words}: {self.name}"

    def clean(self) -> None:
        """Refuse reversed ends beside the field."""
        super().clean()
        if self.lower is not None and self.upper is not None and self.upper < self.lower:
            raise ValidationError({"upper": "The upper end must lie above the lower."})

    @property
    def interval(self) -> Interval:
        """Return the interval as a value for the banding rules."""
        return Interval(self.lower, self.upper, self.bounds, self.band, self.label)

    @property
    def name(self) -> str:
        """Return the source's word, else the band's name in the set's labels, else its number."""
        if self.label or self.band is None:
            return self.label
        labels = self.band_set.labels
        named = labels.bands.filter(band=self.band).first() if labels else None
        return named.name if named else f"band {self.band}"


class BadWhen(models.TextChoices):
    """On which side of its limit a measure caps a judgement."""

    ABOVE = "above", "above"
    BELOW = "below", "below"
    AT_OR_BELOW = "at_or_below", "at or below"
    UNCLEAR = "unclear", "the source is unclear"


@audit.track()
class CapRule(models.Model):
    """A measure that, when bad enough, caps a judgement however good the rest is: key thresholds, rating limiters."""

    framework = models.ForeignKey("performance.Framework", models.PROTECT, related_name="cap_rules")
    year = models.PositiveSmallIntegerField(help_text="The year in which the ratings were published.")
    indicator = models.ForeignKey(
        "performance.Indicator", models.PROTECT, null=True, blank=True, related_name="cap_rules"
    )
    measure = models.CharField(max_length=200, help_text="The measure in the words of the source.")
    bad_when = models.CharField(max_length=12, choices=BadWhen)
    limit = PublishedNumberField()
    unit = models.CharField(max_length=40)
    service = models.CharField(max_length=10, choices=CareService)
    max_judgement = models.CharField(max_length=30, help_text="The best judgement that remains possible.")
    small_numbers_exempt = models.BooleanField(null=True, blank=True, help_text="Empty: not recorded.")
    standing = models.CharField(max_length=12, choices=Standing)
    source = models.CharField(max_length=500, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["framework", "year", "service", "measure"]
        constraints = [
            models.UniqueConstraint(fields=["framework", "year", "service", "measure"], name="performance_caprule_once")
        ]

    def __str__(self) -> str:
        return f"{self.measure}: at most {self.max_judgement} for {self.get_service_display()} ({self.year})"

    def caps(self, value: Decimal) -> bool | None:
        """Say whether a value caps the judgement; None where the source does not say on which side it does."""
        match self.bad_when:
            case BadWhen.ABOVE:
                return value > self.limit
            case BadWhen.BELOW:
                return value < self.limit
            case BadWhen.AT_OR_BELOW:
                return value <= self.limit
        return None
