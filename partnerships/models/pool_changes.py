"""What happens to a pool's money after it was planned: variations, closings, adjustments, the reserve, recovery."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from partnerships.models.pool_lines import PoolLine
from partnerships.models.pools import MONTHS, Contribution, PooledFund, PoolYear
from partnerships.models.triggers import while_month_open, while_year_open
from partnerships.querysets.pools import OfFundQuerySet
from salford_css.core import audit
from salford_css.core.fields import MoneyField
from salford_css.core.models import Standing
from salford_css.core.versions import Version, frozen

YEAR_OF_CONTRIBUTION = "(SELECT given.pool_year_id FROM partnerships_contribution AS given WHERE given.id = {})"


@audit.track()
class ContributionVariation(models.Model):
    """A contribution changed in the course of its year: by how much, from when, why, and who agreed to it."""

    contribution = models.ForeignKey(Contribution, models.PROTECT, related_name="variations")
    amount = MoneyField(help_text="Pounds; more is positive, less is negative.")
    on = models.DateField(help_text="The day from which it counts.")
    reason = models.CharField(max_length=500)
    decision = models.ForeignKey("strategy.Decision", models.PROTECT, null=True, blank=True, related_name="+")
    made_by = models.ForeignKey("core.Post", models.PROTECT, null=True, blank=True, related_name="+")
    standing = models.CharField(max_length=12, choices=Standing, default=Standing.VERIFIED)

    objects = OfFundQuerySet.as_manager()

    class Meta:
        ordering = ["contribution", "on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(amount=0),
                name="partnerships_contributionvariation_something",
                violation_error_message="A variation of nothing is none.",
            )
        ]
        triggers = [frozen(), while_year_open(YEAR_OF_CONTRIBUTION.format("NEW.contribution_id"))]

    def __str__(self) -> str:
        return f"{self.contribution}: {self.amount:+,.2f}"

    def clean(self) -> None:
        """Refuse a closed year, a contribution of less than nothing, and more than may vary without a decision."""
        super().clean()
        given = self.contribution
        given.pool_year.refuse_closed()
        before = sum((row.amount for row in given.variations.exclude(pk=self.pk)), Decimal(0))
        if given.planned + before + self.amount < 0:
            raise ValidationError(
                f"{given.party} gives £{given.planned + before:,.2f}; less £{-self.amount:,.2f} would be less than "
                "nothing."
            )
        limit = given.variation_limit
        if limit is not None and abs(before + self.amount) > limit and self.decision is None:
            raise ValidationError(
                f"The contribution of {given.party} may vary by £{limit:,.2f} without a new decision; this makes "
                f"£{abs(before + self.amount):,.2f}. Name the decision."
            )


@audit.track()
class PoolClosing(models.Model):
    """A month of a pool's year was closed, or the whole year. It is not opened again: adjustments follow instead."""

    pool_year = models.ForeignKey(PoolYear, models.PROTECT, related_name="closings")
    month = models.PositiveSmallIntegerField(null=True, blank=True, help_text="April is 1; empty: the whole year.")
    closed_on = models.DateField()
    closed_by = models.ForeignKey("core.Post", models.PROTECT, null=True, blank=True, related_name="+")
    note = models.CharField(max_length=500, blank=True)

    objects = OfFundQuerySet.as_manager()

    class Meta:
        ordering = ["pool_year", F("month").asc(nulls_last=True)]
        constraints = [
            models.UniqueConstraint(
                fields=["pool_year", "month"],
                nulls_distinct=False,
                name="partnerships_poolclosing_once",
                violation_error_message="This is closed already.",
            ),
            models.CheckConstraint(
                condition=Q(month__isnull=True) | MONTHS,
                name="partnerships_poolclosing_month",
                violation_error_message="A year has months 1 to 12.",
            ),
        ]
        triggers = [frozen()]

    def __str__(self) -> str:
        return f"{self.pool_year}, {f'month {self.month}' if self.month else 'the year'} closed"


@audit.track()
class PoolAdjustment(models.Model):
    """What a closed period should have said, entered in the next open one. Pounds spent: more is positive."""

    line = models.ForeignKey(PoolLine, models.PROTECT, related_name="adjustments", help_text="Where it counts.")
    month = models.PositiveSmallIntegerField(help_text="The open month in which it counts; April is 1.")
    about_line = models.ForeignKey(
        PoolLine, models.PROTECT, related_name="adjusted_by", help_text="The line it corrects, of this year or before."
    )
    about_month = models.PositiveSmallIntegerField(help_text="The closed month it corrects.")
    amount = MoneyField(help_text="Pounds; more spent is positive, less is negative.")
    reason = models.CharField(max_length=500)
    known_from = models.DateField(help_text="The day it became known.")
    made_by = models.ForeignKey("core.Post", models.PROTECT, null=True, blank=True, related_name="+")
    standing = models.CharField(max_length=12, choices=Standing, default=Standing.VERIFIED)

    objects = OfFundQuerySet.as_manager()

    class Meta:
        ordering = ["line", "month", "id"]
        constraints = [
            models.CheckConstraint(
                condition=MONTHS & Q(about_month__gte=1, about_month__lte=12),
                name="partnerships_pooladjustment_month",
                violation_error_message="A year has months 1 to 12.",
            ),
            models.CheckConstraint(
                condition=~Q(amount=0),
                name="partnerships_pooladjustment_something",
                violation_error_message="An adjustment of nothing is none.",
            ),
        ]
        triggers = [frozen(), while_month_open()]

    def __str__(self) -> str:
        return f"{self.about_line}, month {self.about_month}: {self.amount:+,.2f}"

    def clean(self) -> None:
        """Refuse an adjustment of what is still open, or anywhere but in the next open period."""
        super().clean()
        about, where = self.about_line.pool_year, self.line.pool_year
        if about.fund_id != where.fund_id:
            raise ValidationError(f"{self.about_line} is a line of another fund.")
        if self.about_month not in about.closed_months():
            raise ValidationError(f"{about.month(self.about_month).label} is open; correct the month itself.")
        following = about.next_open()
        if following is None:
            raise ValidationError(f"No period of {about.fund} is open; open the next year first.")
        if (following[0].pk, following[1]) != (where.pk, self.month):
            raise ValidationError(
                f"An adjustment goes to the next open period, {following[0].month(following[1]).label}."
            )


@audit.track()
class ReserveMovement(models.Model):
    """Money put into a pool's risk reserve, or taken out of it. The reserve stands beside the year's budget."""

    fund = models.ForeignKey(PooledFund, models.PROTECT, related_name="reserve_movements")
    amount = MoneyField(help_text="Pounds; put in is positive, taken out is negative.")
    on = models.DateField()
    reason = models.CharField(max_length=500)
    decision = models.ForeignKey("strategy.Decision", models.PROTECT, null=True, blank=True, related_name="+")
    made_by = models.ForeignKey("core.Post", models.PROTECT, null=True, blank=True, related_name="+")
    standing = models.CharField(max_length=12, choices=Standing, default=Standing.VERIFIED)

    objects = OfFundQuerySet.as_manager()

    class Meta:
        ordering = ["fund", "on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(amount=0),
                name="partnerships_reservemovement_something",
                violation_error_message="A movement of nothing is none.",
            )
        ]
        triggers = [frozen()]

    def __str__(self) -> str:
        return f"{self.fund}, reserve: {self.amount:+,.2f}"

    def clean(self) -> None:
        """Refuse to take out more than is there."""
        super().clean()
        there = self.fund.reserve_on(self.on)
        if there + self.amount < 0:
            raise ValidationError(
                f"The reserve holds £{there:,.2f} on {self.on:%-d %B %Y}; £{-self.amount:,.2f} cannot be taken out."
            )


@audit.track()
class RecoveryPlan(Version):
    """What the pool manager will do about an overspend that is forecast; each report of progress is a new version."""

    pool_year = models.ForeignKey(PoolYear, models.PROTECT, related_name="recovery_plans")
    overspend = MoneyField(help_text="Pounds over the budget as forecast when it was written.")
    text = models.TextField(help_text="What will be done, by whom (posts) and by when.")
    review_on = models.DateField(help_text="The day by which progress is reported to the partners.")
    known_from = models.DateField(help_text="The day it was put to the partners.")
    standing = models.CharField(max_length=12, choices=Standing, default=Standing.VERIFIED)

    objects = OfFundQuerySet.as_manager()

    class Meta:
        ordering = ["pool_year", "number"]
        constraints = [models.UniqueConstraint(fields=["pool_year", "number"], name="partnerships_recoveryplan_once")]
        triggers = Version.Meta.triggers

    def __str__(self) -> str:
        return f"Action plan {self.number}, {self.pool_year}"
