"""Terms of reference of a board, version by version: what it is for, how it meets, decides and is chaired."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.urls import reverse

from partnerships.boards.chairing import Chairing
from partnerships.boards.voting import WrittenNeeds
from partnerships.models.boards import SeatCategory
from partnerships.models.triggers import in_effect, in_effect_with_terms
from partnerships.querysets.boards import OfTermsQuerySet, TermsQuerySet
from salford_css.core import audit
from salford_css.core.fields import MoneyField
from salford_css.core.search import indexed
from salford_css.core.versions import Version


@audit.track()
class TermsOfReference(Version):
    """What a body is for and how it decides. A draft is written freely; once in effect, its words stand."""

    body = models.ForeignKey("strategy.Body", models.PROTECT, related_name="terms")
    draft = models.BooleanField(default=False, help_text="Not yet agreed: nothing is measured by it.")
    effective_from = models.DateField(null=True, blank=True, help_text="Empty: from the beginning.")
    purpose = models.TextField()
    functions = models.TextField(blank=True, help_text="What it does for the partners, one a line.")
    frequency = models.CharField(max_length=120, blank=True, help_text="How often it meets.")
    notice_days = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Clear working days between the call and the meeting. Empty: none are asked."
    )
    review_on = models.DateField(null=True, blank=True, help_text="By when the terms are to be looked at again.")
    chairing = models.CharField(max_length=8, choices=Chairing, default=Chairing.SEAT)
    reply_days = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Days for replies by written procedure. Empty: the terms know none."
    )
    written_needs = models.CharField(max_length=8, choices=WrittenNeeds, default=WrittenNeeds.SEATS)
    illustrative = models.BooleanField(default=False, help_text="Made up to show how it works.")
    document = models.ForeignKey("core.Document", models.PROTECT, null=True, blank=True, related_name="terms")
    decision = models.ForeignKey("strategy.Decision", models.PROTECT, null=True, blank=True, related_name="terms")

    objects = TermsQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "terms of reference"
        ordering = ["body", "number"]
        constraints = [
            models.UniqueConstraint(fields=["body", "number"], name="partnerships_terms_once"),
            models.UniqueConstraint(
                fields=["body"],
                condition=Q(draft=True),
                name="partnerships_terms_one_draft",
                violation_error_message="A draft of these terms is in hand already.",
            ),
        ]
        triggers = [
            in_effect(),
            pgtrigger.Protect(name="kept", operation=pgtrigger.Delete),
            *indexed("terms", title="'Terms of reference'", body=["NEW.purpose", "NEW.functions"]),
        ]

    def __str__(self) -> str:
        return f"Terms of reference of {self.body}, version {self.number}"

    def get_absolute_url(self) -> str:
        """Return the version's page."""
        return reverse("partnerships:board-terms", args=[self.body.ref, self.number])


@audit.track()
class QuorumRule(models.Model):
    """One minimum of a quorum: of an organisation, of each, of a category, or in all."""

    terms = models.ForeignKey(TermsOfReference, models.PROTECT, related_name="quorum")
    minimum = models.PositiveSmallIntegerField()
    organisation = models.ForeignKey("core.Organisation", models.PROTECT, null=True, blank=True, related_name="+")
    each_organisation = models.BooleanField(
        default=False, help_text="Of each organisation that has such a seat on the day."
    )
    category = models.CharField(max_length=10, choices=SeatCategory, blank=True)
    voting_only = models.BooleanField(default=True)

    objects = OfTermsQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(minimum__gte=1),
                name="partnerships_quorumrule_at_least_one",
                violation_error_message="A quorum is at least one.",
            ),
            models.CheckConstraint(
                condition=Q(each_organisation=False) | Q(organisation__isnull=True),
                name="partnerships_quorumrule_one_or_each",
                violation_error_message="A minimum is of one organisation or of each, not both.",
            ),
            models.UniqueConstraint(
                fields=["terms", "organisation", "category", "each_organisation"],
                nulls_distinct=False,
                name="partnerships_quorumrule_once",
            ),
        ]
        triggers = [in_effect_with_terms()]

    def __str__(self) -> str:
        of = f" of {self.organisation}" if self.organisation_id else " of each" if self.each_organisation else ""
        return f"at least {self.minimum} {self.get_category_display() or 'in all'}{of}"


@audit.track()
class Delegation(models.Model):
    """What a body may decide for itself, and up to which amount."""

    terms = models.ForeignKey(TermsOfReference, models.PROTECT, related_name="delegations")
    number = models.PositiveSmallIntegerField()
    subject = models.CharField(max_length=300)
    limit = MoneyField(null=True, blank=True, help_text="Pounds; empty: no limit in money.")
    given_by = models.ForeignKey("strategy.Body", models.PROTECT, null=True, blank=True, related_name="delegations")

    objects = OfTermsQuerySet.as_manager()

    class Meta:
        ordering = ["terms", "number"]
        constraints = [models.UniqueConstraint(fields=["terms", "number"], name="partnerships_delegation_once")]
        triggers = [in_effect_with_terms()]

    def __str__(self) -> str:
        return self.subject


@audit.track()
class BodyAbove(models.Model):
    """A body to which goes what this one may not decide: Cabinet, the board of the NHS partner."""

    terms = models.ForeignKey(TermsOfReference, models.PROTECT, related_name="above")
    body = models.ForeignKey("strategy.Body", models.PROTECT, related_name="boards_below")

    objects = OfTermsQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "bodies above"
        ordering = ["terms", "pk"]
        constraints = [models.UniqueConstraint(fields=["terms", "body"], name="partnerships_bodyabove_once")]
        triggers = [in_effect_with_terms()]

    def __str__(self) -> str:
        return str(self.body)


@audit.track()
class ChairTurn(models.Model):
    """A turn of an alternating chair: the organisation whose chair or deputy takes it."""

    terms = models.ForeignKey(TermsOfReference, models.PROTECT, related_name="turns")
    number = models.PositiveSmallIntegerField()
    organisation = models.ForeignKey("core.Organisation", models.PROTECT, related_name="chair_turns")

    objects = OfTermsQuerySet.as_manager()

    class Meta:
        ordering = ["terms", "number"]
        constraints = [models.UniqueConstraint(fields=["terms", "number"], name="partnerships_chairturn_once")]
        triggers = [in_effect_with_terms()]

    def __str__(self) -> str:
        return f"{self.number} {self.organisation}"


class ItemContent(models.TextChoices):
    """What the record itself can bring to an item of the standing agenda."""

    WORDS = "words", "nothing: what members bring"
    INTERESTS = "interests", "declarations of interest"
    MINUTES = "minutes", "the minutes of the meeting before"
    ARISING = "arising", "matters arising: actions still open"
    MONEY = "money", "the pools it looks after"
    PERFORMANCE = "measures", "the measures it shares"


@audit.track()
class StandingItem(models.Model):
    """An item that stands on the agenda of every meeting."""

    terms = models.ForeignKey(TermsOfReference, models.PROTECT, related_name="standing_items")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    content = models.CharField(max_length=9, choices=ItemContent, default=ItemContent.WORDS)

    objects = OfTermsQuerySet.as_manager()

    class Meta:
        ordering = ["terms", "number"]
        constraints = [models.UniqueConstraint(fields=["terms", "number"], name="partnerships_standingitem_once")]
        triggers = [in_effect_with_terms()]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"
