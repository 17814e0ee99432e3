"""Pooled funds and their years: who puts in how much, and what was paid."""

import uuid
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django_fsm import ConcurrentTransitionMixin, FSMField, transition

from partnerships.models.triggers import while_year_open
from partnerships.querysets.pools import FundQuerySet, OfFundQuerySet
from salford_css.core import audit
from salford_css.core.fields import MoneyField
from salford_css.core.models import Standing
from salford_css.core.periods import FinancialYear, Frequency, Period
from salford_css.core.search import indexed
from salford_css.core.states import held_by_database

MONTHS = Q(month__gte=1, month__lte=12)
FIRST_YEAR, LAST_YEAR = 1974, 2199


@audit.track()
class PooledFund(models.Model):
    """Money that partners put together. Host, manager and agreement are empty where the record names none."""

    ref = models.SlugField(max_length=100, unique=True)
    partnership = models.ForeignKey("partnerships.Partnership", models.PROTECT, related_name="funds")
    name = models.CharField(max_length=300)
    agreement = models.ForeignKey("partnerships.Agreement", models.PROTECT, null=True, blank=True, related_name="funds")
    host = models.ForeignKey("core.Organisation", models.PROTECT, null=True, blank=True, related_name="funds_hosted")
    host_as_written = models.CharField(max_length=200, blank=True)
    manager = models.ForeignKey("core.Post", models.PROTECT, null=True, blank=True, related_name="funds_managed")
    finance_post = models.ForeignKey(
        "core.Post",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="funds_accounted",
        help_text="The host's finance post, which enters the money as the manager does.",
    )
    note = models.TextField(blank=True)

    objects = FundQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        triggers = indexed("pool", title="NEW.name", body=["NEW.host_as_written", "NEW.note"])

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the fund's page."""
        return reverse("partnerships:pool", args=[self.ref])

    def clean(self) -> None:
        """Refuse two hosts: the organisation, and other words beside it (regulation 7(4) knows one)."""
        super().clean()
        if self.host and self.host_as_written and self.host.name not in self.host_as_written:
            raise ValidationError(
                f"Two hosts are named, {self.host} and “{self.host_as_written}”; a pooled fund has one host."
            )

    def reserve_on(self, day: date) -> Decimal:
        """Return what the fund's risk reserve holds on a day, in pounds."""
        held = self.reserve_movements.filter(on__lte=day).aggregate(sum=models.Sum("amount"))["sum"]
        return held or Decimal("0.00")


@audit.track()
class PoolYear(models.Model):
    """A fund in one financial year, known by the year in which it begins. Pounds; empty is not on record."""

    fund = models.ForeignKey(PooledFund, models.PROTECT, related_name="years")
    start_year = models.PositiveSmallIntegerField(help_text="2002 for 2002/03.")
    other_income = MoneyField(null=True, blank=True, help_text="Income that is no partner's contribution.")
    inferred = models.BooleanField(default=False, help_text="The source does not state the year; it was inferred.")
    note = models.CharField(max_length=500, blank=True)

    objects = OfFundQuerySet.as_manager()

    class Meta:
        ordering = ["fund", "start_year"]
        constraints = [
            models.UniqueConstraint(fields=["fund", "start_year"], name="partnerships_poolyear_once"),
            models.CheckConstraint(
                condition=Q(start_year__gte=FIRST_YEAR, start_year__lte=LAST_YEAR),
                name="partnerships_poolyear_sensible",
                violation_error_message="This is not a year of ours.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fund}, {self.year.label}"

    def get_absolute_url(self) -> str:
        """Return the page of the year."""
        return reverse("partnerships:pool-year", args=[self.fund.ref, self.year.code])

    @property
    def year(self) -> FinancialYear:
        """Return the financial year as a value."""
        return FinancialYear(self.start_year)

    def month(self, number: int) -> Period:
        """Return a month of the year; April is 1. Raises ValueError for a month there is not."""
        return self.year.period(Frequency.MONTH, number)

    def closed_months(self) -> set[int]:
        """Return the months that are closed; all twelve where the year is."""
        closed = set(self.closings.values_list("month", flat=True))
        return set(range(1, 13)) if None in closed else {month for month in closed if month is not None}

    @property
    def is_closed(self) -> bool:
        """Say whether the whole year is closed."""
        return bool(self.closings.filter(month__isnull=True).exists())

    def next_open(self) -> "tuple[PoolYear, int] | None":
        """Return the first month still open, in this year or a later one of the fund; None: none is open yet."""
        for year in self.fund.years.filter(start_year__gte=self.start_year).order_by("start_year"):
            if left := set(range(1, 13)) - year.closed_months():
                return year, min(left)
        return None

    def refuse_closed(self, month: int | None = None) -> None:
        """Raise ValidationError, saying what to do instead, if a month is closed (None: if the year is)."""
        if month not in self.closed_months() if month else not self.is_closed:
            return
        closed = self.month(month).label if month else f"{self.year.label} of {self.fund}"
        following = self.next_open()
        where = f"in {following[0].month(following[1]).label}, the next open period" if following else ""
        instead = f"Enter an adjustment {where}." if where else "Open the next year and enter an adjustment there."
        raise ValidationError(f"{closed} is closed. {instead}", code="closed")

    def refuse_stranger(self, party: "models.Model | None") -> None:
        """Raise ValidationError if a party takes part in another partnership."""
        if party is not None and getattr(party, "partnership_id", None) != self.fund.partnership_id:
            raise ValidationError(f"{party} is not a party of {self.fund.partnership}.")


class Measure(models.TextChoices):
    """What a source's total counts."""

    BUDGET = "budget", "budget"
    SPENDING = "spending", "spending"
    VARIANCE = "variance", "variance"


class Basis(models.TextChoices):
    """At what point a source's total was taken."""

    INITIAL = "initial", "initial"
    REVISED = "revised", "revised"
    MONTH = "month", "at a month"
    ESTIMATE = "estimate", "estimate"
    OUTTURN = "outturn", "outturn"


@audit.track()
class PoolStatedTotal(models.Model):
    """A total that a source prints. It is never added to contributions: it is what they can be compared with."""

    pool_year = models.ForeignKey(PoolYear, models.PROTECT, related_name="stated")
    component = models.CharField(max_length=120, blank=True, help_text="Empty: the whole pool.")
    measure = models.CharField(max_length=8, choices=Measure, default=Measure.BUDGET)
    basis = models.CharField(max_length=8, choices=Basis, default=Basis.INITIAL)
    month = models.PositiveSmallIntegerField(null=True, blank=True, help_text="April is 1.")
    amount = MoneyField(help_text="Pounds.")
    rounded_to = MoneyField(null=True, blank=True, help_text="The source rounds to so many pounds.")
    known_from = models.DateField(null=True, blank=True, help_text="The day it became known; empty: not recorded.")
    standing = models.CharField(max_length=12, choices=Standing, default=Standing.VERIFIED)
    source = models.CharField(max_length=500, blank=True)

    objects = OfFundQuerySet.as_manager()

    class Meta:
        ordering = ["pool_year", "measure", "basis", "component"]
        constraints = [
            models.UniqueConstraint(
                fields=["pool_year", "component", "measure", "basis", "month"],
                nulls_distinct=False,
                name="partnerships_poolstatedtotal_once",
            ),
            models.CheckConstraint(
                condition=Q(month__isnull=True) | MONTHS,
                name="partnerships_poolstatedtotal_month",
                violation_error_message="A year has months 1 to 12.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pool_year}: {self.component or 'total'} {self.get_measure_display()}"


class ContributionKind(models.TextChoices):
    """What sort of contribution it is."""

    ANNUAL = "annual", "for the year"
    EXTRA = "extra", "one-off, extra"
    GRANT = "grant", "grant passed on"
    MINIMUM = "minimum", "NHS minimum"


@audit.track()
class Contribution(models.Model):
    """What a party agreed to put in for a year, in pounds."""

    pool_year = models.ForeignKey(PoolYear, models.PROTECT, related_name="contributions")
    party = models.ForeignKey("partnerships.PartnershipParty", models.PROTECT, related_name="contributions")
    kind = models.CharField(max_length=10, choices=ContributionKind, default=ContributionKind.ANNUAL)
    planned = MoneyField(help_text="Pounds, as first agreed for the year; what changed it since is a variation.")
    how_varied = models.CharField(max_length=500, blank=True, help_text="How it may be varied in the year.")
    variation_limit = MoneyField(
        null=True,
        blank=True,
        help_text="Pounds by which it may vary in all, either way, without a new decision; empty: no limit is agreed.",
    )
    rounded_to = MoneyField(null=True, blank=True, help_text="The source rounds to so many pounds.")
    known_from = models.DateField(null=True, blank=True, help_text="The day it became known; empty: not recorded.")
    standing = models.CharField(max_length=12, choices=Standing, default=Standing.VERIFIED)
    source = models.CharField(max_length=500, blank=True)

    objects = OfFundQuerySet.as_manager()

    class Meta:
        ordering = ["pool_year", "id"]
        constraints = [
            models.UniqueConstraint(fields=["pool_year", "party", "kind"], name="partnerships_contribution_once"),
            models.CheckConstraint(
                condition=Q(planned__gte=0),
                name="partnerships_contribution_not_negative",
                violation_error_message="A contribution is not less than nothing.",
            ),
            models.CheckConstraint(
                condition=Q(variation_limit__isnull=True) | Q(variation_limit__gte=0),
                name="partnerships_contribution_limit",
                violation_error_message="A limit is not less than nothing.",
            ),
        ]
        triggers = [while_year_open("NEW.pool_year_id", "planned")]

    def __str__(self) -> str:
        return f"{self.party}, {self.pool_year}"

    def clean(self) -> None:
        """Refuse a party of another partnership, and another sum once the year is closed."""
        super().clean()
        self.pool_year.refuse_stranger(self.party)
        before = type(self).objects.filter(pk=self.pk).values_list("planned", flat=True).first()
        if before is None or before != self.planned:
            self.pool_year.refuse_closed()


class PaymentState(models.TextChoices):
    """What the host has said to a payment."""

    SUBMITTED = "submitted", "submitted"
    MATCHED = "matched", "matched by the host"
    QUERIED = "queried", "queried by the host"


@held_by_database()
@audit.track()
class Payment(ConcurrentTransitionMixin, models.Model):
    """A partner says that it paid; the host matches the payment or queries it."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    contribution = models.ForeignKey(Contribution, models.PROTECT, related_name="payments")
    own_reference = models.CharField(max_length=60, help_text="The payer's own reference.")
    amount = MoneyField(help_text="Pounds; a refund is less than nothing.")
    paid_on = models.DateField()
    state = FSMField(max_length=10, choices=PaymentState.choices, default=PaymentState.SUBMITTED.value, protected=True)
    note = models.CharField(max_length=500, blank=True)

    objects = OfFundQuerySet.as_manager()

    class Meta:
        ordering = ["contribution", "paid_on"]
        constraints = [
            models.UniqueConstraint(fields=["contribution", "own_reference"], name="partnerships_payment_once")
        ]

    def __str__(self) -> str:
        return f"{self.own_reference}: {self.amount}"

    @transition(
        field=state,
        source=[PaymentState.SUBMITTED.value, PaymentState.QUERIED.value],
        target=PaymentState.MATCHED.value,
    )
    def match(self) -> None:
        """Be found in the host's books."""

    @transition(field=state, source=[PaymentState.SUBMITTED.value], target=PaymentState.QUERIED.value)
    def query(self) -> None:
        """Not be found, or differ."""
