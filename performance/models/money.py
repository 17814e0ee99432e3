"""Facts about money that a source states, as it states them."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from salford_css.core import audit
from salford_css.core.fields import MoneyField
from salford_css.core.models import Standing
from salford_css.core.querysets import ScopedQuerySet
from salford_css.core.search import indexed
from salford_css.core.uncertain import UncertainlyDated


class BudgetKind(models.TextChoices):
    """What a fact about money is about."""

    NET_BUDGET = "net_budget", "net budget"
    POOL = "pool", "pooled budget"
    DEFICIT = "deficit", "deficit"
    RESERVES = "reserves", "reserves"
    STANDARD_SPENDING = "standard_spending", "spending against the standard assessment"
    BALANCE = "balance", "balance at the year's end"
    FUNDING = "funding", "source of funding"
    TRANSFER = "transfer", "transfer between bodies or services"
    PRICE = "price", "price, charge or allowance"
    DEVOLUTION = "devolution", "who holds a budget"
    CODING = "coding", "coding of budgets"


class Direction(models.TextChoices):
    """On which side of the thing it is compared with an amount lies."""

    ABOVE = "above", "above"
    BELOW = "below", "below"


@audit.track()
class BudgetFact(UncertainlyDated):
    """One statement about money, with its years. An amount that the source does not give stays empty."""

    ref = models.SlugField(max_length=80, unique=True)
    organisation = models.ForeignKey("core.Organisation", models.PROTECT, related_name="budget_facts")
    kind = models.CharField(max_length=20, choices=BudgetKind)
    fact = models.CharField(max_length=300)
    amount = MoneyField("amount, pounds", null=True, blank=True)
    percent = models.DecimalField(max_digits=7, decimal_places=2, null=True, blank=True)
    direction = models.CharField(max_length=5, choices=Direction, blank=True)
    year_note = models.CharField(max_length=200, blank=True, help_text="Why the year is not certain.")
    standing = models.CharField(max_length=12, choices=Standing, default=Standing.VERIFIED)
    source = models.CharField(max_length=500, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ["earliest", "ref"]
        constraints = [
            *UncertainlyDated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(direction="") | Q(percent__isnull=False) | Q(amount__isnull=False),
                name="performance_budgetfact_direction",
                violation_error_message="A direction needs an amount or a percentage.",
            ),
        ]
        triggers = indexed("budget-fact", title="NEW.fact", body=["NEW.as_written", "NEW.year_note"])

    def __str__(self) -> str:
        return self.fact

    def get_absolute_url(self) -> str:
        """Return the fact's page."""
        return reverse("performance:budget-fact", kwargs={"ref": self.ref})
