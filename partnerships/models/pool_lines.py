"""What a pool's money is for: the lines of a year's budget, what was moved between them, spent and expected."""

from decimal import Decimal

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q, QuerySet, Sum

from partnerships.models.pools import MONTHS, PoolYear
from partnerships.models.triggers import while_month_open, while_year_open
from partnerships.querysets.pools import OfFundQuerySet
from salford_css.core import audit
from salford_css.core.fields import MoneyField
from salford_css.core.models import Standing
from salford_css.core.sets import at_least_one
from salford_css.core.versions import Version


@audit.track()
class PoolLine(models.Model):
    """A line of a year's budget: what the money is for, and who leads. Pounds."""

    pool_year = models.ForeignKey(PoolYear, models.PROTECT, related_name="lines")
    code = models.SlugField(max_length=60)
    name = models.CharField(max_length=200)
    function = models.ForeignKey(
        "partnerships.StatutoryFunction", models.PROTECT, null=True, blank=True, related_name="lines"
    )
    client_group = models.ForeignKey("core.ClientGroup", models.PROTECT, null=True, blank=True, related_name="lines")
    lead = models.ForeignKey(
        "partnerships.PartnershipParty", models.PROTECT, null=True, blank=True, related_name="lines_led"
    )
    budget = MoneyField(help_text="Original budget, pounds.")
    profile = ArrayField(
        MoneyField(),
        null=True,
        blank=True,
        help_text="How the year's budget is expected to be spent, April first, pounds; empty: in even twelfths.",
    )
    standing = models.CharField(max_length=12, choices=Standing, default=Standing.VERIFIED)

    objects = OfFundQuerySet.as_manager()

    class Meta:
        ordering = ["pool_year", "code"]
        constraints = [
            models.UniqueConstraint(fields=["pool_year", "code"], name="partnerships_poolline_once"),
            models.CheckConstraint(
                condition=Q(profile__isnull=True) | Q(profile__len=12),
                name="partnerships_poolline_profile",
                violation_error_message="A profile has twelve months.",
            ),
        ]
        triggers = [while_year_open("NEW.pool_year_id", "budget")]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse a lead from another partnership, and another budget once the year is closed."""
        super().clean()
        self.pool_year.refuse_stranger(self.lead)
        before = type(self).objects.filter(pk=self.pk).values_list("budget", flat=True).first()
        if before is None or before != self.budget:
            self.pool_year.refuse_closed()

    def budget_now(self, *, without: "Virement | None" = None) -> Decimal:
        """Return the budget with every virement, in pounds; `without` one of them."""
        left_out = [without.pk] if without else []
        moved_in = self.virements_in.exclude(pk__in=left_out)
        moved_out = self.virements_out.exclude(pk__in=left_out)
        return self.budget + _sum(moved_in) - _sum(moved_out)


@audit.track()
class Virement(models.Model):
    """Budget moved: between two lines, or (one of them empty) into or out of the pool's lines."""

    pool_year = models.ForeignKey(PoolYear, models.PROTECT, related_name="virements")
    taken_from = models.ForeignKey(PoolLine, models.PROTECT, null=True, blank=True, related_name="virements_out")
    given_to = models.ForeignKey(PoolLine, models.PROTECT, null=True, blank=True, related_name="virements_in")
    amount = MoneyField(help_text="Pounds.")
    on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=500)
    approved_by = models.ForeignKey(
        "core.Post", models.PROTECT, null=True, blank=True, related_name="+", help_text="The post that approved it."
    )
    decision = models.ForeignKey("strategy.Decision", models.PROTECT, null=True, blank=True, related_name="virements")
    standing = models.CharField(max_length=12, choices=Standing, default=Standing.VERIFIED)

    objects = OfFundQuerySet.as_manager()

    class Meta:
        ordering = ["pool_year", "on"]
        constraints = [
            at_least_one(
                "taken_from",
                "given_to",
                name="partnerships_virement_named",
                message="Say from which line, or to which.",
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="partnerships_virement_positive",
                violation_error_message="An amount moved is more than nothing; turn from and to around.",
            ),
            models.CheckConstraint(
                condition=Q(taken_from__isnull=True) | Q(given_to__isnull=True) | ~Q(taken_from=F("given_to")),
                name="partnerships_virement_two_lines",
                violation_error_message="From and to are the same line.",
            ),
        ]
        triggers = [while_year_open("NEW.pool_year_id", "amount", "taken_from_id", "given_to_id")]

    def __str__(self) -> str:
        return f"{self.taken_from or 'outside'} to {self.given_to or 'outside'}: {self.amount}"

    def clean(self) -> None:
        """Refuse lines of another year, a closed year, and a move that leaves a line with less than nothing."""
        super().clean()
        for line in (self.taken_from, self.given_to):
            if line is not None and line.pool_year_id != self.pool_year_id:
                raise ValidationError(f"{line} is a line of another year.")
        self.pool_year.refuse_closed()
        if self.taken_from is not None and self.amount is not None:
            there = self.taken_from.budget_now(without=self if self.pk else None)
            if there < self.amount:
                raise ValidationError(
                    f"{self.taken_from} has a budget of £{there:,.2f}; moving £{self.amount:,.2f} would leave it with "
                    "less than nothing."
                )


def _sum(rows: "QuerySet[Virement]") -> Decimal:
    return rows.aggregate(sum=Sum("amount"))["sum"] or Decimal("0.00")


@audit.track()
class PoolMonth(Version):
    """What was spent on a line in a month, and the year's forecast made then; a correction is a new version."""

    line = models.ForeignKey(PoolLine, models.PROTECT, related_name="months")
    month = models.PositiveSmallIntegerField(help_text="April is 1.")
    actual = MoneyField(null=True, blank=True, help_text="Spent in the month, pounds; empty: not recorded.")
    forecast = MoneyField(null=True, blank=True, help_text="For the whole year, pounds; empty: none was made.")
    known_from = models.DateField(help_text="The day it became known.")
    cause = models.CharField(max_length=500, blank=True, help_text="Why it differs from the budget.")
    standing = models.CharField(max_length=12, choices=Standing, default=Standing.VERIFIED)

    objects = OfFundQuerySet.as_manager()

    class Meta:
        ordering = ["line", "month", "number"]
        constraints = [
            models.UniqueConstraint(fields=["line", "month", "number"], name="partnerships_poolmonth_once"),
            models.CheckConstraint(
                condition=MONTHS,
                name="partnerships_poolmonth_month",
                violation_error_message="A year has months 1 to 12.",
            ),
            models.CheckConstraint(
                condition=Q(actual__isnull=False) | Q(forecast__isnull=False),
                name="partnerships_poolmonth_something",
                violation_error_message="Give what was spent, what is expected, or both.",
            ),
        ]
        triggers = [*Version.Meta.triggers, while_month_open()]

    def __str__(self) -> str:
        return f"{self.line}, month {self.month}"

    def clean(self) -> None:
        """Refuse a month that is closed."""
        super().clean()
        self.line.pool_year.refuse_closed(self.month)
