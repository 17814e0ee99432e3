"""What is counted: frameworks, indicators, their definitions and names, and what they measure on the thread."""

from decimal import Decimal

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.urls import reverse

from performance.aims import Polarity
from performance.models.choices import FREQUENCIES, Audience, Counting, labelled
from performance.querysets import IndicatorQuerySet
from performance.spc import Direction
from performance.verdicts import DIRECTIONS
from performance.wording import Measure, is_rolling
from salford_css.core import audit, freshness
from salford_css.core.fields import PublishedNumberField
from salford_css.core.links import ThreadLink
from salford_css.core.models import Standing
from salford_css.core.querysets import ScopedDatedQuerySet, ScopedQuerySet
from salford_css.core.search import indexed
from salford_css.core.sets import Dated, no_overlap
from salford_css.core.versions import Version
from salford_css.core.words import listed

PER_CENT = Decimal(100)


@audit.track()
@freshness.counted
class Framework(Dated):
    """A set of indicators that somebody published under one name: PAF, ASCOF-2023, a council's own set."""

    code = models.CharField(max_length=30, unique=True)
    name = models.CharField(max_length=200)
    nation = models.CharField(max_length=20, blank=True, help_text="Empty: not one nation's.")
    publisher = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)

    objects = ScopedDatedQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        constraints = [*Dated.Meta.constraints]
        triggers = indexed("framework", title="NEW.code || ': ' || NEW.name", body=["NEW.publisher", "NEW.note"])

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        """Return the framework's page."""
        return reverse("performance:framework", kwargs={"framework": self.code})


@audit.track()
@freshness.counted
class Indicator(models.Model):
    """One measure of a framework. Codes are used again by later frameworks, so the key is both together."""

    framework = models.ForeignKey(Framework, models.PROTECT, related_name="indicators")
    code = models.CharField(max_length=30)
    title = models.CharField(max_length=200)
    domain = models.CharField(max_length=100, blank=True, help_text="The heading under which the framework lists it.")
    client_group = models.ForeignKey(
        "core.ClientGroup", models.PROTECT, null=True, blank=True, related_name="indicators"
    )
    owner = models.ForeignKey("core.Post", models.PROTECT, null=True, blank=True, related_name="indicators_owned")
    headline_for = ArrayField(
        models.CharField(max_length=10, choices=Audience),
        default=list,
        blank=True,
        help_text="To whom it is a headline: cabinet, directors, scrutiny, partners, public. Empty: to nobody.",
    )
    standing = models.CharField("standing of code and title", max_length=12, choices=Standing)
    source = models.CharField(max_length=500, blank=True)

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        ordering = ["framework", "code"]
        constraints = [models.UniqueConstraint(fields=["framework", "code"], name="performance_indicator_once")]
        triggers = indexed("indicator", title="NEW.code || ' ' || NEW.title", body=["NEW.domain"])

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def get_absolute_url(self) -> str:
        """Return the indicator's page."""
        return reverse("performance:indicator", kwargs={"framework": self.framework.code, "code": self.code})

    @property
    def headline_words(self) -> str:
        """Name those to whom the measure is a headline; empty where it is one to nobody."""
        return listed([Audience(code).label for code in self.headline_for])

    @property
    def name_outside(self) -> str:
        """Return the name by which addresses, files and partners know it: `PAF:A1`."""
        return f"{self.framework.code}:{self.code}"


@audit.track()
class IndicatorAlias(models.Model):
    """Another name under which an indicator occurs in council papers and files: `BV49`, `CF/A1`."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="aliases")
    name = models.CharField(max_length=120)
    source = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "indicator aliases"
        constraints = [models.UniqueConstraint(Lower("name"), "indicator", name="performance_indicatoralias_once")]

    def __str__(self) -> str:
        return self.name


class LinkKind(models.TextChoices):
    """How an indicator stands to an earlier one."""

    REPLACES = "replaces", "replaces"
    SAME_AS = "same_as", "is the same as"
    BREAK = "break", "follows, but cannot be compared with"


@audit.track()
class IndicatorLink(models.Model):
    """How a later indicator stands to an earlier one."""

    earlier = models.ForeignKey(Indicator, models.PROTECT, related_name="followed_by")
    later = models.ForeignKey(Indicator, models.PROTECT, related_name="follows")
    kind = models.CharField(max_length=10, choices=LinkKind)
    note = models.CharField(max_length=300, blank=True)
    standing = models.CharField(max_length=12, choices=Standing)
    source = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["earlier", "later"], name="performance_indicatorlink_once"),
            models.CheckConstraint(
                condition=~Q(earlier=F("later")),
                name="performance_indicatorlink_not_itself",
                violation_error_message="An indicator cannot follow itself.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.later.name_outside} {self.get_kind_display()} {self.earlier.name_outside}"


@audit.track()
@freshness.counted
class Definition(Version):
    """What exactly is counted, over what. A result names the definition it was counted under."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="definitions")
    numerator = models.TextField(blank=True)
    denominator = models.TextField(blank=True, help_text="Empty: the measure is a count or a sum.")
    not_counted = models.TextField(blank=True, help_text="Who or what is left out of both.")
    matters = models.TextField("why it matters", blank=True, help_text="Empty: nobody has written it down.")
    counts = models.CharField("what is counted", max_length=100, blank=True, help_text="People, events, weeks.")
    unit = models.CharField(max_length=40, help_text="As published: percent, per 1000, GBP per week, days.")
    multiplier = models.DecimalField(max_digits=12, decimal_places=2, default=Decimal(1))
    precision = models.PositiveSmallIntegerField("places after the point", default=1)
    lowest = PublishedNumberField(null=True, blank=True, default=Decimal(0), help_text="Cannot be passed. Empty: none.")
    highest = PublishedNumberField(null=True, blank=True, help_text="Cannot be passed: 100 for a percentage.")
    subject = models.CharField(
        max_length=150, blank=True, help_text="Its name within a sentence: hospital delays. Empty: the title."
    )
    is_plural = models.BooleanField("the subject is a plural", default=False)
    counted_as = models.CharField(
        max_length=200, blank=True, help_text="A clause with {figure} in it: people waited {figure} days."
    )
    polarity = models.CharField(max_length=6, choices=labelled(Polarity))
    frequency = models.CharField(max_length=10, choices=FREQUENCIES)
    counting = models.CharField(max_length=10, choices=Counting, blank=True, help_text="Empty: not recorded.")
    source_return = models.CharField(max_length=200, blank=True, help_text="The return the figures come from.")
    days_to_report = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Days after a period's end by which its figure is due. Empty: one period."
    )
    highest_band = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="The best band that can be reached. Empty: the top one."
    )
    checked_by = models.ForeignKey("core.Post", models.PROTECT, null=True, blank=True, related_name="+")
    next_review = models.DateField(null=True, blank=True)
    standing = models.CharField(max_length=12, choices=Standing)
    source = models.CharField(max_length=500, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta(Version.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(fields=["indicator", "number"], name="performance_definition_once"),
            models.CheckConstraint(condition=Q(multiplier__gt=0), name="performance_definition_multiplier"),
            models.CheckConstraint(
                condition=Q(made_by__isnull=True) | Q(checked_by__isnull=True) | ~Q(made_by=F("checked_by")),
                name="performance_definition_two_posts",
                violation_error_message="Who checks a definition is another post than the one that wrote it.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator.name_outside}, definition {self.number}"

    def measure_at(self, place: str) -> Measure:
        """Return the words and limits with which charts and sentences speak of the measure at a place."""
        is_percentage = self.multiplier == PER_CENT
        return Measure(
            name=self.indicator.title,
            subject=self.subject or self.indicator.title[:1].lower() + self.indicator.title[1:],
            plural=self.is_plural,
            place=place,
            direction=DIRECTIONS.get(Polarity(self.polarity), Direction.NEUTRAL),
            unit="" if is_percentage else self.unit.removeprefix("score").strip().replace("GBP", "pounds"),
            suffix="%" if is_percentage else "",
            decimals=self.precision,
            counted_as=self.counted_as,
            floor=None if self.lowest is None else float(self.lowest),
            ceiling=None if self.highest is None else float(self.highest),
            axis_from_zero=not is_percentage,
            rolling=is_rolling(self.indicator.title, self.numerator, self.denominator, self.unit),
        )


@audit.track()
@freshness.counted
class Breakdown(models.Model):
    """Which part of the people a figure is about; the empty key is everybody."""

    key = models.CharField(max_length=60, unique=True, blank=True, help_text="`sex=female`; empty: the total.")
    label = models.CharField(max_length=120)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["key"]

    def __str__(self) -> str:
        return self.label


@audit.track()
class IndicatorObjective(ThreadLink):
    """An indicator that tells whether an objective is reached."""

    objective = models.ForeignKey("strategy.Objective", models.PROTECT, related_name="indicator_links")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="objective_links")

    objects = ScopedDatedQuerySet.as_manager()

    class Meta:
        constraints = [
            *ThreadLink.Meta.constraints,
            no_overlap("objective", "indicator", name="performance_indicatorobjective_once"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} measures {self.objective}"


@audit.track()
class ActionIndicator(ThreadLink):
    """An action that is meant to move an indicator."""

    action = models.ForeignKey("strategy.Action", models.PROTECT, related_name="indicator_links")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="action_links")

    objects = ScopedDatedQuerySet.as_manager()

    class Meta:
        constraints = [
            *ThreadLink.Meta.constraints,
            no_overlap("action", "indicator", name="performance_actionindicator_once"),
        ]

    def __str__(self) -> str:
        return f"{self.action} is meant to move {self.indicator}"
