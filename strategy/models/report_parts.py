"""What a version of a report is made of: numbered sections that comments can cite, answers, appendices, advice."""

from django.db import models

from salford_css.core import audit
from salford_css.core.search import indexed
from salford_css.core.sets import exactly_one
from salford_css.core.uncertain import UncertainlyDated
from salford_css.core.versions import frozen
from strategy.models.headings import Heading
from strategy.models.reports import Exemptable, ReportVersion
from strategy.querysets.reports import OfVersionQuerySet


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
