"""Where the directorate knows things from: the register of information sources."""

from django.db import models
from django.db.models import F, Func
from django.urls import reverse

from salford_css.core import audit
from salford_css.core.querysets import ScopedQuerySet
from salford_css.core.search import indexed
from salford_css.core.uncertain import UncertainlyDated

POINTERS = ("plan", "report_version", "inspection", "framework", "register")


class SourceKind(models.TextChoices):
    """What sort of source it is."""

    PERFORMANCE = "performance", "performance information"
    PLAN = "plan", "plan"
    STRATEGY = "strategy", "strategy"
    REVIEW = "review", "review"
    REPORT = "report", "report"
    INSPECTION = "inspection", "inspection"


class Register(models.TextChoices):
    """The registers that count without naming anybody, and feed series."""

    COMPLAINTS = "complaints", "complaints and compliments"
    SURVEYS = "surveys", "surveys"
    QUALITY_VISITS = "quality_visits", "quality visits, reviews and contract monitoring"
    REFERRALS = "referrals", "referrals and response times"
    UNIT_COSTS = "unit_costs", "unit costs"
    AUDITS = "audits", "internal audit reports"


class DateMeans(models.TextChoices):
    """What the date of a source says."""

    DATED = "dated", "dated"
    SINCE = "since", "in use since"
    ADOPTED = "adopted", "adopted"


@audit.track()
class InformationSource(UncertainlyDated):
    """A source of information, its caveat, and the record it is kept as; one that is only named points nowhere."""

    ref = models.SlugField(max_length=80, unique=True)
    organisation = models.ForeignKey("core.Organisation", models.PROTECT, related_name="information_sources")
    kind = models.CharField(max_length=12, choices=SourceKind)
    name = models.CharField(max_length=200)
    date_means = models.CharField(max_length=8, choices=DateMeans, blank=True)
    content = models.CharField(max_length=300, blank=True)
    caveat = models.CharField(max_length=300, blank=True)
    status = models.CharField(max_length=120, blank=True, help_text="In the words of the record: in development.")
    rating = models.CharField(max_length=120, blank=True, help_text="What was said of it: highly rated.")
    note = models.CharField(max_length=300, blank=True)
    plan = models.ForeignKey("strategy.Plan", models.PROTECT, null=True, blank=True, related_name="information_sources")
    report_version = models.ForeignKey(
        "strategy.ReportVersion", models.PROTECT, null=True, blank=True, related_name="information_sources"
    )
    inspection = models.ForeignKey(
        "strategy.Inspection", models.PROTECT, null=True, blank=True, related_name="information_sources"
    )
    framework = models.ForeignKey(
        "performance.Framework", models.PROTECT, null=True, blank=True, related_name="information_sources"
    )
    register = models.CharField(max_length=20, choices=Register, null=True, blank=True)
    source = models.CharField(max_length=500, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "name"]
        constraints = [
            *UncertainlyDated.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(
                    models.lookups.LessThanOrEqual(
                        Func(
                            *(F(name) for name in POINTERS),
                            function="num_nonnulls",
                            output_field=models.IntegerField(),
                        ),
                        1,
                    )
                ),
                name="performance_informationsource_one_record",
                violation_error_message="A source is kept as one record.",
            ),
        ]
        triggers = indexed(
            "information-source",
            title="NEW.name",
            body=["NEW.content", "NEW.caveat", "NEW.status", "NEW.rating", "NEW.note"],
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the source's page."""
        return reverse("performance:information-source", kwargs={"ref": self.ref})

    @property
    def kept_as(self) -> models.Model | str | None:
        """Return the record it points to, a register by name, or None where it is only named."""
        return next((kept for name in POINTERS[:-1] if (kept := getattr(self, name)) is not None), self._register())

    def _register(self) -> str | None:
        return self.get_register_display() if self.register else None
