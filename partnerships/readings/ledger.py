"""A fund's year read from its rows as plain numbers, as at a day: who gives, what is planned, spent and expected.

The arithmetic is `partnerships.pooling`'s. What became known after the day is left out; what is made up for the
demonstration is marked, so that a page can say so beside every figure it touches.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from partnerships.models import Measure, PoolStatedTotal, PoolYear, RiskShareRule
from partnerships.pooling import NOTHING, Pool, Step, carried_forward, profile_to_date
from partnerships.readings.explaining import steps_to_share
from partnerships.readings.lines import LineMoney, lines_of
from partnerships.readings.partners import PartnerMoney, partners_of
from partnerships.readings.rows import YearRows, rows_of, rows_of_many
from partnerships.readings.sharing import Shared, as_numbers, party_id, pool_of, rule_on, share
from salford_css.core.models import Standing
from salford_css.core.periods import FinancialYear

__all__ = ["PartnerMoney", "YearMoney", "as_numbers", "money_from", "money_of", "moneys_of", "party_id", "years_of"]


@dataclass(frozen=True)
class YearMoney:
    """A fund's year as at a day, up to a month. `unsplit` is a stated total of which no split is known."""

    pool_year: PoolYear
    year: FinancialYear
    rows: YearRows
    lines: tuple[LineMoney, ...]
    unsplit: Decimal | None
    opening: Decimal | None
    budget: Decimal | None
    line_budget: Decimal
    forecast: Decimal | None
    variance: Decimal | None
    unallocated: Decimal
    partners: tuple[PartnerMoney, ...]
    rule: RiskShareRule | None
    stated: tuple[PoolStatedTotal, ...]
    illustrative: bool
    known_from: date | None
    pool: Pool | None
    shared: Shared | None
    names: dict[str, str]
    problem: str = ""
    """Why nothing could be shared, in a sentence, where rows contradict each other."""

    def explained(self, partner: str) -> list[Step]:
        """Return the steps that lead to a partner's share; empty while nothing is shared."""
        return steps_to_share(self.shared, partner, self.names) if self.shared else []

    @property
    def month(self) -> int:
        """Return the last month that counts; April is 1."""
        return self.rows.month

    @property
    def spent(self) -> Decimal:
        """Return what was spent on all lines up to the month."""
        return sum((line.spent for line in self.lines), NOTHING)

    @property
    def profile(self) -> Decimal:
        """Return what should have been spent up to the month: by lines, and the budget no line plans in twelfths."""
        spare = (self.budget or NOTHING) - self.line_budget
        return sum((line.profile for line in self.lines), profile_to_date(spare, self.month))

    @property
    def income(self) -> Decimal:
        """Return what was received up to the month: payments of partners, and other income."""
        return sum((partner.paid for partner in self.partners), self.pool_year.other_income or NOTHING)

    @property
    def brought_forward(self) -> Decimal:
        """Return what was brought forward into the year; a deficit is less than nothing."""
        return self.rows.carried.amount if self.rows.carried else NOTHING

    @property
    def balance(self) -> Decimal:
        """Return what is left in the fund at the month's end: brought forward, plus received, less spent."""
        return carried_forward(self.brought_forward, self.income, self.spent)


def money_of(pool_year: PoolYear, *, as_at: date, month: int | None = None) -> YearMoney:
    """Read a fund's year as it was known on a day, up to the end of a month (April is 1) where one is said."""
    return money_from(rows_of(pool_year, as_at=as_at, month=month))


def moneys_of(pool_years: Sequence[PoolYear], *, as_at: date) -> list[YearMoney]:
    """Read some years as known on a day, in their order; as many questions as for one."""
    return [money_from(rows) for rows in rows_of_many(pool_years, as_at=as_at)]


def money_from(rows: YearRows) -> YearMoney:
    """Work a year out from its rows."""
    pool_year, lines = rows.pool_year, tuple(lines_of(rows))
    pool = pool_of(rows, lines) if rows.contributions else None
    expected = pool is not None and bool(lines) and all(line.forecast is not None for line in lines)
    shared, problem = _try_to_share(rows, lines) if expected else (None, "")
    stated = tuple(rows.stated)
    total = next((row.amount for row in stated if row.measure == Measure.BUDGET and not row.component), None)
    rule = rule_on(rows)
    return YearMoney(
        pool_year=pool_year,
        year=pool_year.year,
        rows=rows,
        lines=lines,
        unsplit=total if pool is None else None,
        opening=_opening(rows, pool),
        budget=pool.current_budget if pool else total,
        line_budget=sum((line.budget for line in lines), NOTHING),
        forecast=pool.forecast if pool and expected else None,
        variance=pool.variance if pool and expected else None,
        unallocated=shared.unallocated if shared else NOTHING,
        partners=tuple(partners_of(rows, shared)),
        rule=rule,
        stated=stated,
        illustrative=_made_up(rule, lines, rows),
        known_from=max((row.known_from for row in rows.contributions if row.known_from), default=None),
        pool=pool,
        shared=shared,
        names=_names(rows),
        problem=problem,
    )


def years_of(fund_years: Iterable[PoolYear], *, as_at: date) -> list[YearMoney]:
    """Read several years, those of which nothing was known by the day left out."""
    read = moneys_of(list(fund_years), as_at=as_at)
    return [money for money in read if money.budget is not None or money.stated]


def _opening(rows: YearRows, pool: Pool | None) -> Decimal | None:
    if pool is None:
        return None
    return sum((row.planned for row in rows.contributions), pool.other_income + pool.carry_forward)


def _try_to_share(rows: YearRows, lines: Sequence[LineMoney]) -> tuple[Shared | None, str]:
    try:
        return share(rows, lines), ""
    except ValueError as problem:
        return None, str(problem)


def _names(rows: YearRows) -> dict[str, str]:
    """Return how partners and lines are called on the page."""
    parties = {party_id(row.party_id): str(row.party) for row in rows.contributions}
    leads = {party_id(line.lead_id): str(line.lead) for line in rows.lines if line.lead_id}
    bearers = {party_id(rule.bearer_id): str(rule.bearer) for rule in rows.rules if rule.bearer_id}
    return bearers | leads | parties | {line.code: line.name for line in rows.lines}


def _made_up(rule: RiskShareRule | None, lines: Sequence[LineMoney], rows: YearRows) -> bool:
    facts = [rule, rows.carried, *rows.contributions, *rows.relief]
    facts += [row for given in rows.contributions for row in given.variations.all()]
    return any(line.illustrative for line in lines) or any(
        row is not None and row.standing == Standing.ILLUSTRATIVE for row in facts
    )
