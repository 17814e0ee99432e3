"""What proposals cost, save or give up, added up without mixing what does not belong together. Pure.

A cost is never set against a saving, nor what comes once against what comes every year: whoever decides sees each.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import TextChoices

from salford_css.core.money import in_words
from salford_css.core.words import capital, listed


class MoneyKind(TextChoices):
    """What happens to the money. Each kind is added up for itself: a saving never hides a cost."""

    COST = "cost", "cost"
    SAVING = "saving", "saving"
    INCOME_FOREGONE = "income_foregone", "income foregone"


class Recurrence(TextChoices):
    """Whether an amount comes once or every year. Empty: nobody said."""

    ONE_OFF = "one_off", "once"
    RECURRING = "recurring", "every year"


VERBS = {MoneyKind.COST: "costs", MoneyKind.SAVING: "saves", MoneyKind.INCOME_FOREGONE: "gives up income of"}


@dataclass(frozen=True)
class Line:
    """One amount in pounds; None: not stated."""

    kind: str
    recurrence: str
    amount: Decimal | None


@dataclass(frozen=True)
class Sum:
    """All stated amounts of one kind and recurrence, and how many lines of it state none."""

    kind: MoneyKind
    recurrence: str
    total: Decimal
    stated: int
    unstated: int

    @property
    def often(self) -> str:
        """Say how often: once, every year, or that nobody said."""
        return Recurrence(self.recurrence).label if self.recurrence else "how often is not stated"

    @property
    def head(self) -> str:
        """Name the sum: Cost, every year."""
        return f"{capital(self.kind.label)}, {self.often}"

    @property
    def words(self) -> str:
        """Write the sum: £40,000, or that it is not stated."""
        return in_words(self.total) if self.stated else "not stated"


def sums(lines: Iterable[Line]) -> list[Sum]:
    """Add lines up by kind and recurrence, in the order of the kinds; a group without a line is left out."""
    found = list(lines)
    groups = [(kind, often) for kind in MoneyKind for often in (*Recurrence.values, "")]
    return [
        _sum(kind, often, same)
        for kind, often in groups
        if (same := [line for line in found if (line.kind, line.recurrence) == (kind, often)])
    ]


def _sum(kind: MoneyKind, often: str, lines: list[Line]) -> Sum:
    amounts = [line.amount for line in lines if line.amount is not None]
    return Sum(kind, often, sum(amounts, Decimal(0)), len(amounts), len(lines) - len(amounts))


def phrase(found: Iterable[Sum]) -> str:
    """Say in a few words what is stated; empty when no line is on record."""
    return listed([_part(one) for one in found])


def sentence(found: Iterable[Sum], *, standing: str) -> str:
    """Say what a proposal costs, saves and gives up; `standing` is used when no line is on record."""
    return f"{capital(phrase(found) or standing)}."


def _part(one: Sum) -> str:
    if not one.stated:
        often = f" {one.often}" if one.recurrence else ""
        return f"the {one.kind.label}{often} is not stated"
    often = f" {one.often}" if one.recurrence else f" ({one.often})"
    rest = ", and more that is not stated" if one.unstated else ""
    return f"{VERBS[one.kind]} {in_words(one.total)}{often}{rest}"
