"""A fund's year read from its rows as plain numbers, as at a day: who gives, what is planned, spent and expected.

The arithmetic is `partnerships.pooling`'s. What became known after the day is left out; what is made up for the
demonstration is marked, so that a page can say so beside every figure it touches.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from partnerships.models import (
    Contribution,
    Measure,
    PoolLine,
    PoolMonth,
    PoolStatedTotal,
    PoolYear,
    RiskShareRule,
)
from partnerships.pooling import NOTHING, Line, Partner, Pool, Rule, RuleKind, Split, Step, explain, forecast, split
from salford_css.core.models import Standing
from salford_css.core.periods import FinancialYear


@dataclass(frozen=True)
class PartnerMoney:
    """One partner's year in pounds. `share` and `required` are None where nothing is expected or agreed yet."""

    id: str
    name: str
    contribution: Decimal
    share: Decimal | None
    required: Decimal | None
    paid: Decimal
    cash: Decimal | None


@dataclass(frozen=True)
class YearMoney:
    """A fund's year as at a day. `unsplit` is a stated total of which no split is known."""

    pool_year: PoolYear
    year: FinancialYear
    unsplit: Decimal | None
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
    split: Split | None
    names: dict[str, str]
    problem: str = ""
    """Why nothing could be shared, in a sentence, where rows contradict each other."""

    def explained(self, partner: str) -> list[Step]:
        """Return the steps that lead to a partner's share; empty while nothing is shared."""
        return explain(self.pool, self.split, partner, self.names) if self.pool and self.split else []


def money_of(pool_year: PoolYear, *, as_at: date) -> YearMoney:
    """Read a fund's year as it was known on a day."""
    given = list(pool_year.contributions.known_by(as_at).select_related("party__organisation"))
    lines = list(pool_year.lines.select_related("lead"))
    expected = {line.pk: expected_of(line, as_at) for line in lines}
    rule = rule_of(pool_year, as_at)
    pool = _pool(pool_year, given, lines, expected, rule, as_at) if given else None
    has_forecast = pool is not None and bool(lines) and all(expected.values())
    found, problem = _try_to_split(pool) if pool and has_forecast else (None, "")
    stated = tuple(pool_year.stated.known_by(as_at))
    total = next((row.amount for row in stated if row.measure == Measure.BUDGET and not row.component), None)
    return YearMoney(
        pool_year=pool_year,
        year=pool_year.year,
        unsplit=total if pool is None else None,
        budget=pool.current_budget if pool else total,
        line_budget=pool.line_budget if pool else NOTHING,
        forecast=pool.forecast if pool and found else None,
        variance=found.variance if found else None,
        unallocated=found.unallocated if found else NOTHING,
        partners=tuple(_partners(given, found, as_at)),
        rule=rule,
        stated=stated,
        illustrative=_made_up(rule, expected.values(), given),
        known_from=max((row.known_from for row in given if row.known_from), default=None),
        pool=pool if found else None,
        split=found,
        names=names_of(given, lines),
        problem=problem,
    )


def years_of(fund_years: Iterable[PoolYear], *, as_at: date) -> list[YearMoney]:
    """Read several years, those of which nothing was known by the day left out."""
    read = [money_of(year, as_at=as_at) for year in fund_years]
    return [money for money in read if money.budget is not None or money.stated]


def party_id(party_pk: int | None) -> str:
    """Return how the arithmetic calls a party."""
    return f"party-{party_pk}"


def names_of(given: Sequence[Contribution], lines: Sequence[PoolLine]) -> dict[str, str]:
    """Return how partners and lines are called on the page."""
    return {party_id(row.party_id): str(row.party) for row in given} | {line.code: line.name for line in lines}


def expected_of(line: PoolLine, as_at: date) -> PoolMonth | None:
    """Return the newest figures of a line known by a day that carry a forecast."""
    rows = line.months.known_by(as_at).filter(forecast__isnull=False)
    return rows.order_by("-month", "-number").first()


def rule_of(pool_year: PoolYear, as_at: date) -> RiskShareRule | None:
    """Return the fund's rule in force: at the day while the year runs, at its last day afterwards."""
    day = max(min(as_at, pool_year.year.last_day), pool_year.year.first_day)
    return pool_year.fund.rules.in_force(day).first()


def rule_as_numbers(row: RiskShareRule | None) -> Rule | None:
    """Return a stored rule as the arithmetic takes it."""
    if row is None:
        return None
    shares = list(row.shares.all())
    return Rule(
        kind=RuleKind(row.kind),
        shares={party_id(share.party_id): share.per_cent for share in shares if share.per_cent is not None},
        partner=party_id(row.bearer_id) if row.bearer_id else None,
        caps={party_id(share.party_id): share.cap for share in shares if share.cap is not None},
    )


def budget_of(line: PoolLine) -> Decimal:
    """Return a line's current budget: the original with virements in and out."""
    moved_in = sum((row.amount for row in line.virements_in.all()), NOTHING)
    return line.budget + moved_in - sum((row.amount for row in line.virements_out.all()), NOTHING)


def spent_on(line: PoolLine, month: int, as_at: date) -> Decimal:
    """Return what was spent on a line up to a month, by the newest version of each month known by a day."""
    newest: dict[int, Decimal] = {}
    for row in line.months.known_by(as_at).filter(month__lte=month, actual__isnull=False).order_by("number"):
        newest[row.month] = row.actual
    return sum(newest.values(), NOTHING)


def default_forecast(line: PoolLine, month: int, as_at: date) -> Decimal:
    """Return what a line will cost if the rest of the year goes by its profile."""
    return forecast(budget_of(line), spent_on(line, month, as_at), month)


def _pool(
    pool_year: PoolYear,
    given: Sequence[Contribution],
    lines: Sequence[PoolLine],
    expected: dict[int, PoolMonth | None],
    rule: RiskShareRule | None,
    as_at: date,
) -> Pool:
    carried = getattr(pool_year, "carry_forward", None)
    by_party: dict[str, Decimal] = {}
    for row in given:
        key = party_id(row.party_id)
        by_party[key] = by_party.get(key, NOTHING) + row.planned
    read = [_line(line, expected[line.pk], pool_year, as_at) for line in lines]
    own = rule_as_numbers(rule)
    for key in _named(read, own):
        by_party.setdefault(key, NOTHING)  # somebody may lead a line or bear a risk and contribute nothing
    return Pool(
        partners=[Partner(key, amount) for key, amount in by_party.items()],
        lines=read,
        rule=own,
        other_income=pool_year.other_income or NOTHING,
        carry_forward=carried.amount if carried else NOTHING,
    )


def _try_to_split(pool: Pool) -> tuple[Split | None, str]:
    try:
        return split(pool), ""
    except ValueError as problem:
        return None, str(problem)


def _named(lines: Sequence[Line], rule: Rule | None) -> Iterable[str]:
    for each in (rule, *(line.rule for line in lines)):
        if each:
            yield from (*each.shares, *each.caps, *([each.partner] if each.partner else []))
    yield from (line.lead for line in lines if line.lead)


def _line(line: PoolLine, expected: PoolMonth | None, pool_year: PoolYear, as_at: date) -> Line:
    budget = budget_of(line)
    own = line.rules.in_force(max(min(as_at, pool_year.year.last_day), pool_year.year.first_day)).first()
    return Line(
        id=line.code,
        budget=budget,
        forecast=expected.forecast if expected and expected.forecast is not None else budget,
        lead=party_id(line.lead_id) if line.lead_id else None,
        rule=rule_as_numbers(own),
    )


def _partners(given: Sequence[Contribution], found: Split | None, as_at: date) -> Iterable[PartnerMoney]:
    parties = {row.party_id: row.party for row in given}
    for pk, party in parties.items():
        planned = sum((row.planned for row in given if row.party_id == pk), NOTHING)
        paid = sum((_paid(row, as_at) for row in given if row.party_id == pk), NOTHING)
        share = found.shares[party_id(pk)] if found else None
        required = planned + share if share is not None else None
        cash = required - paid if required is not None else None
        yield PartnerMoney(party_id(pk), str(party), planned, share, required, paid, cash)


def _paid(contribution: Contribution, as_at: date) -> Decimal:
    return sum((payment.amount for payment in contribution.payments.filter(paid_on__lte=as_at)), NOTHING)


def _made_up(rule: RiskShareRule | None, expected: Iterable[PoolMonth | None], given: Sequence[Contribution]) -> bool:
    rows = [rule, *expected, *given]
    return any(row is not None and row.standing == Standing.ILLUSTRATIVE for row in rows)
