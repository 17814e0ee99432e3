"""What stands in a return: a draft of each figure with its commentary and explanation; and who enters what."""

from typing import Any

import pgtrigger
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from performance.collecting.lifecycle import Cause
from performance.measures import Status
from performance.models.choices import Stage, labelled
from performance.querysets import OfSeriesQuerySet, ReturnEntryQuerySet
from salford_css.core import audit
from salford_css.core.fields import PublishedNumberField
from salford_css.core.querysets import ScopedDatedQuerySet
from salford_css.core.sets import Dated, no_overlap
from salford_css.core.versions import Version, kept


class Duty(models.TextChoices):
    """What a post does for the figures of an indicator."""

    ENTERS = "enters", "enters the figures"
    CHECKS = "checks", "checks the figures"


@audit.track()
class IndicatorDuty(Dated):
    """Which post enters, and which checks, an indicator's figures for a unit, from when to when."""

    indicator = models.ForeignKey("performance.Indicator", models.PROTECT, related_name="duties")
    organisation = models.ForeignKey(
        "core.Organisation", models.PROTECT, related_name="+", help_text="For whose figures."
    )
    duty = models.CharField(max_length=6, choices=Duty)
    post = models.ForeignKey("core.Post", models.PROTECT, related_name="indicator_duties")
    note = models.CharField(max_length=300, blank=True)

    objects = ScopedDatedQuerySet.as_manager()

    class Meta:
        ordering = ["indicator", "organisation", "duty", "valid_from"]
        verbose_name_plural = "indicator duties"
        constraints = [
            *Dated.Meta.constraints,
            no_overlap(
                "indicator",
                "organisation",
                "duty",
                name="performance_indicatorduty_one_post",
                message="Another post has this duty on some of these days.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.post} {self.get_duty_display()} of {self.indicator} for {self.organisation}"

    def clean(self) -> None:
        """Refuse a post that has the other duty on some of the same days: whoever checks is not who entered."""
        super().clean()
        others = IndicatorDuty.objects.exclude(duty=self.duty).filter(
            Q(valid_to__isnull=True) | Q(valid_to__gt=self.valid_from) if self.valid_from else Q(),
            Q(valid_from__isnull=True) | Q(valid_from__lt=self.valid_to) if self.valid_to else Q(),
            indicator=self.indicator_id, organisation=self.organisation_id, post=self.post_id,
        )  # fmt: skip
        if other := others.first():
            said = f"{other.post} {other.get_duty_display()}. Whoever checks is another post than the one that enters."
            raise ValidationError({"post": said})


def only_while_open() -> pgtrigger.Trigger:
    """Return the trigger that refuses to write a figure of a return which is no longer open."""
    return pgtrigger.Trigger(
        name="only_while_open",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        func="""
            IF (SELECT state FROM performance_roundreturn WHERE id = NEW.round_return_id) <> 'open'
            THEN
                RAISE EXCEPTION 'The figures of a return change only while it is open.'
                    USING ERRCODE = 'check_violation', CONSTRAINT = 'performance_returnentry_only_while_open';
            END IF;
            RETURN NEW;
        """,
    )


@audit.track()
class ReturnEntry(models.Model):
    """One line of a return: what it asks for, and the draft of the answer.

    Empty facts are no answer yet, unless a figure of the period is on record already. `revision` counts the savings,
    so that two people who write at once both see what the other wrote.
    """

    round_return = models.ForeignKey("performance.RoundReturn", models.PROTECT, related_name="entries")
    series = models.ForeignKey("performance.Series", models.PROTECT, related_name="return_entries")
    numerator = PublishedNumberField(null=True, blank=True)
    denominator = PublishedNumberField(null=True, blank=True)
    value = PublishedNumberField(null=True, blank=True)
    status = models.CharField(
        "why there is no figure", max_length=14, choices=labelled(Status), blank=True, help_text="Empty: none said."
    )
    stage = models.CharField(max_length=11, choices=Stage, default=Stage.PROVISIONAL)
    source = models.CharField(max_length=500, blank=True)
    commentary = models.TextField(blank=True)
    cause = models.CharField(max_length=10, choices=Cause, blank=True)
    explanation = models.TextField(blank=True)
    action = models.ForeignKey(
        "strategy.Action", models.PROTECT, null=True, blank=True, related_name="+", help_text="The corrective action."
    )
    act_by = models.DateField(null=True, blank=True, help_text="By when the corrective action is to have worked.")
    revision = models.PositiveIntegerField(default=0, editable=False)
    saved_at = models.DateTimeField(null=True, blank=True, editable=False)
    saved_by = models.ForeignKey("core.User", models.PROTECT, null=True, blank=True, related_name="+", editable=False)

    objects = ReturnEntryQuerySet.as_manager()

    class Meta:
        ordering = ["round_return", "series"]
        verbose_name_plural = "return entries"
        triggers: list[Any] = [kept(), only_while_open()]
        constraints = [
            models.UniqueConstraint(
                fields=["round_return", "series"],
                name="performance_returnentry_once",
                violation_error_message="The return asks for this figure already.",
            ),
            models.CheckConstraint(
                condition=Q(status="") | Q(value__isnull=True, numerator__isnull=True, denominator__isnull=True),
                name="performance_returnentry_value_or_why",
                violation_error_message="There is either a figure or a reason why there is none, not both.",
            ),
            models.CheckConstraint(
                condition=Q(denominator__isnull=True) | Q(denominator__gte=0),
                name="performance_returnentry_denominator",
                violation_error_message="A denominator cannot be negative.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.series}, {self.round_return.round.covers}"

    @property
    def is_blank(self) -> bool:
        """Say whether nothing was entered: neither a figure nor the reason why there is none."""
        return not self.status and self.value is None and self.numerator is None and self.denominator is None


@audit.track()
class VarianceExplanation(Version):
    """Why a figure lay beyond the tolerance of its target, and what is done about it, as it was approved."""

    series = models.ForeignKey("performance.Series", models.PROTECT, related_name="explanations")
    period = models.DateField(help_text="The period's first day.")
    round_return = models.ForeignKey("performance.RoundReturn", models.PROTECT, related_name="explanations")
    value = PublishedNumberField(help_text="The figure that was explained.")
    target_value = PublishedNumberField(help_text="The target it was held against.")
    tolerance = models.DecimalField("tolerance, per cent of the target", max_digits=5, decimal_places=2)
    cause = models.CharField(max_length=10, choices=Cause)
    explanation = models.TextField()
    action = models.ForeignKey(
        "strategy.Action",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="explains",
        help_text="Empty: none asked.",
    )
    act_by = models.DateField(null=True, blank=True, help_text="By when the corrective action is to have worked.")
    known_from = models.DateField(help_text="The day from which it was on record.")

    objects = OfSeriesQuerySet.as_manager()

    class Meta(Version.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(fields=["series", "period", "number"], name="performance_varianceexplanation_once"),
        ]

    def __str__(self) -> str:
        return f"Explanation {self.number} of {self.series}, {self.period:%B %Y}"
