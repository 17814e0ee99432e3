"""What came of a decision, asked again after six, twelve and twenty-four months."""

from datetime import date

from django.db import models
from django.db.models import Q

from salford_css.core import audit
from salford_css.core.versions import frozen
from strategy.follow_up import ASKED_AFTER, Came, due_on
from strategy.models.decisions import Decision
from strategy.querysets.governance import OfDecisionQuerySet


@audit.track()
class FollowUp(models.Model):
    """What whoever answers for a decision said came of it. Never changed: a correction is a new answer.

    The day on which it was due is worked out from the day the decision took effect, never typed.
    """

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="follow_ups")
    months = models.PositiveSmallIntegerField(
        choices=[(months, f"after {months} months") for months in ASKED_AFTER],
        help_text="After how many months it was asked.",
    )
    status = models.CharField(max_length=10, choices=Came)
    answer = models.TextField(help_text="What came of it, with what it rests on.")
    answered_on = models.DateField()
    post = models.ForeignKey("core.Post", models.PROTECT, null=True, blank=True, related_name="+")

    objects = OfDecisionQuerySet.as_manager()

    class Meta:
        ordering = ["decision", "months", "answered_on", "id"]
        indexes = [models.Index(fields=["decision", "-answered_on"], name="strategy_followup_latest")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(answer=""),
                name="strategy_followup_said",
                violation_error_message="Say what came of it.",
            ),
            models.CheckConstraint(
                condition=Q(months__in=ASKED_AFTER),
                name="strategy_followup_months",
                violation_error_message="What came of it is asked after 6, 12 and 24 months.",
            ),
        ]
        triggers = [frozen()]

    def __str__(self) -> str:
        return f"{self.decision}, after {self.months} months: {self.get_status_display()}"

    def get_absolute_url(self) -> str:
        """Return the place in the decision's page."""
        return f"{self.decision.get_absolute_url()}#came"

    @property
    def due(self) -> date | None:
        """Return the day from which it was asked; None while the decision is not in effect."""
        return due_on(self.decision.effective_on, self.months)
