"""Reporting rounds: who asked for the figures of a period, the return of each unit, and the steps taken on it."""

from decimal import Decimal
from typing import Any

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django_fsm import ConcurrentTransitionMixin, FSMField, transition

from performance.collecting.lifecycle import ReturnDeed, ReturnState
from performance.models.choices import FREQUENCIES
from performance.querysets import ReturnQuerySet, RoundQuerySet
from salford_css.core import audit
from salford_css.core.periods import Frequency, Period
from salford_css.core.querysets import ScopedQuerySet
from salford_css.core.states import held_by_database
from salford_css.core.versions import frozen, kept

S = ReturnState
USUAL_TOLERANCE = Decimal(10)
"""Per cent of the target. Salford's review of its service plan 2001/02 commented where a measure was off by more."""


@audit.track()
class ReportingRound(models.Model):
    """A call for the figures of one framework, of one frequency, for one period. Each unit answers with a return."""

    ref = models.SlugField(max_length=100, unique=True)
    framework = models.ForeignKey("performance.Framework", models.PROTECT, related_name="rounds")
    frequency = models.CharField(max_length=10, choices=FREQUENCIES)
    period = models.DateField(help_text="The period's first day.")
    opens = models.DateField(help_text="From this day figures may be entered.")
    due = models.DateField(help_text="By this day each unit submits its return.")
    asked_by = models.ForeignKey(
        "core.Post", models.PROTECT, null=True, blank=True, related_name="+", help_text="Who asked for the figures."
    )
    tolerance = models.DecimalField(
        "tolerance, per cent of the target",
        max_digits=5,
        decimal_places=2,
        default=USUAL_TOLERANCE,
        help_text="A figure further from its target than this has to be explained.",
    )
    note = models.CharField(max_length=500, blank=True)

    objects = RoundQuerySet.as_manager()

    class Meta:
        ordering = ["-due", "ref"]
        triggers = [kept()]
        constraints = [
            models.UniqueConstraint(
                fields=["framework", "frequency", "period"],
                name="performance_reportinground_once",
                violation_error_message="A round for this framework and period is open already.",
            ),
            models.CheckConstraint(
                condition=Q(due__gte=F("opens")),
                name="performance_reportinground_days",
                violation_error_message="A round cannot be due before it opens.",
            ),
            models.CheckConstraint(
                condition=Q(tolerance__gte=0, tolerance__lte=100),
                name="performance_reportinground_tolerance",
                violation_error_message="A tolerance lies between 0 and 100 per cent.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.framework}, {self.covers}"

    def get_absolute_url(self) -> str:
        """Return the round's page."""
        return reverse("performance:round", args=[self.ref])

    @property
    def covers(self) -> Period:
        """Return the period the figures are about."""
        return Period(self.period, Frequency(self.frequency))


@held_by_database()
@audit.track()
class RoundReturn(ConcurrentTransitionMixin, models.Model):
    """What one unit answers in a round. Its figures are drafts until it is approved; then they go on record."""

    ref = models.SlugField(max_length=180, unique=True)
    round = models.ForeignKey(ReportingRound, models.PROTECT, related_name="returns")
    organisation = models.ForeignKey("core.Organisation", models.PROTECT, related_name="returns")
    state = FSMField(max_length=10, choices=ReturnState, default=ReturnState.OPEN, protected=True)

    objects = ReturnQuerySet.as_manager()

    class Meta:
        ordering = ["round", "organisation"]
        triggers = [kept()]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "organisation"],
                name="performance_roundreturn_once",
                violation_error_message="This unit has a return in this round already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.round}: {self.organisation}"

    def get_absolute_url(self) -> str:
        """Return the return's page."""
        return reverse("performance:return", args=[self.ref])

    # The steps. Services ask performance.collecting what is missing, then take one of these.

    @transition(field=state, source=[S.OPEN], target=S.SUBMITTED, custom={"label": "Submit the return"})
    def submit(self) -> None:
        """Be handed in by whoever enters its figures."""

    @transition(field=state, source=[S.SUBMITTED], target=S.CHECKED, custom={"label": "Mark it checked"})
    def mark_checked(self) -> None:
        """Have been looked through by whoever checks."""

    @transition(field=state, source=[S.CHECKED], target=S.APPROVED, custom={"label": "Approve the return"})
    def approve(self) -> None:
        """Be agreed by somebody who never submitted it; its figures go on record and the period closes."""

    @transition(field=state, source=[S.APPROVED], target=S.LOCKED, custom={"label": "Lock the return"})
    def lock(self) -> None:
        """Be closed for good: only a director opens it again."""

    @transition(
        field=state,
        source=[S.SUBMITTED, S.CHECKED, S.APPROVED, S.LOCKED],
        target=S.OPEN,
        custom={"label": "Reopen the return"},
    )
    def reopen(self) -> None:
        """Be opened again, with a reason."""


def never_by_submitter() -> pgtrigger.Trigger:
    """Return the trigger that refuses an approval by a person who submitted the same return at any time."""
    return pgtrigger.Trigger(
        name="never_by_submitter",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        func="""
            IF NEW.step = 'approve' AND EXISTS (
                SELECT 1 FROM performance_returnstep step
                WHERE step.round_return_id = NEW.round_return_id AND step.user_id = NEW.user_id
                    AND step.step = 'submit'
            ) THEN
                RAISE EXCEPTION 'A return is never approved by somebody who submitted it.'
                    USING ERRCODE = 'check_violation', CONSTRAINT = 'performance_returnstep_never_by_submitter';
            END IF;
            RETURN NEW;
        """,
    )


@audit.track()
class ReturnStep(models.Model):
    """A step that was taken on a return: which, when, by whom and in which post; never changed afterwards."""

    round_return = models.ForeignKey(RoundReturn, models.PROTECT, related_name="steps")
    number = models.PositiveSmallIntegerField()
    step = models.CharField(max_length=12, choices=ReturnDeed)
    taken_at = models.DateTimeField()
    user = models.ForeignKey(
        "core.User", models.PROTECT, null=True, blank=True, related_name="return_steps", help_text="Empty: a command."
    )
    post = models.ForeignKey("core.Post", models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField(max_length=500, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["round_return", "number"]
        triggers: list[Any] = [frozen(), never_by_submitter()]
        constraints = [
            models.UniqueConstraint(fields=["round_return", "number"], name="performance_returnstep_once"),
            models.CheckConstraint(
                condition=~Q(step=ReturnDeed.REOPEN.value) | ~Q(reason=""),
                name="performance_returnstep_reopened_why",
                violation_error_message="Say why the return is reopened.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_return}: {self.get_step_display()}, {self.taken_at:%-d %B %Y}"


class ReminderKind(models.TextChoices):
    """Why somebody was reminded of a return."""

    COMING = "coming", "figures fall due"
    LATE = "late", "figures are late"
    WAITS = "waits", "a return waits for them"


@audit.track()
class RoundReminder(models.Model):
    """An e-mail about a return that was put into the outbox for one user, so that nobody is told twice."""

    round_return = models.ForeignKey(RoundReturn, models.PROTECT, related_name="reminders")
    kind = models.CharField(max_length=8, choices=ReminderKind)
    about = models.CharField(max_length=40, help_text="The due day, or the step that led to it.")
    user = models.ForeignKey("core.User", models.PROTECT, related_name="round_reminders")
    sent_on = models.DateField()
    message = models.UUIDField(help_text="The message in the outbox.")

    class Meta:
        ordering = ["-sent_on", "round_return"]
        constraints = [
            models.UniqueConstraint(
                fields=["round_return", "kind", "about", "user"], name="performance_roundreminder_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.round_return}"
