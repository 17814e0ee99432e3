"""Figures that a partner disputes, and what was written about them until the dispute was settled."""

import uuid
from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django_fsm import ConcurrentTransitionMixin, FSMField, transition

from partnerships.querysets.disputes import DisputeQuerySet, MessageQuerySet
from salford_css.core import audit
from salford_css.core.sets import exactly_one
from salford_css.core.states import held_by_database
from salford_css.core.versions import Version

DISPUTED = ("result", "contribution", "payment", "month", "total")


class DisputeState(models.TextChoices):
    """Where a dispute stands."""

    OPEN = "open", "open"
    SETTLED = "settled", "settled"
    TAKEN_BACK = "taken_back", "taken back"


class Outcome(models.TextChoices):
    """How a dispute was settled."""

    CORRECTED = "corrected", "the figure is corrected"
    STANDS = "stands", "the figure stands"
    AGREED = "agreed", "something else was agreed"


@held_by_database()
@audit.track()
class Dispute(ConcurrentTransitionMixin, models.Model):
    """A partner says that a figure is wrong. Until it is settled the pages it stands on say so.

    The figure is kept as it read when the dispute was raised, because it may be corrected meanwhile.
    """

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey("partnerships.Partnership", models.PROTECT, related_name="disputes")
    raised_by = models.ForeignKey("core.Organisation", models.PROTECT, related_name="disputes_raised")
    raised_on = models.DateField()
    state = FSMField(max_length=12, choices=DisputeState, default=DisputeState.OPEN.value, protected=True)
    figure_as_read = models.CharField("the figure as it read", max_length=200)
    claimed = models.CharField(
        "what the partner says it is", max_length=200, blank=True, help_text="Empty: only that it is wrong."
    )
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True)
    settled_on = models.DateField(null=True, blank=True)
    settlement = models.TextField("how it was settled", blank=True)
    result = models.ForeignKey("performance.Result", models.PROTECT, null=True, blank=True, related_name="disputes")
    contribution = models.ForeignKey(
        "partnerships.Contribution", models.PROTECT, null=True, blank=True, related_name="disputes"
    )
    payment = models.ForeignKey("partnerships.Payment", models.PROTECT, null=True, blank=True, related_name="disputes")
    month = models.ForeignKey("partnerships.PoolMonth", models.PROTECT, null=True, blank=True, related_name="disputes")
    total = models.ForeignKey(
        "partnerships.PoolStatedTotal", models.PROTECT, null=True, blank=True, related_name="disputes"
    )

    objects = DisputeQuerySet.as_manager()

    class Meta:
        ordering = ["-raised_on", "-id"]
        constraints = [
            exactly_one(*DISPUTED, name="partnerships_dispute_one_subject", message="A dispute is about one figure."),
            models.CheckConstraint(
                condition=Q(state="settled", settled_on__isnull=False) & ~Q(outcome="")
                | ~Q(state="settled") & Q(outcome=""),
                name="partnerships_dispute_settled",
                violation_error_message="A settled dispute has a day and an outcome; any other has no outcome.",
            ),
            models.CheckConstraint(
                condition=Q(settled_on__isnull=True) | Q(settled_on__gte=models.F("raised_on")),
                name="partnerships_dispute_dates",
                violation_error_message="It cannot be settled before it was raised.",
            ),
            *(
                models.UniqueConstraint(
                    fields=["raised_by", subject],
                    condition=Q(state="open", **{f"{subject}__isnull": False}),
                    name=f"partnerships_dispute_{subject}_once",
                    violation_error_message="You dispute this figure already.",
                )
                for subject in DISPUTED
            ),
        ]

    def __str__(self) -> str:
        return f"{self.raised_by} disputes {self.figure_as_read}"

    def get_absolute_url(self) -> str:
        """Return the dispute's page."""
        return reverse("partnerships:dispute", args=[self.uid])

    @property
    def subject(self) -> Any:
        """Return the figure that is disputed."""
        return next(value for name in DISPUTED if (value := getattr(self, name)) is not None)

    @property
    def amount(self) -> Decimal | None:
        """Return the disputed figure as it is now; None for one without a value."""
        subject = self.subject
        names = ("value", "planned", "amount", "actual", "forecast")
        return next((found for name in names if (found := getattr(subject, name, None)) is not None), None)

    @transition(field=state, source="open", target="settled", custom={"label": "Settle it"})
    def settle(self) -> None:
        """Be settled."""

    @transition(field=state, source="open", target="taken_back", custom={"label": "Take it back"})
    def take_back(self) -> None:
        """Be taken back by the partner that raised it."""


@audit.track()
class DisputeMessage(Version):
    """One letter of the correspondence: who wrote it, when, and what it says."""

    dispute = models.ForeignKey(Dispute, models.PROTECT, related_name="messages")
    organisation = models.ForeignKey("core.Organisation", models.PROTECT, related_name="+")
    text = models.TextField()

    objects = MessageQuerySet.as_manager()

    class Meta(Version.Meta):
        abstract = False
        ordering = ["dispute", "number"]
        constraints = [models.UniqueConstraint(fields=["dispute", "number"], name="partnerships_disputemessage_once")]

    def __str__(self) -> str:
        return f"{self.organisation}, letter {self.number}"
