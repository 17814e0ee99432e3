"""Who bears what: the rule for sharing a variance, relief before any sharing, and the plan against an overspend."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from partnerships.models import (
    PartnershipParty,
    PooledFund,
    PoolLine,
    PoolYear,
    RecoveryPlan,
    ReliefKind,
    ReliefStep,
    RiskShare,
    RiskShareRule,
)
from partnerships.readings.ledger import money_of
from partnerships.readings.sharing import as_numbers
from partnerships.services.keeping import allow
from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import acting_post, next_number, refuse, store


@transaction.atomic
def set_risk_share(
    *,
    kind: str,
    by: Any,
    fund: PooledFund | None = None,
    line: PoolLine | None = None,
    since: date | None = None,
    bearer: PartnershipParty | None = None,
    per_cent: Mapping[PartnershipParty, Decimal] | None = None,
    caps: Mapping[PartnershipParty, Decimal] | None = None,
    **facts: Any,
) -> RiskShareRule:
    """Set how a variance is shared from a day on, for a fund or for one line; the rule before it ends the day before.

    Raises ValidationError for percentages that do not add up to 100 or a partner that is no party.
    """
    owner = fund or (line.pool_year.fund if line else None)
    refuse(None if owner else "Say for which fund, or for which line.")
    assert owner is not None
    allow(owner, by)
    _end_rules(fund, line, since)
    rule = RiskShareRule(fund=fund, line=line, kind=kind, bearer=bearer, valid_from=since, **facts)
    store(rule)
    for party in {*(per_cent or {}), *(caps or {})}:
        share = RiskShare(rule=rule, party=party, per_cent=(per_cent or {}).get(party), cap=(caps or {}).get(party))
        store(share)
    refuse(problem_of(rule, owner))
    record_activity("risk-share-set", owner, by=by, reason=str(rule))
    return rule


def _end_rules(fund: PooledFund | None, line: PoolLine | None, since: date | None) -> None:
    rows = RiskShareRule.objects.filter(fund=fund, line=line)
    for before in rows.in_force(since) if since else ():
        if before.valid_from != since:
            before.valid_to = since
            store(before)


def problem_of(rule: RiskShareRule, owner: PooledFund) -> str | None:
    """Say in a sentence why a stored rule cannot be applied, in the partners' names; None where it can."""
    numbers = as_numbers(rule)
    parties = {f"party-{row.pk}": str(row) for row in owner.partnership.parties.select_related("organisation")}
    try:
        if numbers:
            numbers.check(parties)
    except ValueError as problem:
        sentence = str(problem)
        for key, name in parties.items():
            sentence = sentence.replace(f"{key} ", f"{name} ")
        return sentence
    return None


@dataclass(frozen=True)
class Step:
    """One source of relief: its sort, its name, and how much there is of it in pounds."""

    kind: str
    name: str
    available: Decimal


@transaction.atomic
def set_relief(*, pool_year: PoolYear, steps: Sequence[Step], by: Any) -> list[ReliefStep]:
    """Set what is used up before any partner is asked for more, in this order; what stood there is replaced.

    Raises ValidationError for a reserve that promises more than it holds.
    """
    allow(pool_year.fund, by)
    pool_year.refuse_closed()
    held = pool_year.fund.reserve_on(min(clock.today(), pool_year.year.last_day))
    promised = sum((step.available for step in steps if step.kind == ReliefKind.RESERVE), Decimal("0.00"))
    refuse(f"The reserve holds £{held:,.2f}, not £{promised:,.2f}." if promised > held else None)
    known = {row.number: row for row in pool_year.relief.all()}
    rows = []
    for number, step in enumerate(steps, start=1):
        row = known.get(number) or ReliefStep(pool_year=pool_year, number=number)
        row.kind, row.name, row.available = step.kind, step.name.strip()[:200], step.available
        rows.append(store(row))
    for number, row in known.items():
        if number > len(steps):  # rows are kept: a step that falls away holds nothing
            row.available = Decimal("0.00")
            store(row)
    words = "; ".join(f"{step.name}: £{step.available:,.2f}" for step in steps) or "nothing"
    record_activity("relief-set", pool_year.fund, by=by, reason=words)
    return rows


@transaction.atomic
def plan_recovery(
    *, pool_year: PoolYear, text: str, review_on: date, by: Any, on: date | None = None, **facts: Any
) -> RecoveryPlan:
    """Write down what will be done about an overspend that is forecast, and by when progress is reported.

    `on` is the day it is put to the partners, today unless said. Raises ValidationError while no overspend is forecast
    then, and for a plan without words or one reviewed before it begins.
    """
    allow(pool_year.fund, by)
    today = clock.today()
    put = on or today
    over = money_of(pool_year, as_at=put).variance
    refuse(
        "Say what will be done, by which posts and by when." if not text.strip() else None,
        None if over is not None and over > 0 else "No overspend is forecast, so no action plan is needed.",
        f"{review_on:%-d %B %Y} lies before the day the plan is put to the partners." if review_on < put else None,
    )
    assert over is not None
    row = RecoveryPlan(
        pool_year=pool_year,
        number=next_number(pool_year.recovery_plans.all()),
        made_at=clock.now(),
        made_by=acting_post(by, today),
        overspend=over,
        text=text.strip(),
        review_on=review_on,
        known_from=put,
        **facts,
    )
    store(row)
    record_activity("recovery-planned", pool_year.fund, by=by, reason=f"{row}: £{over:,.2f} over")
    return row
