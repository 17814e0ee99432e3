"""The memorandum account of a pool's year as plain numbers: the page's, the document's and the API's."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from partnerships.pooling import NOTHING
from partnerships.readings.ledger import YearMoney

Entries = Sequence[tuple[str, Decimal]]


@dataclass(frozen=True)
class Memorandum:
    """Funding and expenditure of a year, in pounds. `result` is what is left; less than nothing is a deficit."""

    funding: Entries
    expenditure: Entries

    @property
    def total_funding(self) -> Decimal:
        """Return all funding."""
        return sum((amount for _, amount in self.funding), NOTHING)

    @property
    def total_expenditure(self) -> Decimal:
        """Return everything spent."""
        return sum((amount for _, amount in self.expenditure), NOTHING)

    @property
    def result(self) -> Decimal:
        """Return funding less expenditure."""
        return self.total_funding - self.total_expenditure

    @property
    def word(self) -> str:
        """Name the result."""
        return "Deficit" if self.result < 0 else "Surplus"


def memorandum_of(money: YearMoney) -> Memorandum:
    """Read the account of a year."""
    return Memorandum(
        funding=[
            *((partner.name, partner.contribution) for partner in money.partners),
            ("Other income", money.pool_year.other_income or NOTHING),
            ("Balance brought forward", money.brought_forward),
        ],
        expenditure=[(line.row.name, line.spent) for line in money.lines],
    )


def memorandum_words(money: YearMoney, account: Memorandum) -> str:
    """Say what the account comes to."""
    left = f"a {account.word.lower()} of £{abs(account.result):,.2f}"
    return f"Funding of {money.year} less expenditure leaves {left}."
