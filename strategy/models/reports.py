"""Reports to a body: dated heading sets, frozen versions, numbered sections that comments can cite."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import localdate

from salford_css.core import audit
from salford_css.core.models import Part, Publication
from salford_css.core.querysets import ScopedDatedQuerySet
from salford_css.core.search import indexed
from salford_css.core.sets import Dated, exactly_one
from salford_css.core.uncertain import UncertainlyDated
from salford_css.core.versions import Version, frozen
from strategy.querysets.reports import OfVersionQuerySet, ReportQuerySet, ReportVersionQuerySet


@audit.track()
class HeadingSet(Dated):
    """The headings of a council's reports in some years: those of 2003, of 2007, a record of decision today."""

    ref = models.SlugField(max_length=100, unique=True)
    name = models.CharField(max_length=120)
    organisation = models.ForeignKey("core.Organisation", models.PROTECT, related_name="heading_sets")

    objects = ScopedDatedQuerySet.as_manager()

    class Meta:
        ordering = ["valid_from", "name"]
        constraints = [*Dated.Meta.constraints]

    def __str__(self) -> str:
        return self.name


class AnswerKind(models.TextChoices):
    """How a heading is filled."""

    TEXT = "text", "text"
    THREE_WAY = "three_way", "yes, no or not applicable, with a text"


@audit.track()
class Heading(models.Model):
    """One heading of a set. `field` is the name under which sets of different years store the same fact."""

    heading_set = models.ForeignKey(HeadingSet, models.PROTECT, related_name="headings")
    field = models.SlugField(max_length=60)
    number = models.PositiveSmallIntegerField(help_text="Order on the form.")
    label = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=AnswerKind, default=AnswerKind.TEXT)
    required = models.BooleanField(default=True)
    rule = models.CharField(max_length=300, blank=True, help_text="What the form asks for, and why.")

    class Meta:
        ordering = ["heading_set", "number"]
        constraints = [
            models.UniqueConstraint(fields=["heading_set", "field"], name="strategy_heading_field_once"),
            models.UniqueConstraint(fields=["heading_set", "number"], name="strategy_heading_number_once"),
        ]

    def __str__(self) -> str:
        return self.label


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


class Answer(models.TextChoices):
    """The three ways in which reports answer a question, beside their text."""

    YES = "yes", "yes"
    NO = "no", "no"
    NOT_APPLICABLE = "na", "not applicable"


@audit.track()
class ReportField(models.Model):
    """What a version says under one heading."""

    version = models.ForeignKey(ReportVersion, models.PROTECT, related_name="fields")
    heading = models.ForeignKey(Heading, models.PROTECT, related_name="answers")
    answer = models.CharField(max_length=3, choices=Answer, blank=True)
    text = models.TextField(blank=True)
    note = models.CharField(max_length=500, blank=True)

    objects = OfVersionQuerySet.as_manager()

    class Meta:
        ordering = ["version", "heading__number"]
        constraints = [models.UniqueConstraint(fields=["version", "heading"], name="strategy_reportfield_once")]
        triggers = [
            frozen(),
            *indexed(
                "report-field",
                title="(SELECT label FROM strategy_heading WHERE id = NEW.heading_id)",
                body=["NEW.text", "NEW.answer", "NEW.note"],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.heading}: {self.text[:80]}"

    def get_absolute_url(self) -> str:
        """Return the place in the version's page."""
        return f"{self.version.get_absolute_url()}#{self.heading.field}"


@audit.track()
class ReportSection(Exemptable):
    """A numbered section or paragraph of a version. The number stays, because comments cite it.

    One that was made from the register of consultation keeps the facts it was made from (`made_from`).
    """

    version = models.ForeignKey(ReportVersion, models.PROTECT, related_name="sections")
    number = models.CharField(max_length=20, help_text="As printed: 3, 4.7, 4.1(2).")
    place = models.PositiveSmallIntegerField(help_text="Order in the version.")
    heading = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    origin = models.CharField(max_length=80, blank=True, editable=False)
    made_from = models.JSONField(default=list, blank=True, editable=False)
    kept_why = models.CharField(max_length=300, blank=True, help_text="Why our words differ from the register's.")

    objects = OfVersionQuerySet.as_manager()

    class Meta:
        ordering = ["version", "place"]
        constraints = [
            models.UniqueConstraint(fields=["version", "number"], name="strategy_reportsection_once"),
            models.UniqueConstraint(fields=["version", "place"], name="strategy_reportsection_place_once"),
        ]
        triggers = [
            frozen(),
            *indexed("report-section", title="NEW.number || ' ' || NEW.heading", body=["NEW.text"]),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.heading or self.text[:80]}".strip()

    def get_absolute_url(self) -> str:
        """Return the place in the version's page."""
        return f"{self.version.get_absolute_url()}#paragraph-{self.number}"


@audit.track()
class Recommendation(models.Model):
    """What a version asks its body to decide; each becomes one line of decision."""

    version = models.ForeignKey(ReportVersion, models.PROTECT, related_name="recommendations")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()

    objects = OfVersionQuerySet.as_manager()

    class Meta:
        ordering = ["version", "number"]
        constraints = [models.UniqueConstraint(fields=["version", "number"], name="strategy_recommendation_once")]
        triggers = [frozen()]

    def __str__(self) -> str:
        return f"Recommendation {self.number}: {self.text[:100]}"


@audit.track()
class Appendix(Exemptable):
    """An appendix. A revised one keeps its ancestor (4 became 4.1); `in_hand` says whether we hold the paper."""

    version = models.ForeignKey(ReportVersion, models.PROTECT, related_name="appendices")
    number = models.CharField(max_length=20)
    title = models.CharField(max_length=300)
    replaces = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    replaces_as_written = models.CharField(max_length=300, blank=True)
    in_hand = models.BooleanField(default=False)
    document = models.ForeignKey("core.Document", models.PROTECT, null=True, blank=True, related_name="appendices")

    objects = OfVersionQuerySet.as_manager()

    class Meta:
        ordering = ["version", "number"]
        constraints = [models.UniqueConstraint(fields=["version", "number"], name="strategy_appendix_once")]
        triggers = indexed("appendix", title="'Appendix ' || NEW.number || ': ' || NEW.title")

    def __str__(self) -> str:
        return f"Appendix {self.number}: {self.title}"

    def get_absolute_url(self) -> str:
        """Return the place in the version's page."""
        return f"{self.version.get_absolute_url()}#appendix-{self.number}"


@audit.track()
class Advice(UncertainlyDated):
    """Advice taken on a version: legal, financial, property, human resources; who gave it and when."""

    version = models.ForeignKey(ReportVersion, models.PROTECT, related_name="advice")
    kind = models.SlugField(max_length=40, help_text="legal, financial, property, human-resources, procurement.")
    provider = models.ForeignKey("core.Post", models.PROTECT, null=True, blank=True, related_name="advice_given")
    provider_as_written = models.CharField(max_length=200, blank=True)
    answer = models.CharField(max_length=3, choices=Answer, blank=True)
    text = models.TextField(blank=True)

    objects = OfVersionQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "advice"
        ordering = ["version", "kind"]
        constraints = [*UncertainlyDated.Meta.constraints]

    def __str__(self) -> str:
        return f"{self.kind} advice on {self.version}"


@audit.track()
class ReportFigure(models.Model):
    """A live figure that a paragraph or a headed field cites, by its token, with the version that was cited.

    The frozen text holds the figure as it read; `position` is the character at which it stands.
    """

    section = models.ForeignKey(ReportSection, models.PROTECT, null=True, blank=True, related_name="figures")
    field = models.ForeignKey(ReportField, models.PROTECT, null=True, blank=True, related_name="figures")
    position = models.PositiveIntegerField(default=0)
    token = models.CharField(max_length=200)
    text = models.CharField(max_length=100, help_text="The figure as it read when it was cited.")
    label = models.CharField(max_length=300, blank=True)
    version_cited = models.CharField(max_length=100)

    class Meta:
        ordering = ["section__place", "field__heading__number", "position"]
        constraints = [
            exactly_one(
                "section",
                "field",
                name="strategy_reportfigure_one_place",
                message="A figure stands in a paragraph or under a heading, one of them.",
            ),
            models.UniqueConstraint(
                fields=["section", "field", "position"], name="strategy_reportfigure_once", nulls_distinct=False
            ),
        ]
        triggers = [frozen()]

    def __str__(self) -> str:
        return f"{self.token}: {self.text}"


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
