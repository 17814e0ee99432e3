"""What a proposal costs, saves or gives up, line by line; an amount that nobody stated stays empty."""

from datetime import date
from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from salford_css.core import audit
from salford_css.core.fields import MoneyField
from salford_css.core.periods import FinancialYear
from strategy.querysets.proposals import ProposalMoneyQuerySet
from strategy.sums import MoneyKind, Recurrence

FIRST_YEAR, LAST_YEAR = 1974, 2199


@audit.track()
class ProposalMoney(models.Model):
    """One amount of a proposal, in pounds, never negative: the kind says in which direction it goes.

    Without an amount the line says that there is money at stake which nobody stated. A line is struck out with its
    reason, never deleted; a correction strikes the old line and writes another.
    """

    proposal = models.ForeignKey("strategy.Proposal", models.PROTECT, related_name="money")
    kind = models.CharField(max_length=15, choices=MoneyKind)
    recurrence = models.CharField(max_length=9, choices=Recurrence, blank=True, help_text="Empty: not stated.")
    amount = MoneyField(
        "amount, pounds",
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0))],
        help_text="Empty: not stated.",
    )
    start_year = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="2004 for 2004/05: the year it falls in, or the first of several."
    )
    funded_from = models.CharField(max_length=300, blank=True, help_text="Source of funding; where a saving goes.")
    source = models.CharField(max_length=300, blank=True, help_text="Where the amount is stated.")
    stated_on = models.DateField(null=True, blank=True, help_text="Empty: with the first wording.")
    struck_on = models.DateField(null=True, blank=True)
    struck_why = models.CharField(max_length=300, blank=True)

    objects = ProposalMoneyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "proposal money"
        ordering = ["proposal", "kind", "recurrence", "start_year", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gte=0),
                name="strategy_proposalmoney_amount",
                violation_error_message="Write the amount without a minus: the kind says whether it is spent or saved.",
            ),
            models.CheckConstraint(
                condition=Q(start_year__isnull=True) | Q(start_year__gte=FIRST_YEAR, start_year__lte=LAST_YEAR),
                name="strategy_proposalmoney_year",
                violation_error_message=f"Give a financial year between {FIRST_YEAR} and {LAST_YEAR}.",
            ),
            models.CheckConstraint(
                condition=Q(struck_on__isnull=True, struck_why="") | (Q(struck_on__isnull=False) & ~Q(struck_why="")),
                name="strategy_proposalmoney_struck",
                violation_error_message="Say why the line is struck out.",
            ),
        ]

    def __str__(self) -> str:
        amount = f"£{self.amount:,.2f}".removesuffix(".00") if self.amount is not None else "not stated"
        return " ".join(filter(None, (f"{self.get_kind_display()}:", amount, self.get_recurrence_display())))

    def get_absolute_url(self) -> str:
        """Return the line's place in the proposal's page."""
        return f"{self.proposal.get_absolute_url()}#money"

    def stands_on(self, day: date) -> bool:
        """Say whether the line was stated by a day and not yet struck out."""
        stated = self.stated_on is None or self.stated_on <= day
        return stated and (self.struck_on is None or self.struck_on > day)

    @property
    def year(self) -> FinancialYear | None:
        """Return the financial year it falls in, or begins with."""
        return FinancialYear(self.start_year) if self.start_year else None
