"""How a year's variance is shared: the pool as plain numbers, relief before any split, and the rule of each month."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from partnerships.models import PoolLine, RiskShareRule
from partnerships.pooling import (
    NOTHING,
    Line,
    Month,
    Partner,
    Pool,
    Relief,
    Relieved,
    Rule,
    RuleKind,
    Stretch,
    evenly,
    profile_to_date,
    relieve_pool,
    split_year,
)
from partnerships.readings.lines import LineMoney
from partnerships.readings.rows import YearRows, varied
from salford_css.core.periods import Frequency

LAST = 12


@dataclass(frozen=True)
class Shared:
    """A variance, what relief met of it, and what each partner bears of the rest. They add up to the variance."""

    pool: Pool
    relieved: Relieved
    stretches: tuple[Stretch, ...]
    shares: Mapping[str, Decimal]
    unallocated: Decimal

    @property
    def variance(self) -> Decimal:
        """Return the whole variance, before relief."""
        return self.pool.variance


def share(rows: YearRows, lines: Sequence[LineMoney]) -> Shared:
    """Share a year's variance by the rules of its months. Raises ValueError, in a sentence, where it cannot be."""
    pool = pool_of(rows, lines)
    pool.check()
    relieved, left = relieve_pool(pool, [Relief(step.name, step.available) for step in rows.relief])
    months = _months(rows, lines, left)
    unassigned = left.current_budget - left.line_budget
    year = split_year(left.partners, months, unassigned=unassigned)
    return Shared(pool, relieved, year.stretches, year.shares, year.unallocated)


def pool_of(rows: YearRows, lines: Sequence[LineMoney]) -> Pool:
    """Return the year as the arithmetic takes it, under the rules in force at the last day that counts."""
    given: dict[str, Decimal] = {}
    for row in rows.contributions:
        key = party_id(row.party_id)
        given[key] = given.get(key, NOTHING) + row.planned + varied(row, rows.until)
    day = _within(rows, rows.until)
    rule = as_numbers(in_force(rows.rules, day))
    read = [_line(line, as_numbers(in_force(line.row.rules.all(), day))) for line in lines]
    for key in _named([rule, *_line_rules(rows)], [line.lead for line in read]):
        given.setdefault(key, NOTHING)  # somebody may lead a line or bear a risk and contribute nothing
    return Pool(
        partners=[Partner(key, amount) for key, amount in given.items()],
        lines=read,
        rule=rule,
        other_income=rows.pool_year.other_income or NOTHING,
        carry_forward=rows.carried.amount if rows.carried else NOTHING,
    )


def party_id(party_pk: int | None) -> str:
    """Return how the arithmetic calls a party."""
    return f"party-{party_pk}"


def in_force(rules: Iterable[RiskShareRule], day: date) -> RiskShareRule | None:
    """Return the rule that holds on a day."""
    return next((rule for rule in rules if rule.holds_on(day)), None)


def rule_on(rows: YearRows) -> RiskShareRule | None:
    """Return the fund's rule in force: at the day while the year runs, at its last day afterwards."""
    return in_force(rows.rules, _within(rows, rows.until))


def as_numbers(row: RiskShareRule | None) -> Rule | None:
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


def _within(rows: YearRows, day: date) -> date:
    year = rows.pool_year.year
    return max(min(day, year.last_day), year.first_day)


def _line_rules(rows: YearRows) -> Iterable[Rule | None]:
    yield from (as_numbers(rule) for rule in rows.rules)
    for line in rows.lines:
        yield from (as_numbers(rule) for rule in line.rules.all())


def _named(rules: Iterable[Rule | None], leads: Iterable[str | None]) -> Iterable[str]:
    for rule in rules:
        if rule:
            yield from (*rule.shares, *rule.caps, *([rule.partner] if rule.partner else []))
    yield from (lead for lead in leads if lead)


def _line(line: LineMoney, rule: Rule | None) -> Line:
    expected = line.budget if line.forecast is None else line.forecast
    return Line(line.row.code, line.budget, expected, party_id(line.row.lead_id) if line.row.lead_id else None, rule)


def _months(rows: YearRows, lines: Sequence[LineMoney], left: Pool) -> list[Month]:
    """Return the twelve months, each under the rules of its first day, or of the last day that counts if earlier."""
    pairs = list(zip(lines, left.lines, strict=True))
    planned = {line.id: planned_by_month(money.row, money.budget) for money, line in pairs}
    expected = {line.id: _expected_by_month(money, line, planned[line.id]) for money, line in pairs}
    found = []
    for number in range(1, LAST + 1):
        first = rows.pool_year.year.period(Frequency.MONTH, number).first_day
        day = _within(rows, min(first, rows.until))
        of_month = [
            Line(
                line.id,
                planned[line.id][number - 1],
                expected[line.id][number - 1],
                line.lead,
                as_numbers(in_force(money.row.rules.all(), day)),
            )
            for money, line in pairs
        ]
        found.append(Month(number, of_month, as_numbers(in_force(rows.rules, day))))
    return found


def planned_by_month(line: PoolLine, budget: Decimal) -> list[Decimal]:
    """Return a line's budget month by month: its profile, or even twelfths; they add up to the budget."""
    ends = [NOTHING, *(profile_to_date(budget, month, line.profile or ()) for month in range(1, LAST + 1))]
    ends[-1] = budget
    return [ends[month] - ends[month - 1] for month in range(1, LAST + 1)]


def _expected_by_month(money: LineMoney, line: Line, planned: Sequence[Decimal]) -> list[Decimal]:
    """Return what a line costs month by month, after relief: what was spent, then the rest by the profile.

    What relief took off, and what the forecast differs by where every month was reported, lies evenly over the year.
    """
    spent = [money.by_month.get(month) for month in range(1, LAST + 1)]
    known = [NOTHING if amount is None else amount for amount in spent]
    open_months = [month for month, amount in enumerate(spent) if amount is None]
    rest = line.forecast - sum(known, NOTHING)
    if not open_months:
        return [amount + part for amount, part in zip(known, evenly(rest, LAST), strict=True)]
    by_plan = sum((planned[month] for month in open_months), NOTHING)
    extra = dict(zip(open_months, evenly(rest - by_plan, len(open_months)), strict=True))
    return [planned[month] + extra[month] if month in extra else known[month] for month in range(LAST)]
