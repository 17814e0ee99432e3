"""What caps a judgement however good the rest is: key thresholds of one time, rating limiters of another."""

from decimal import Decimal

from django.db import models
from django.db.models import Q

from performance.caps import BadWhen, Cap, Outcome
from performance.models.choices import CareService, Question, labelled
from salford_css.core import audit
from salford_css.core.fields import PublishedNumberField
from salford_css.core.models import Standing
from salford_css.core.querysets import ScopedQuerySet
from salford_css.core.versions import frozen


@audit.track()
class CapRule(models.Model):
    """A measure that, when bad enough, caps a judgement however good the rest is: key thresholds, rating limiters."""

    framework = models.ForeignKey("performance.Framework", models.PROTECT, related_name="cap_rules")
    year = models.PositiveSmallIntegerField(help_text="The year in which the ratings were published.")
    indicator = models.ForeignKey(
        "performance.Indicator", models.PROTECT, null=True, blank=True, related_name="cap_rules"
    )
    measure = models.CharField(max_length=200, help_text="The measure in the words of the source.")
    bad_when = models.CharField(max_length=12, choices=labelled(BadWhen))
    limit = PublishedNumberField()
    unit = models.CharField(max_length=40)
    service = models.CharField(max_length=10, choices=CareService)
    question = models.CharField(
        max_length=10, choices=Question, default=Question.NOW, help_text="Which judgement of the service is capped."
    )
    max_judgement = models.CharField(max_length=30, help_text="The best judgement that remains possible.")
    small_numbers_exempt = models.BooleanField(null=True, blank=True, help_text="Empty: not recorded.")
    markedly = PublishedNumberField(
        null=True, blank=True,
        help_text="Let off where one service user moves the measure by so much. Empty: where one user decides.",
    )  # fmt: skip
    standing = models.CharField(max_length=12, choices=Standing)
    source = models.CharField(max_length=500, blank=True)
    note = models.CharField(max_length=500, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["framework", "year", "service", "measure"]
        constraints = [
            models.UniqueConstraint(
                fields=["framework", "year", "service", "measure"], name="performance_caprule_once"
            ),
            models.CheckConstraint(
                condition=Q(markedly__isnull=True) | Q(markedly__gt=0, small_numbers_exempt=True),
                name="performance_caprule_markedly",
                violation_error_message="Only a rule that lets small numbers off says how much is markedly.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure}: at most {self.max_judgement} for {self.get_service_display()} ({self.year})"

    def caps(self, value: Decimal) -> bool | None:
        """Say whether a value caps the judgement; None where the source does not say on which side it does."""
        return self.cap.is_bad(value)

    @property
    def cap(self) -> Cap:
        """Return the rule as a value for the rules of rating."""
        return Cap(
            measure=self.measure,
            bad_when=BadWhen(self.bad_when),
            limit=self.limit,
            unit=self.unit,
            at_most=self.max_judgement,
            lets_off_small_numbers=bool(self.small_numbers_exempt),
            markedly=self.markedly,
        )


@audit.track()
class RatingCap(models.Model):
    """What a cap rule found when a rating was worked out: the figure it was held against, and what came of it."""

    rating = models.ForeignKey("performance.Rating", models.CASCADE, related_name="caps")
    rule = models.ForeignKey(CapRule, models.PROTECT, related_name="used")
    value = PublishedNumberField(null=True, blank=True)
    numerator = PublishedNumberField(null=True, blank=True)
    denominator = PublishedNumberField(null=True, blank=True)
    outcome = models.CharField(max_length=10, choices=labelled(Outcome))
    why = models.CharField(max_length=500)

    class Meta:
        ordering = ["rating", "rule"]
        triggers = [frozen()]
        constraints = [models.UniqueConstraint(fields=["rating", "rule"], name="performance_ratingcap_once")]

    def __str__(self) -> str:
        return self.why
