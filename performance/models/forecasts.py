"""What was expected of a period before it was known: every forecast stays, so that it can stand beside what came."""

from django.db import models
from django.db.models import F, Q

from performance.forecast.expected import Method
from performance.models.choices import FREQUENCIES, labelled
from performance.querysets import OfSeriesQuerySet
from salford_css.core import audit
from salford_css.core.fields import PublishedNumberField
from salford_css.core.periods import Frequency, Period
from salford_css.core.versions import Version


@audit.track()
class Forecast(Version):
    """One forecast of one period of a series, most often of its financial year. A later one is a new number."""

    series = models.ForeignKey("performance.Series", models.PROTECT, related_name="forecasts")
    frequency = models.CharField(
        max_length=10, choices=FREQUENCIES, default=Frequency.YEAR.value, help_text="The length of the period forecast."
    )
    period = models.DateField(help_text="First day of the period forecast.")
    method = models.CharField(max_length=20, choices=labelled(Method))
    value = PublishedNumberField()
    lower = PublishedNumberField()
    upper = PublishedNumberField()
    confidence = models.PositiveSmallIntegerField(default=80, help_text="In how many of 100 cases it should hold.")
    basis = models.CharField(max_length=500, blank=True, help_text="On what it rests, in words.")
    last_period = models.DateField(null=True, blank=True, help_text="The latest period known when it was made.")
    known_from = models.DateField(help_text="The day on which it was made.")

    objects = OfSeriesQuerySet.as_manager()

    class Meta(Version.Meta):
        abstract = False
        ordering = ["series", "-period", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["series", "frequency", "period", "number"], name="performance_forecast_once"
            ),
            models.CheckConstraint(
                condition=Q(lower__lte=F("value"), value__lte=F("upper")),
                name="performance_forecast_interval",
                violation_error_message="The forecast must lie between its lowest and its highest value.",
            ),
            models.CheckConstraint(
                condition=Q(confidence__gte=50, confidence__lte=99),
                name="performance_forecast_confidence",
                violation_error_message="A margin holds in 50 to 99 of 100 cases.",
            ),
        ]

    def __str__(self) -> str:
        return f"Forecast {self.number} of {self.covers} for {self.series}"

    @property
    def covers(self) -> Period:
        """Return the period forecast."""
        return Period(self.period, Frequency(self.frequency))

    def get_absolute_url(self) -> str:
        """Return the place of the forecast on its indicator's page."""
        return f"{self.series.get_absolute_url()}#forecast"
