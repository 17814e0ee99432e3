"""A report in hand: what officers write before a version is frozen. Nobody else reads a draft."""

import uuid

from django.db import models
from django.db.models import Q

from salford_css.core import audit
from strategy.models.report_parts import Answer
from strategy.models.reports import Exemptable
from strategy.querysets.reports import DraftQuerySet, OfDraftQuerySet


@audit.track()
class ReportDraft(models.Model):
    """The next version of a report while it is written. `ancestor` is the version whose numbers it keeps."""

    report = models.OneToOneField("strategy.Report", models.PROTECT, related_name="draft")
    ancestor = models.ForeignKey(
        "strategy.ReportVersion", models.PROTECT, null=True, blank=True, related_name="drafts_after"
    )
    consultation = models.ForeignKey(
        "strategy.Consultation", models.PROTECT, null=True, blank=True, related_name="drafts_reporting"
    )
    body = models.ForeignKey("strategy.Body", models.PROTECT, null=True, blank=True, related_name="drafts_for")
    asks = models.TextField(blank=True, help_text="What the body is asked for, in a sentence.")
    all_wards = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=0, editable=False)

    objects = DraftQuerySet.as_manager()

    class Meta:
        ordering = ["report"]

    def __str__(self) -> str:
        return f"{self.report.title}, draft"

    def get_absolute_url(self) -> str:
        """Return the page on which the report is written."""
        return f"{self.report.get_absolute_url()}write/"


@audit.track()
class DraftAnswer(models.Model):
    """What the draft says under one heading."""

    draft = models.ForeignKey(ReportDraft, models.PROTECT, related_name="answers")
    heading = models.ForeignKey("strategy.Heading", models.PROTECT, related_name="+")
    answer = models.CharField(max_length=3, choices=Answer, blank=True)
    text = models.TextField(blank=True)

    objects = OfDraftQuerySet.as_manager()

    class Meta:
        ordering = ["draft", "heading__number"]
        constraints = [models.UniqueConstraint(fields=["draft", "heading"], name="strategy_draftanswer_once")]

    def __str__(self) -> str:
        return f"{self.heading}: {self.text[:80]}"


@audit.track()
class DraftParagraph(Exemptable):
    """A section or paragraph of a draft. `kept_number` is that of the ancestor; empty: counted from its place.

    `origin` names what of the register it was made from (such as undertaken:events), `made_from` the facts,
    `made_text` the words made of them; `kept_why` why ours stand although they differ.
    """

    draft = models.ForeignKey(ReportDraft, models.PROTECT, related_name="paragraphs")
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False, help_text="Its name in addresses.")
    place = models.PositiveIntegerField()
    is_section = models.BooleanField(default=False, help_text="It opens a numbered section.")
    kept_number = models.CharField(max_length=20, blank=True, editable=False)
    heading = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0, editable=False)
    origin = models.CharField(max_length=80, blank=True, editable=False)
    made_from = models.JSONField(default=list, blank=True, editable=False)
    made_text = models.TextField(blank=True, editable=False)
    kept_why = models.CharField(max_length=300, blank=True)

    objects = OfDraftQuerySet.as_manager()

    class Meta:
        ordering = ["draft", "place"]
        constraints = [
            models.UniqueConstraint(
                fields=["draft", "place"],
                name="strategy_draftparagraph_place_once",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.UniqueConstraint(
                fields=["draft", "kept_number"],
                condition=~Q(kept_number=""),
                name="strategy_draftparagraph_number_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kept_number} {self.heading or self.text[:80]}".strip()


@audit.track()
class DraftRecommendation(models.Model):
    """What the draft asks its body to decide."""

    draft = models.ForeignKey(ReportDraft, models.PROTECT, related_name="recommendations")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()

    objects = OfDraftQuerySet.as_manager()

    class Meta:
        ordering = ["draft", "number"]
        constraints = [models.UniqueConstraint(fields=["draft", "number"], name="strategy_draftrecommendation_once")]

    def __str__(self) -> str:
        return f"Recommendation {self.number}: {self.text[:100]}"


@audit.track()
class DraftAppendix(Exemptable):
    """An appendix of a draft; one that revises an older keeps it as its ancestor (4 becomes 4.1)."""

    draft = models.ForeignKey(ReportDraft, models.PROTECT, related_name="appendices")
    number = models.CharField(max_length=20)
    title = models.CharField(max_length=300)
    replaces = models.ForeignKey("strategy.Appendix", models.PROTECT, null=True, blank=True, related_name="+")
    replaces_as_written = models.CharField(max_length=300, blank=True)
    document = models.ForeignKey("core.Document", models.PROTECT, null=True, blank=True, related_name="+")

    objects = OfDraftQuerySet.as_manager()

    class Meta:
        ordering = ["draft", "number"]
        constraints = [models.UniqueConstraint(fields=["draft", "number"], name="strategy_draftappendix_once")]

    def __str__(self) -> str:
        return f"Appendix {self.number}: {self.title}"


@audit.track()
class DraftAdvice(models.Model):
    """Advice taken on a draft: its kind, who gave it, what it says, when."""

    draft = models.ForeignKey(ReportDraft, models.PROTECT, related_name="advice")
    kind = models.SlugField(max_length=40)
    provider = models.ForeignKey("core.Post", models.PROTECT, null=True, blank=True, related_name="+")
    provider_as_written = models.CharField(max_length=200, blank=True)
    answer = models.CharField(max_length=3, choices=Answer, blank=True)
    text = models.TextField(blank=True)
    given_on = models.DateField(null=True, blank=True)

    objects = OfDraftQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "draft advice"
        ordering = ["draft", "kind"]
        constraints = [models.UniqueConstraint(fields=["draft", "kind"], name="strategy_draftadvice_once")]

    def __str__(self) -> str:
        return f"{self.kind} advice on {self.draft}"


@audit.track()
class DraftWard(models.Model):
    """A ward to which a draft relates."""

    draft = models.ForeignKey(ReportDraft, models.PROTECT, related_name="wards")
    ward = models.ForeignKey("core.Ward", models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["draft", "ward"], name="strategy_draftward_once")]

    def __str__(self) -> str:
        return f"{self.draft}: {self.ward}"


@audit.track()
class DraftPledge(models.Model):
    """A pledge that a draft says it serves."""

    draft = models.ForeignKey(ReportDraft, models.PROTECT, related_name="pledges")
    pledge = models.ForeignKey("strategy.Pledge", models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["draft", "pledge"], name="strategy_draftpledge_once")]

    def __str__(self) -> str:
        return f"{self.draft}: {self.pledge}"


@audit.track()
class DraftProposal(models.Model):
    """A proposal that is to go forward in the version."""

    draft = models.ForeignKey(ReportDraft, models.PROTECT, related_name="proposals")
    proposal = models.ForeignKey("strategy.Proposal", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["draft", "proposal__number"]
        constraints = [models.UniqueConstraint(fields=["draft", "proposal"], name="strategy_draftproposal_once")]

    def __str__(self) -> str:
        return f"{self.draft}: {self.proposal}"
