"""What a board's meeting has beside the meeting itself: how it was called and chaired, seats taken, powers used."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse

from partnerships.models.boards import Seat
from partnerships.models.terms import Delegation, StandingItem, TermsOfReference
from partnerships.querysets.boards import OfBoardDecisionQuerySet
from salford_css.core import audit
from salford_css.core.fields import MoneyField
from salford_css.core.models import Part
from salford_css.core.querysets import ScopedQuerySet
from strategy.querysets.governance import OpenPartQuerySet


@audit.track()
class BoardMeeting(models.Model):
    """How a meeting of a board was called, under which terms, and who took the chair."""

    meeting = models.OneToOneField("strategy.Meeting", models.PROTECT, related_name="board")
    terms = models.ForeignKey(TermsOfReference, models.PROTECT, null=True, blank=True, related_name="meetings")
    called_on = models.DateField(null=True, blank=True, help_text="The day on which members were called.")
    short_notice = models.CharField(
        max_length=500, blank=True, help_text="Why it was called later than the terms ask, and who agreed."
    )
    chair = models.ForeignKey(Seat, models.PROTECT, null=True, blank=True, related_name="meetings_chaired")
    chair_because = models.CharField(
        max_length=300, blank=True, help_text="Why somebody else took the chair than the terms say."
    )
    illustrative = models.BooleanField(default=False, help_text="Made up to show how it works.")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["-meeting__earliest"]

    def __str__(self) -> str:
        return str(self.meeting)

    def get_absolute_url(self) -> str:
        """Return the page of the board's meeting."""
        return reverse("partnerships:board-meeting", args=[self.meeting.ref])


@audit.track()
class CarriedItem(models.Model):
    """An item of an agenda that was carried in from the terms."""

    item = models.OneToOneField("strategy.AgendaItem", models.PROTECT, related_name="carried")
    standing = models.ForeignKey(StandingItem, models.PROTECT, related_name="carried")

    objects = ScopedQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.standing)


@audit.track()
class SeatTaken(models.Model):
    """A seat at a meeting: taken by whoever attended, or empty with apologies; for which items it was taken.

    Clock times are kept where the record has them; whether somebody counts for an item follows from the items alone.
    """

    attendance = models.OneToOneField("strategy.Attendance", models.PROTECT, related_name="seat_taken")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="taken")
    substitute = models.BooleanField(default=False, help_text="In the place of whoever holds the seat.")
    came_for = models.ForeignKey(
        "strategy.AgendaItem", models.PROTECT, null=True, blank=True, related_name="+",
        help_text="The first item somebody was there for. Empty: from the beginning.",
    )  # fmt: skip
    left_before = models.ForeignKey(
        "strategy.AgendaItem", models.PROTECT, null=True, blank=True, related_name="+",
        help_text="The first item somebody was no longer there for. Empty: until the end.",
    )  # fmt: skip
    came_at = models.TimeField(null=True, blank=True)
    left_at = models.TimeField(null=True, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "seats taken"

    def __str__(self) -> str:
        return f"{self.seat} taken by {self.attendance}"

    def clean(self) -> None:
        """Refuse to leave before having come."""
        super().clean()
        if self.came_for and self.left_before and self.left_before.number <= self.came_for.number:
            raise ValidationError({"left_before": "Whoever left before this item had not come yet."})


@audit.track()
class BoardDecision(models.Model):
    """Under which part of its delegation a board decided; none: it was beyond what it may decide."""

    decision = models.OneToOneField("strategy.Decision", models.PROTECT, related_name="board")
    delegation = models.ForeignKey(Delegation, models.PROTECT, null=True, blank=True, related_name="decisions")
    beyond = models.TextField(blank=True, help_text="Why it was beyond what the board may decide; empty: it was not.")

    objects = OfBoardDecisionQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.decision}: {self.delegation or self.beyond}"


@audit.track()
class WrittenProcedure(models.Model):
    """A question put to the seats in writing between meetings, because it could not wait."""

    meeting = models.OneToOneField("strategy.Meeting", models.PROTECT, related_name="written")
    wording = models.TextField(help_text="What the board is asked to decide, in the words of the decision.")
    reason = models.CharField(max_length=500, help_text="Why it cannot wait for a meeting.")
    part = models.CharField(max_length=6, choices=Part, default=Part.OPEN)
    exempt_reason = models.CharField(max_length=300, blank=True)
    reply_by = models.DateField()
    amount = MoneyField(null=True, blank=True, help_text="Pounds that it spends, saves or forgoes.")
    delegation = models.ForeignKey(Delegation, models.PROTECT, null=True, blank=True, related_name="written_procedures")
    concluded_on = models.DateField(null=True, blank=True)
    said = models.TextField(blank=True, help_text="How it ended, with the numbers it ended by.")
    decision = models.OneToOneField(
        "strategy.Decision", models.PROTECT, null=True, blank=True, related_name="written_procedure"
    )
    reported_to = models.ForeignKey(
        "strategy.Meeting", models.PROTECT, null=True, blank=True, related_name="written_reported"
    )

    objects = OpenPartQuerySet.as_manager()

    class Meta:
        ordering = ["-reply_by"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decision__isnull=True) | Q(concluded_on__isnull=False),
                name="partnerships_writtenprocedure_decided_when_concluded",
                violation_error_message="Nothing is decided before the procedure is concluded.",
            )
        ]

    def __str__(self) -> str:
        return f"Written procedure, {self.meeting}"

    def get_absolute_url(self) -> str:
        """Return the page of the written procedure: that of the board's meeting."""
        return reverse("partnerships:board-meeting", args=[self.meeting.ref])


class Reply(models.TextChoices):
    """What a seat replies to a written question."""

    AGREE = "agree", "agrees"
    AGAINST = "against", "is against"
    ABSTAIN = "abstain", "abstains"
    MEET = "meet", "asks for a meeting"


@audit.track()
class SeatReply(models.Model):
    """The reply of a seat."""

    procedure = models.ForeignKey(WrittenProcedure, models.PROTECT, related_name="replies")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="replies")
    reply = models.CharField(max_length=8, choices=Reply)
    on = models.DateField()
    words = models.CharField(max_length=500, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "seat replies"
        ordering = ["procedure", "seat__number"]
        constraints = [
            models.UniqueConstraint(
                fields=["procedure", "seat"],
                name="partnerships_seatreply_once",
                violation_error_message="This seat has replied already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.seat} {self.get_reply_display()}"
