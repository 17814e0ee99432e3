"""Boards of partnerships: which body looks after what, its seats and who fills them, its terms and its quorum.

The body itself, its meetings and its decisions are strategy's, as for every other body.
"""

from django.db import models
from django.db.models import Q

from partnerships.querysets.boards import BoardQuerySet, SeatQuerySet, TermsQuerySet
from salford_css.core import audit
from salford_css.core.fields import MoneyField
from salford_css.core.querysets import ScopedDatedQuerySet, ScopedQuerySet
from salford_css.core.search import indexed
from salford_css.core.sets import Dated, at_least_one, no_overlap
from salford_css.core.versions import Version, frozen


@audit.track()
class PartnershipBoard(Dated):
    """Which body looks after a partnership."""

    partnership = models.ForeignKey("partnerships.Partnership", models.PROTECT, related_name="boards")
    body = models.ForeignKey("strategy.Body", models.PROTECT, related_name="partnership_boards")
    note = models.CharField(max_length=500, blank=True)

    objects = BoardQuerySet.as_manager()

    class Meta:
        ordering = ["partnership", "body"]
        constraints = [
            *Dated.Meta.constraints,
            no_overlap("partnership", "body", name="partnerships_partnershipboard_once"),
        ]

    def __str__(self) -> str:
        return f"{self.body} for {self.partnership}"


class SeatCategory(models.TextChoices):
    """Whom a seat is for."""

    OFFICER = "officer", "officer"
    COUNCILLOR = "councillor", "councillor"
    USER = "user", "service user"
    CARER = "carer", "carer"
    VOLUNTARY = "voluntary", "voluntary sector"
    OTHER = "other", "other"


class SeatRole(models.TextChoices):
    """What the holder of a seat does on the board."""

    MEMBER = "member", "member"
    CHAIR = "chair", "chair"
    DEPUTY_CHAIR = "deputy_chair", "deputy chair"
    SECRETARY = "secretary", "secretary"


@audit.track()
class Seat(Dated):
    """A seat on a body: for which organisation, in which category, with a vote or without."""

    body = models.ForeignKey("strategy.Body", models.PROTECT, related_name="seats")
    number = models.PositiveSmallIntegerField()
    organisation = models.ForeignKey("core.Organisation", models.PROTECT, null=True, blank=True, related_name="seats")
    category = models.CharField(max_length=10, choices=SeatCategory)
    role = models.CharField(max_length=12, choices=SeatRole, default=SeatRole.MEMBER)
    voting = models.BooleanField(default=True)
    note = models.CharField(max_length=300, blank=True)

    objects = SeatQuerySet.as_manager()

    class Meta:
        ordering = ["body", "number"]
        constraints = [
            *Dated.Meta.constraints,
            no_overlap("body", "number", name="partnerships_seat_once", message="This seat exists then already."),
        ]

    def __str__(self) -> str:
        of = f" of {self.organisation}" if self.organisation_id else ""
        return f"Seat {self.number}: {self.get_category_display()}{of}"


@audit.track()
class SeatHolding(Dated):
    """Who fills a seat, as a post or in the words of the record."""

    seat = models.ForeignKey(Seat, models.PROTECT, related_name="holdings")
    post = models.ForeignKey("core.Post", models.PROTECT, null=True, blank=True, related_name="seats_held")
    as_written = models.CharField(max_length=200, null=True, blank=True)

    objects = ScopedDatedQuerySet.as_manager()

    class Meta:
        ordering = ["seat", "valid_from"]
        constraints = [
            *Dated.Meta.constraints,
            at_least_one(
                "post",
                "as_written",
                name="partnerships_seatholding_named",
                message="Name a post, or keep the record's words.",
            ),
            no_overlap("seat", name="partnerships_seatholding_one", message="Somebody else holds this seat then."),
        ]

    def __str__(self) -> str:
        return f"{self.post or self.as_written}: {self.seat}"


@audit.track()
class SeatTaken(models.Model):
    """A seat that was taken at a meeting, by whoever attended."""

    attendance = models.OneToOneField("strategy.Attendance", models.PROTECT, related_name="seat_taken")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="taken")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "seats taken"

    def __str__(self) -> str:
        return f"{self.seat} taken by {self.attendance}"


@audit.track()
class TermsOfReference(Version):
    """What a body is for and how it decides, version by version; frozen."""

    body = models.ForeignKey("strategy.Body", models.PROTECT, related_name="terms")
    effective_from = models.DateField(null=True, blank=True, help_text="Empty: from the beginning.")
    purpose = models.TextField()
    frequency = models.CharField(max_length=120, blank=True, help_text="How often it meets.")
    document = models.ForeignKey("core.Document", models.PROTECT, null=True, blank=True, related_name="terms")
    decision = models.ForeignKey("strategy.Decision", models.PROTECT, null=True, blank=True, related_name="terms")

    objects = TermsQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "terms of reference"
        ordering = ["body", "number"]
        constraints = [models.UniqueConstraint(fields=["body", "number"], name="partnerships_terms_once")]
        triggers = [frozen(), *indexed("terms", title="'Terms of reference'", body=["NEW.purpose"])]

    def __str__(self) -> str:
        return f"Terms of reference of {self.body}, version {self.number}"


@audit.track()
class QuorumRule(models.Model):
    """One minimum of a quorum: of an organisation, of a category, of both, or in all."""

    terms = models.ForeignKey(TermsOfReference, models.PROTECT, related_name="quorum")
    minimum = models.PositiveSmallIntegerField()
    organisation = models.ForeignKey("core.Organisation", models.PROTECT, null=True, blank=True, related_name="+")
    category = models.CharField(max_length=10, choices=SeatCategory, blank=True)
    voting_only = models.BooleanField(default=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(minimum__gte=1),
                name="partnerships_quorumrule_at_least_one",
                violation_error_message="A quorum is at least one.",
            ),
            models.UniqueConstraint(
                fields=["terms", "organisation", "category"],
                nulls_distinct=False,
                name="partnerships_quorumrule_once",
            ),
        ]
        triggers = [frozen()]

    def __str__(self) -> str:
        of = f" of {self.organisation}" if self.organisation_id else ""
        return f"at least {self.minimum} {self.get_category_display() or 'in all'}{of}"


@audit.track()
class Delegation(models.Model):
    """What a body may decide for itself, and up to which amount."""

    terms = models.ForeignKey(TermsOfReference, models.PROTECT, related_name="delegations")
    number = models.PositiveSmallIntegerField()
    subject = models.CharField(max_length=300)
    limit = MoneyField(null=True, blank=True, help_text="Pounds; empty: no limit in money.")
    given_by = models.ForeignKey("strategy.Body", models.PROTECT, null=True, blank=True, related_name="delegations")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["terms", "number"]
        constraints = [models.UniqueConstraint(fields=["terms", "number"], name="partnerships_delegation_once")]
        triggers = [frozen()]

    def __str__(self) -> str:
        return self.subject
