"""Pooled funds: a year's budget by partner and by line, what was paid, spent and expected, and who bears the rest."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django_fsm import ConcurrentTransitionMixin, FSMField, transition

from partnerships.pooling import RULE_WORDS
from partnerships.querysets.pools import FundQuerySet, OfFundQuerySet
from salford_css.core import audit
from salford_css.core.fields import MoneyField
from salford_css.core.models import Standing
from salford_css.core.periods import FinancialYear
from salford_css.core.search import indexed
from salford_css.core.sets import Dated, at_least_one, exactly_one, no_overlap
from salford_css.core.states import held_by_database
from salford_css.core.versions import Version

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

    @property
    def year(self) -> FinancialYear:
        """Return the financial year as a value."""
        return FinancialYear(self.start_year)


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


@audit.track()
class Contribution(models.Model):
    """What a party agreed to put in for a year, in pounds."""

    pool_year = models.ForeignKey(PoolYear, models.PROTECT, related_name="contributions")
    party = models.ForeignKey("partnerships.PartnershipParty", models.PROTECT, related_name="contributions")
    kind = models.CharField(max_length=6, choices=ContributionKind, default=ContributionKind.ANNUAL)
    planned = MoneyField(help_text="Pounds.")
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
        ]

    def __str__(self) -> str:
        return f"{self.party}, {self.pool_year}"


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
    standing = models.CharField(max_length=12, choices=Standing, default=Standing.VERIFIED)

    objects = OfFundQuerySet.as_manager()

    class Meta:
        ordering = ["pool_year", "code"]
        constraints = [models.UniqueConstraint(fields=["pool_year", "code"], name="partnerships_poolline_once")]

    def __str__(self) -> str:
        return self.name


@audit.track()
class Virement(models.Model):
    """Budget moved: between two lines, or (one of them empty) into or out of the pool's lines."""

    pool_year = models.ForeignKey(PoolYear, models.PROTECT, related_name="virements")
    taken_from = models.ForeignKey(PoolLine, models.PROTECT, null=True, blank=True, related_name="virements_out")
    given_to = models.ForeignKey(PoolLine, models.PROTECT, null=True, blank=True, related_name="virements_in")
    amount = MoneyField(help_text="Pounds.")
    on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=500)
    decision = models.ForeignKey("strategy.Decision", models.PROTECT, null=True, blank=True, related_name="virements")

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

    def __str__(self) -> str:
        return f"{self.taken_from or 'outside'} to {self.given_to or 'outside'}: {self.amount}"


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
        triggers = Version.Meta.triggers

    def __str__(self) -> str:
        return f"{self.line}, month {self.month}"


@audit.track()
class RiskShareRule(Dated):
    """How a variance is shared, for a whole fund or for one line, from when to when."""

    fund = models.ForeignKey(PooledFund, models.PROTECT, null=True, blank=True, related_name="rules")
    line = models.ForeignKey(PoolLine, models.PROTECT, null=True, blank=True, related_name="rules")
    kind = models.CharField(max_length=20, choices=RULE_WORDS)
    bearer = models.ForeignKey(
        "partnerships.PartnershipParty",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="risk_borne",
        help_text="Who bears everything, where one partner does.",
    )
    standing = models.CharField(max_length=12, choices=Standing, default=Standing.VERIFIED)
    source = models.CharField(max_length=500, blank=True)

    objects = OfFundQuerySet.as_manager()

    class Meta:
        ordering = ["fund", "line", "valid_from"]
        constraints = [
            *Dated.Meta.constraints,
            exactly_one(
                "fund",
                "line",
                name="partnerships_risksharerule_one_subject",
                message="A rule is for a fund or for a line, one of them.",
            ),
            no_overlap(
                "fund",
                name="partnerships_risksharerule_one_of_fund",
                condition=Q(fund__isnull=False),
                message="Another rule holds for the fund then.",
            ),
            no_overlap(
                "line",
                name="partnerships_risksharerule_one_of_line",
                condition=Q(line__isnull=False),
                message="Another rule holds for the line then.",
            ),
            models.CheckConstraint(
                condition=Q(kind="one_partner", bearer__isnull=False)
                | (~Q(kind="one_partner") & Q(bearer__isnull=True)),
                name="partnerships_risksharerule_bearer",
                violation_error_message="Name who bears everything where one partner does, and only there.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fund or self.line}: {self.get_kind_display()}"


@audit.track()
class RiskShare(models.Model):
    """A partner's agreed percentage under a rule, the most it pays, or both."""

    rule = models.ForeignKey(RiskShareRule, models.PROTECT, related_name="shares")
    party = models.ForeignKey("partnerships.PartnershipParty", models.PROTECT, related_name="risk_shares")
    per_cent = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    cap = MoneyField(null=True, blank=True, help_text="Pounds; its share of a variance stops there.")

    objects = OfFundQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["rule", "party"], name="partnerships_riskshare_once"),
            models.CheckConstraint(
                condition=Q(per_cent__isnull=True) | Q(per_cent__gte=0, per_cent__lte=100),
                name="partnerships_riskshare_per_cent",
                violation_error_message="A percentage lies between 0 and 100.",
            ),
            models.CheckConstraint(
                condition=Q(cap__isnull=True) | Q(cap__gte=0),
                name="partnerships_riskshare_cap",
                violation_error_message="A cap is not less than nothing.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party}: {self.rule}"


@audit.track()
class ReliefStep(models.Model):
    """What is used up, in order, before any partner is asked for more."""

    pool_year = models.ForeignKey(PoolYear, models.PROTECT, related_name="relief")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200, help_text="Savings elsewhere, risk reserve, schemes not yet committed.")
    available = MoneyField(help_text="Pounds.")

    objects = OfFundQuerySet.as_manager()

    class Meta:
        ordering = ["pool_year", "number"]
        constraints = [
            models.UniqueConstraint(fields=["pool_year", "number"], name="partnerships_reliefstep_once"),
            models.CheckConstraint(
                condition=Q(available__gte=0),
                name="partnerships_reliefstep_not_negative",
                violation_error_message="A relief holds nothing or more.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


@audit.track()
class CarryForward(models.Model):
    """What was brought forward into a year: a surplus, or a deficit (less than nothing)."""

    pool_year = models.OneToOneField(PoolYear, models.PROTECT, related_name="carry_forward")
    amount = MoneyField(help_text="Pounds; a deficit is less than nothing.")
    decision = models.ForeignKey("strategy.Decision", models.PROTECT, null=True, blank=True, related_name="+")
    source = models.CharField(max_length=500, blank=True)
    standing = models.CharField(max_length=12, choices=Standing, default=Standing.VERIFIED)

    objects = OfFundQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Brought forward into {self.pool_year}"
