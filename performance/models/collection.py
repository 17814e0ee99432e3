"""How figures come in: what was handed over by whom, what was said of it, and when a period is closed."""

import uuid

from django.db import models
from django.db.models import F, Func, Q
from django.urls import reverse

from performance.models.choices import FREQUENCIES
from performance.querysets import OfSeriesQuerySet
from salford_css.core import audit
from salford_css.core.querysets import ScopedQuerySet
from salford_css.core.versions import Version, kept


class Door(models.TextChoices):
    """Through which door figures came in."""

    FORM = "form", "entered on a page"
    IMPORT = "import", "spreadsheet"
    API = "api", "partner's system"
    REGISTER = "register", "counted from a register"
    CASEBOOK = "casebook", "case loaded with the product"


@audit.track()
class Submission(models.Model):
    """One delivery of figures: who and why of every result. Taking one back is another submission."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    door = models.CharField(max_length=10, choices=Door)
    user = models.ForeignKey("core.User", models.PROTECT, null=True, blank=True, related_name="submissions")
    client = models.ForeignKey("core.ApiClient", models.PROTECT, null=True, blank=True, related_name="submissions")
    document = models.ForeignKey("core.Document", models.PROTECT, null=True, blank=True, related_name="submissions")
    request_id = models.CharField(max_length=64, blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    size = models.PositiveBigIntegerField("size in bytes", null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField()
    reason = models.CharField(max_length=500, blank=True)
    created = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    older = models.PositiveIntegerField(default=0, help_text="Figures that were found after a later one was known.")
    refused = models.PositiveIntegerField(default=0)
    undoes = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="undone_by")
    batch = models.OneToOneField(
        "core.Import",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="submission",
        verbose_name="import",
        help_text="The spreadsheet it came by.",
    )
    mapping = models.JSONField(
        default=dict, blank=True, help_text="How the file was read: sheet, header, columns, what held for every row."
    )

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-id"]
        triggers = [kept()]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    models.lookups.LessThanOrEqual(
                        Func(F("user"), F("client"), function="num_nonnulls", output_field=models.IntegerField()), 1
                    )
                ),
                name="performance_submission_one_sender",
                violation_error_message="A submission comes from a user or from a partner's system, not from both.",
            ),
            models.CheckConstraint(
                condition=~Q(undoes=F("id")),
                name="performance_submission_not_itself",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_door_display()}, {self.made_at:%-d %B %Y}" + (f" ({self.file_name})" * bool(self.file_name))

    def get_absolute_url(self) -> str:
        """Return the submission's page."""
        return reverse("performance:submission", kwargs={"uid": self.uid})

    @property
    def is_undone(self) -> bool:
        """Say whether the submission was taken back."""
        return hasattr(self, "undone_by")


@audit.track()
class PeriodLock(models.Model):
    """A period that is closed: the database refuses to write its results until it is reopened, with a reason."""

    framework = models.ForeignKey("performance.Framework", models.PROTECT, related_name="locks")
    frequency = models.CharField(max_length=10, choices=FREQUENCIES)
    period = models.DateField(help_text="The period's first day.")
    organisation = models.ForeignKey(
        "core.Organisation", models.PROTECT, null=True, blank=True, related_name="+", help_text="Empty: every one."
    )
    locked_at = models.DateTimeField()
    reason = models.CharField(max_length=500)
    reopened_at = models.DateTimeField(null=True, blank=True)
    reopened_why = models.CharField(max_length=500, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["-period"]
        triggers = [kept()]
        constraints = [
            models.UniqueConstraint(
                fields=["framework", "frequency", "period", "organisation"],
                condition=Q(reopened_at__isnull=True),
                nulls_distinct=False,
                name="performance_periodlock_once",
                violation_error_message="This period is locked already.",
            ),
            models.CheckConstraint(
                condition=Q(reopened_at__isnull=True, reopened_why="")
                | (Q(reopened_at__isnull=False) & ~Q(reopened_why="")),
                name="performance_periodlock_why",
                violation_error_message="Say why the period is reopened.",
            ),
        ]

    def __str__(self) -> str:
        return (
            f"{self.framework}, {self.period:%B %Y}, locked" if not self.reopened_at else f"{self.framework} reopened"
        )


@audit.track()
class Commentary(Version):
    """What was said of a figure, wording by wording."""

    series = models.ForeignKey("performance.Series", models.PROTECT, related_name="commentaries")
    period = models.DateField(help_text="The period's first day.")
    text = models.TextField()
    known_from = models.DateField(help_text="The day from which it was on record.")

    objects = OfSeriesQuerySet.as_manager()

    class Meta(Version.Meta):
        abstract = False
        verbose_name_plural = "commentaries"
        constraints = [
            models.UniqueConstraint(fields=["series", "period", "number"], name="performance_commentary_once"),
        ]

    def __str__(self) -> str:
        return f"Commentary {self.number} on {self.series}, {self.period:%B %Y}"
