"""Who bears what is over or left: the rules for sharing, what is done before any sharing, what is carried on."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from partnerships.models.pool_lines import PoolLine
from partnerships.models.pools import PooledFund, PoolYear
from partnerships.models.triggers import adding_up, while_year_open
from partnerships.pooling import RULE_WORDS
from partnerships.querysets.pools import OfFundQuerySet
from salford_css.core import audit
from salford_css.core.fields import MoneyField
from salford_css.core.models import Standing
from salford_css.core.sets import Dated, exactly_one, no_overlap


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
        triggers = [adding_up("id")]

    def __str__(self) -> str:
        return f"{self.fund or self.line}: {self.get_kind_display()}"

    def clean(self) -> None:
        """Refuse a bearer from another partnership, and a change of rule within a month."""
        super().clean()
        owner = self.fund or (self.line.pool_year.fund if self.line else None)
        if owner and self.bearer and self.bearer.partnership_id != owner.partnership_id:
            raise ValidationError({"bearer": f"{self.bearer} is not a party of {owner.partnership}."})
        if self.valid_from and self.valid_from.day != 1:
            raise ValidationError({"valid_from": "A rule begins with a month, because each month is shared by one."})


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
        triggers = [adding_up("rule_id")]

    def __str__(self) -> str:
        return f"{self.party}: {self.rule}"


class ReliefKind(models.TextChoices):
    """Where relief comes from, in the order found in a Better Care Fund call-off contract."""

    SAVINGS = "savings", "savings elsewhere in the pools"
    RESERVE = "reserve", "the pool's risk reserve"
    SCHEMES = "schemes", "schemes not yet committed"
    OUTSIDE = "outside", "money from outside the pool"
    OTHER = "other", "something else"


@audit.track()
class ReliefStep(models.Model):
    """What is used up, in order, before any partner is asked for more."""

    pool_year = models.ForeignKey(PoolYear, models.PROTECT, related_name="relief")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=ReliefKind, default=ReliefKind.OTHER)
    name = models.CharField(max_length=200, help_text="Savings elsewhere, risk reserve, schemes not yet committed.")
    available = MoneyField(help_text="Pounds.")
    standing = models.CharField(max_length=12, choices=Standing, default=Standing.VERIFIED)

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
    terms = models.CharField(
        max_length=300, blank=True, help_text="What it may be used for: one-off items, overspends, kept as contingency."
    )
    decision = models.ForeignKey("strategy.Decision", models.PROTECT, null=True, blank=True, related_name="+")
    source = models.CharField(max_length=500, blank=True)
    standing = models.CharField(max_length=12, choices=Standing, default=Standing.VERIFIED)

    objects = OfFundQuerySet.as_manager()

    class Meta:
        triggers = [while_year_open("NEW.pool_year_id", "amount")]

    def __str__(self) -> str:
        return f"Brought forward into {self.pool_year}"

    def clean(self) -> None:
        """Refuse another sum once the year is closed."""
        super().clean()
        before = type(self).objects.filter(pk=self.pk).values_list("amount", flat=True).first()
        if before is None or before != self.amount:
            self.pool_year.refuse_closed()
