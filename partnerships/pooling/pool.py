"""A pool as plain numbers: who pays in, what is planned line by line, what each line is now expected to cost."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from partnerships.pooling.rules import Rule
from salford_css.core.money import to_pence

NOTHING = Decimal("0.00")


@dataclass(frozen=True)
class Partner:
    """A partner and what it agreed to contribute for the year, in pounds."""

    id: str
    contribution: Decimal


@dataclass(frozen=True)
class Line:
    """A line of the pool's budget, in pounds. `rule` is its own rule; None: the pool's."""

    id: str
    budget: Decimal
    forecast: Decimal
    lead: str | None = None
    rule: Rule | None = None

    @property
    def variance(self) -> Decimal:
        """Return forecast less budget: more than nothing is over, adverse."""
        return self.forecast - self.budget


@dataclass(frozen=True)
class Pool:
    """A pooled fund in one year. `rule` None: nothing is agreed about sharing."""

    partners: Sequence[Partner]
    lines: Sequence[Line] = ()
    rule: Rule | None = None
    other_income: Decimal = NOTHING
    carry_forward: Decimal = NOTHING

    def check(self) -> None:
        """Raise ValueError, in one sentence, unless the figures can be worked out."""
        names = [partner.id for partner in self.partners]
        _once(names, "partner")
        _once([line.id for line in self.lines], "line")
        _whole_pence(self._amounts())
        for partner in self.partners:
            if partner.contribution < 0:
                raise ValueError(f"The contribution of {partner.id} is less than nothing.")
        for line in self.lines:
            if line.lead is not None and line.lead not in names:
                raise ValueError(f"Line {line.id} is led by {line.lead}, which is not a partner of the pool.")
        for rule in (self.rule, *(line.rule for line in self.lines)):
            if rule is not None:
                rule.check(names)

    def _amounts(self) -> Iterable[Decimal]:
        yield from (self.other_income, self.carry_forward)
        yield from (partner.contribution for partner in self.partners)
        for line in self.lines:
            yield from (line.budget, line.forecast)

    @property
    def contributions(self) -> dict[str, Decimal]:
        """Return the agreed contributions by partner, in the order of the partners."""
        return {partner.id: partner.contribution for partner in self.partners}

    @property
    def current_budget(self) -> Decimal:
        """Return contributions, other income and approved carry-forward (which may be a deficit)."""
        return sum(self.contributions.values(), NOTHING) + self.other_income + self.carry_forward

    @property
    def line_budget(self) -> Decimal:
        """Return the sum of the lines; it differs from the current budget by what is not yet assigned to a line."""
        return sum((line.budget for line in self.lines), NOTHING)

    @property
    def forecast(self) -> Decimal:
        """Return what all lines together are expected to cost."""
        return sum((line.forecast for line in self.lines), NOTHING)

    @property
    def variance(self) -> Decimal:
        """Return forecast less current budget: more than nothing is over, adverse."""
        return self.forecast - self.current_budget


def _once(names: Sequence[str], what: str) -> None:
    twice = next((name for name, times in Counter(names).items() if times > 1), None)
    if twice is not None:
        raise ValueError(f"The {what} {twice} stands twice.")


def _whole_pence(amounts: Iterable[Decimal]) -> None:
    for amount in amounts:
        if amount != to_pence(amount):
            raise ValueError(f"{amount} has parts of a penny.")
