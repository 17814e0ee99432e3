"""What comes with money from outside: conditions, metrics and sign-offs, as dated sets; and what a return answers."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from partnerships.querysets.returns import OfReturnQuerySet
from salford_css.core import audit
from salford_css.core.fields import MoneyField, PublishedNumberField
from salford_css.core.models import Standing
from salford_css.core.querysets import ScopedDatedQuerySet, ScopedQuerySet
from salford_css.core.sets import Dated, no_overlap


@audit.track()
class ConditionSet(Dated):
    """The conditions and metrics of a fund in some years, such as the Better Care Fund's of 2025/26."""

    code = models.SlugField(max_length=60, unique=True)
    family = models.SlugField(max_length=60, help_text="What follows one another: better-care-fund.")
    name = models.CharField(max_length=200)
    lowest = MoneyField(default=0, help_text="A number in a cell is not less than this.")
    highest = MoneyField(default=100_000_000, help_text="A number in a cell is not more than this.")
    standing = models.CharField(max_length=12, choices=Standing, default=Standing.UNVERIFIED)
    source = models.CharField(max_length=500, blank=True)

    objects = ScopedDatedQuerySet.as_manager()

    class Meta:
        ordering = ["family", "valid_from"]
        constraints = [
            *Dated.Meta.constraints,
            no_overlap("family", name="partnerships_conditionset_once", message="Another set holds in these years."),
        ]

    def __str__(self) -> str:
        return self.name


class ConditionKind(models.TextChoices):
    """What is asked: whether something is so, or how a number stands against its plan."""

    CONDITION = "condition", "condition"
    METRIC = "metric", "metric"


@audit.track()
class Condition(models.Model):
    """One condition or metric of a set."""

    condition_set = models.ForeignKey(ConditionSet, models.PROTECT, related_name="conditions")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=9, choices=ConditionKind, default=ConditionKind.CONDITION)
    text = models.CharField(max_length=500)
    unit = models.CharField(max_length=60, blank=True, help_text="Of a metric: what is counted.")
    standing = models.CharField(max_length=12, choices=Standing, default=Standing.UNVERIFIED)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["condition_set", "kind", "number"]
        constraints = [
            models.UniqueConstraint(fields=["condition_set", "kind", "number"], name="partnerships_condition_once")
        ]

    def __str__(self) -> str:
        return self.text


@audit.track()
class RequiredSignOff(models.Model):
    """Who has to sign a return under a set, and whether somebody else may do it for them."""

    condition_set = models.ForeignKey(ConditionSet, models.PROTECT, related_name="sign_offs")
    number = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=200, help_text="The office or the body, never a person.")
    delegable = models.BooleanField(default=True)
    standing = models.CharField(max_length=12, choices=Standing, default=Standing.UNVERIFIED)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["condition_set", "number"]
        constraints = [
            models.UniqueConstraint(fields=["condition_set", "number"], name="partnerships_requiredsignoff_once")
        ]

    def __str__(self) -> str:
        return self.words


class Answered(models.TextChoices):
    """What is answered to a condition or a metric."""

    MET = "met", "met"
    NOT_MET = "not_met", "not met"
    ON_TRACK = "on_track", "on track to meet target"
    NOT_ON_TRACK = "not_on_track", "not on track to meet target"
    NOT_RELEVANT = "not_relevant", "not relevant"


ANSWERS: dict[str, tuple[str, ...]] = {
    ConditionKind.CONDITION: (Answered.MET, Answered.NOT_MET, Answered.NOT_RELEVANT),
    ConditionKind.METRIC: (Answered.ON_TRACK, Answered.NOT_ON_TRACK, Answered.NOT_RELEVANT),
}


@audit.track()
class ConditionAnswer(models.Model):
    """What a return says to a condition or a metric while it is written; its versions keep what was said."""

    pool_return = models.ForeignKey("partnerships.PoolReturn", models.PROTECT, related_name="answers")
    condition = models.ForeignKey(Condition, models.PROTECT, related_name="answers")
    answer = models.CharField(max_length=12, choices=Answered)
    plan = PublishedNumberField(null=True, blank=True)
    actual = PublishedNumberField(null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True, help_text="Needed where a condition is not met.")
    by_when = models.DateField(null=True, blank=True, help_text="When it will be met; needed where it is not.")
    comment = models.CharField(max_length=500, blank=True)
    evidence = models.ForeignKey("core.Document", models.PROTECT, null=True, blank=True, related_name="+")
    standing = models.CharField(max_length=12, choices=Standing, default=Standing.VERIFIED)

    objects = OfReturnQuerySet.as_manager()

    class Meta:
        ordering = ["pool_return", "condition"]
        constraints = [
            models.UniqueConstraint(fields=["pool_return", "condition"], name="partnerships_conditionanswer_once"),
            models.CheckConstraint(
                condition=~Q(answer="not_met") | (~Q(reason="") & Q(by_when__isnull=False)),
                name="partnerships_conditionanswer_no_needs_reason",
                violation_error_message="A condition that is not met needs its reason and the day by which it will be.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.condition}: {self.get_answer_display()}"

    def clean(self) -> None:
        """Refuse a number outside the set's bounds, and an answer of the wrong sort."""
        super().clean()
        bounds = self.condition.condition_set
        for name in ("plan", "actual"):
            value = getattr(self, name)
            if value is not None and not bounds.lowest <= value <= bounds.highest:
                raise ValidationError(
                    {name: f"A number here lies between {bounds.lowest:,.0f} and {bounds.highest:,.0f}."}
                )
        if self.answer not in ANSWERS[self.condition.kind]:
            raise ValidationError({"answer": f"This answer does not fit a {self.condition.get_kind_display()}."})
