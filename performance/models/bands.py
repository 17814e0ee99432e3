"""Judging by bands: intervals per year and group of councils, their names and shades, and who is compared."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DecimalRangeField, RangeOperators
from django.contrib.postgres.functions import RandomUUID
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, F, Func, Q, When
from django.db.models.functions import Cast
from django.urls import reverse

from performance.banding import SHAPES, Interval
from performance.models.choices import Shade
from performance.querysets import BandSetQuerySet
from salford_css.core import audit
from salford_css.core.fields import PublishedNumberField
from salford_css.core.models import Standing
from salford_css.core.periods import FinancialYear
from salford_css.core.querysets import ScopedDatedQuerySet, ScopedQuerySet
from salford_css.core.sets import Dated, no_overlap
from salford_css.core.versions import frozen, kept


@audit.track()
class BandLabels(models.Model):
    """One way of naming bands: the department's own, or a council's relabelling for its members."""

    ref = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    framework = models.ForeignKey(
        "performance.Framework", models.PROTECT, null=True, blank=True, related_name="band_labels",
        help_text="Whose bands are named so where a set of bands does not say otherwise. Empty: only where a set says.",
    )  # fmt: skip
    standing = models.CharField(max_length=12, choices=Standing)
    source = models.CharField(max_length=500, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = verbose_name_plural = "band labels"
        constraints = [
            models.UniqueConstraint(
                fields=["framework"],
                name="performance_bandlabels_of_framework",
                violation_error_message="This framework's bands have labels already; a set of bands may name others.",
            )
        ]

    def __str__(self) -> str:
        return self.name


@audit.track()
class BandLabel(models.Model):
    """The name of one band."""

    labels = models.ForeignKey(BandLabels, models.CASCADE, related_name="bands")
    band = models.PositiveSmallIntegerField(help_text="5 is the best.")
    name = models.CharField(max_length=60)
    shade = models.CharField(max_length=12, choices=Shade, blank=True, help_text="Stands beside the name, never alone.")

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
    """The bands of an indicator for a year and a group of councils. A set is replaced by another, never rewritten."""

    uid = models.UUIDField(unique=True, db_default=RandomUUID(), editable=False)
    indicator = models.ForeignKey("performance.Indicator", models.PROTECT, related_name="band_sets")
    year = models.PositiveSmallIntegerField(help_text="The year in which the financial year begins.")
    group = models.ForeignKey(
        ComparatorGroup, models.PROTECT, null=True, blank=True, related_name="+", help_text="Empty: every council."
    )
    number = models.PositiveSmallIntegerField(default=1, editable=False, help_text="Counts the sets of a year.")
    labels = models.ForeignKey(BandLabels, models.PROTECT, null=True, blank=True, related_name="+")
    highest_band = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="The best band that can be reached. Empty: as the definition says."
    )
    standing = models.CharField(max_length=12, choices=Standing)
    source = models.CharField(max_length=500, blank=True)
    note = models.CharField(max_length=500, blank=True)
    known_from = models.DateField(null=True, blank=True, help_text="First day on which it judged. Empty: always.")
    known_to = models.DateField(
        null=True, blank=True, editable=False, help_text="The day after the last on which it judged. Empty: it stands."
    )
    ended_why = models.CharField(max_length=300, blank=True, editable=False)

    objects = BandSetQuerySet.as_manager()

    class Meta:
        ordering = ["indicator", "year", "number"]
        triggers = [kept()]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "year", "group"],
                condition=Q(known_to__isnull=True),
                nulls_distinct=False,
                name="performance_bandset_once",
                violation_error_message="This indicator has bands for that year and group already.",
            ),
            models.UniqueConstraint(
                fields=["indicator", "year", "group", "number"],
                nulls_distinct=False,
                name="performance_bandset_number",
            ),
            models.CheckConstraint(
                condition=Q(known_to__isnull=True) | ~Q(ended_why=""),
                name="performance_bandset_ended_why",
                violation_error_message="Say why the bands no longer judge.",
            ),
        ]

    def __str__(self) -> str:
        return f"Bands of {self.indicator.name_outside}, {FinancialYear(self.year)}"

    def get_absolute_url(self) -> str:
        """Return the page of the set."""
        return reverse("performance:band-set", kwargs={"uid": self.uid})

    @property
    def is_illustrative(self) -> bool:
        """Say whether the bands are made up for the demonstration."""
        return self.standing == Standing.ILLUSTRATIVE

    @property
    def labelling(self) -> BandLabels | None:
        """Return the names of its bands: its own, else those of the framework."""
        return self.labels or next(iter(self.indicator.framework.band_labels.all()), None)

    def label_of(self, band: int | None) -> BandLabel | None:
        """Return name and shade of a band."""
        found = self.labelling
        return next((one for one in found.bands.all() if one.band == band), None) if found else None


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
        triggers = [frozen()]
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
        """Return the source's word, else the band's name in the labels, else its number."""
        if self.label or self.band is None:
            return self.label
        named = self.band_set.label_of(self.band)
        return named.name if named else f"band {self.band}"

    @property
    def shade(self) -> str:
        """Return the colour that stands beside the name; empty where none was chosen."""
        named = self.band_set.label_of(self.band)
        return named.shade if named else ""
