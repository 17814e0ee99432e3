"""The columns of an uncertain date: earliest and latest day (both inclusive) and the words of the record."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from salford_css.core import dates


class UncertainlyDated(models.Model):
    """A row that happened on a day known exactly, roughly or not at all. Sort by earliest; late is after latest."""

    earliest = models.DateField(null=True, blank=True, help_text="First day on which it can have happened.")
    latest = models.DateField(null=True, blank=True, help_text="Last day on which it can have happened.")
    as_written = models.CharField(max_length=100, blank=True, help_text="The date in the words of the record.")

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(earliest__isnull=True, latest__isnull=True)
                | Q(earliest__isnull=False, latest__isnull=False, latest__gte=F("earliest")),
                name="%(app_label)s_%(class)s_when",
                violation_error_message="Give the first and the last possible day, in that order, or neither.",
            )
        ]

    def clean(self) -> None:
        """Refuse half a date, or one that runs backwards, beside the field."""
        super().clean()
        if (self.earliest is None) != (self.latest is None):
            raise ValidationError({"latest": "Give both the first and the last possible day, or neither."})
        if self.earliest and self.latest and self.latest < self.earliest:
            raise ValidationError({"latest": "The last possible day lies before the first."})

    @property
    def when(self) -> dates.UncertainDate:
        """Return the date as a value; it writes itself in words."""
        return dates.UncertainDate(self.earliest, self.latest, self.as_written)

    @when.setter
    def when(self, value: dates.UncertainDate) -> None:
        self.earliest, self.latest, self.as_written = value.earliest, value.latest, value.as_written
