"""Reports to a body: what is being worked on, frozen versions, and who considered them."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import localdate

from salford_css.core import audit
from salford_css.core.models import Part, Publication
from salford_css.core.search import indexed
from salford_css.core.uncertain import UncertainlyDated
from salford_css.core.versions import Version, frozen
from strategy.models.headings import HeadingSet
from strategy.querysets.reports import OfVersionQuerySet, ReportQuerySet, ReportVersionQuerySet


class Exemptable(models.Model):
    """What is open or exempt; Part 2 says why, and under which paragraph of the Act's schedule."""

    part = models.CharField(max_length=6, choices=Part, default=Part.OPEN)
    exempt_reason = models.CharField(max_length=300, blank=True, help_text="Why it is not open; only in Part 2.")
    exempt_paragraph = models.CharField(
        max_length=60, blank=True, help_text="Paragraph of Schedule 12A to the Local Government Act 1972."
    )

    class Meta:
        abstract = True


@audit.track()
class Report(Exemptable):
    """A report that goes to a body, perhaps more than once. What is not yet put to anybody is in `working_text`."""

    ref = models.SlugField(max_length=100, unique=True)
    title = models.CharField(max_length=300)
    organisation = models.ForeignKey("core.Organisation", models.PROTECT, related_name="reports")
    report_of = models.ForeignKey("core.Post", models.PROTECT, null=True, blank=True, related_name="reports_made")
    contact_post = models.ForeignKey(
        "core.Post", models.PROTECT, null=True, blank=True, related_name="reports_answered"
    )
    heading_set = models.ForeignKey(HeadingSet, models.PROTECT, null=True, blank=True, related_name="reports")
    plan = models.ForeignKey("strategy.Plan", models.PROTECT, null=True, blank=True, related_name="about_it")
    working_text = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0, editable=False)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["title"]
        # The working text is left out of search: it has been put to nobody.
        triggers = indexed("report", title="NEW.title")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the report's page."""
        return reverse("strategy:report", args=[self.ref])

    def kept_from(self, reader: Any) -> frozenset[str]:
        """Return the fields that the trail keeps from a reader: what is being written is for officers."""
        return frozenset() if reader.may_read_exempt else frozenset(("working_text",))


@audit.track()
class ReportVersion(Exemptable, UncertainlyDated, Version):
    """A report as it was put to a body; never changed afterwards. Its date is that of the version."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="versions")
    title = models.CharField(max_length=300)
    body = models.ForeignKey("strategy.Body", models.PROTECT, null=True, blank=True, related_name="reports_received")
    consultation = models.ForeignKey(
        "strategy.Consultation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reported_in",
        help_text="The consultation on which it reports.",
    )
    published_on = models.DateField(null=True, blank=True, help_text="The day it was open to inspection.")
    all_wards = models.BooleanField(default=False)
    asks = models.TextField(blank=True, help_text="What the body is asked for, in a sentence.")
    document = models.ForeignKey("core.Document", models.PROTECT, null=True, blank=True, related_name="report_versions")

    objects = ReportVersionQuerySet.as_manager()

    class Meta:
        ordering = ["report", "number"]
        constraints = [
            *UncertainlyDated.Meta.constraints,
            models.UniqueConstraint(fields=["report", "number"], name="strategy_reportversion_once"),
        ]
        triggers = [frozen(), *indexed("report-version", title="NEW.title", body=["NEW.asks"])]

    def __str__(self) -> str:
        return f"{self.title}, version {self.number}"

    def get_absolute_url(self) -> str:
        """Return the version's page."""
        return reverse("strategy:report-version", args=[self.report.ref, self.number])

    @property
    def open_since(self) -> date | None:
        """Return the day since which the public can read it: the day written down, or of its first publication."""
        first = Publication.objects.of(self).filter(part=Part.OPEN).order_by("published_at").first()
        found = [day for day in (self.published_on, first and localdate(first.published_at)) if day]
        return min(found, default=None)


@audit.track()
class ReportWard(models.Model):
    """A ward to which a version relates, where it does not relate to all."""

    version = models.ForeignKey(ReportVersion, models.PROTECT, related_name="wards")
    ward = models.ForeignKey("core.Ward", models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "ward"], name="strategy_reportward_once")]
        triggers = [frozen()]

    def __str__(self) -> str:
        return f"{self.version}: {self.ward}"


@audit.track()
class Consideration(UncertainlyDated):
    """A body considered a version: at which meeting, when, with what outcome (empty: not recorded)."""

    version = models.ForeignKey(ReportVersion, models.PROTECT, related_name="considerations")
    body = models.ForeignKey("strategy.Body", models.PROTECT, related_name="considerations")
    meeting = models.ForeignKey(
        "strategy.Meeting", models.PROTECT, null=True, blank=True, related_name="considerations"
    )
    outcome = models.CharField(max_length=300, blank=True)

    objects = OfVersionQuerySet.as_manager()

    class Meta:
        ordering = ["earliest"]
        constraints = [
            *UncertainlyDated.Meta.constraints,
            models.UniqueConstraint(
                fields=["version", "meeting"],
                condition=Q(meeting__isnull=False),
                name="strategy_consideration_once_a_meeting",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body}: {self.version}"
