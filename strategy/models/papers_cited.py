"""What a report rests on and asks: its background documents, and the proposals each recommendation is about."""

from django.db import models

from salford_css.core import audit
from salford_css.core.querysets import ScopedQuerySet
from salford_css.core.sets import at_least_one
from salford_css.core.versions import frozen
from strategy.querysets.reports import OfDraftQuerySet, OfVersionQuerySet


class Background(models.Model):
    """A paper on which a report rests: one of the register of documents, or one that is only named."""

    document = models.ForeignKey("core.Document", models.PROTECT, null=True, blank=True, related_name="+")
    as_written = models.CharField(max_length=300, null=True, blank=True, help_text="Its name, where we do not hold it.")
    place = models.PositiveSmallIntegerField(help_text="Order in the report.")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.as_written or self.document)


def one_of_two(name: str) -> models.BaseConstraint:
    """Demand a document of the register or a name."""
    return at_least_one(
        "document", "as_written", name=name, message="Choose a document of the register, or name the paper."
    )


@audit.track()
class BackgroundDocument(Background):
    """A background document of a version, open to inspection with it; the text under its heading names it too."""

    version = models.ForeignKey("strategy.ReportVersion", models.PROTECT, related_name="background")
    document = models.ForeignKey("core.Document", models.PROTECT, null=True, blank=True, related_name="background_of")

    objects = OfVersionQuerySet.as_manager()

    class Meta:
        ordering = ["version", "place"]
        constraints = [
            one_of_two("strategy_backgrounddocument_named"),
            models.UniqueConstraint(fields=["version", "place"], name="strategy_backgrounddocument_place_once"),
            models.UniqueConstraint(fields=["version", "document"], name="strategy_backgrounddocument_once"),
        ]
        triggers = [frozen()]


@audit.track()
class DraftBackground(Background):
    """A background document of a draft."""

    draft = models.ForeignKey("strategy.ReportDraft", models.PROTECT, related_name="background")

    objects = OfDraftQuerySet.as_manager()

    class Meta:
        ordering = ["draft", "place"]
        constraints = [
            one_of_two("strategy_draftbackground_named"),
            models.UniqueConstraint(fields=["draft", "place"], name="strategy_draftbackground_place_once"),
            models.UniqueConstraint(fields=["draft", "document"], name="strategy_draftbackground_once"),
        ]


@audit.track()
class RecommendationProposal(models.Model):
    """A proposal that a recommendation is about; each is a line of its own when the recommendation is decided."""

    recommendation = models.ForeignKey("strategy.Recommendation", models.PROTECT, related_name="proposal_links")
    proposal = models.ForeignKey("strategy.Proposal", models.PROTECT, related_name="recommendation_links")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["recommendation", "proposal__number"]
        constraints = [
            models.UniqueConstraint(fields=["recommendation", "proposal"], name="strategy_recommendationproposal_once")
        ]
        triggers = [frozen()]

    def __str__(self) -> str:
        return f"{self.recommendation}: {self.proposal}"


@audit.track()
class DraftRecommendationProposal(models.Model):
    """A proposal that a recommendation of a draft is about."""

    recommendation = models.ForeignKey("strategy.DraftRecommendation", models.PROTECT, related_name="proposal_links")
    proposal = models.ForeignKey("strategy.Proposal", models.PROTECT, related_name="+")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["recommendation", "proposal__number"]
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation", "proposal"], name="strategy_draftrecommendationproposal_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.recommendation}: {self.proposal}"
