"""Boards of partnerships: which body looks after what, its seats and who fills them.

The body itself, its meetings and its decisions are strategy's, as for every other body.
"""

from django.core.exceptions import ValidationError
from django.db import models

from partnerships.boards.seats import held_twice
from partnerships.querysets.boards import BoardQuerySet, SeatQuerySet
from salford_css.core import audit
from salford_css.core.querysets import ScopedDatedQuerySet
from salford_css.core.sets import Dated, at_least_one, no_overlap


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
        return f"{self.who}: {self.seat}"

    @property
    def who(self) -> str:
        """Name who holds the seat: a post, or the words of the record."""
        return str(self.post or self.as_written)

    def clean(self) -> None:
        """Refuse a seat held twice, beside the first day, in the words of the board's page."""
        super().clean()
        others = SeatHolding.objects.filter(seat=self.seat_id).exclude(pk=self.pk)
        if self.valid_to:
            others = others.filter(models.Q(valid_from__isnull=True) | models.Q(valid_from__lt=self.valid_to))
        if self.valid_from:
            others = others.filter(models.Q(valid_to__isnull=True) | models.Q(valid_to__gt=self.valid_from))
        if held := others.select_related("post").first():
            raise ValidationError({"valid_from": held_twice(held.who, last_day=held.last_day)})
