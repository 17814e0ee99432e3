"""Pools: opening one, naming host and manager, contributions, lines, months, and the rule for sharing."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from partnerships import policies
from partnerships.models import (
    Contribution,
    ContributionKind,
    Partnership,
    PartnershipParty,
    Payment,
    PooledFund,
    PoolLine,
    PoolMonth,
    PoolYear,
    RiskShare,
    RiskShareRule,
    Virement,
)
from partnerships.readings.ledger import rule_as_numbers
from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import acting_post, new_ref, next_number, refuse, store
from salford_css.core.models import Organisation, Post
from salford_css.core.periods import FinancialYear, Frequency
from salford_css.core.policies import require

NOT_YOURS = "Only the pool's manager and directors may enter its money."


def _allow(fund: PooledFund, by: Any) -> None:
    require(policies.may_keep_pool(by, fund, clock.today()), NOT_YOURS)


@transaction.atomic
def open_fund(*, partnership: Partnership, name: str, by: Any, ref: str = "", **facts: Any) -> PooledFund:
    """Open a pooled fund for a partnership; `facts` are agreement, host, manager, note."""
    require(policies.may_manage(by, partnership, clock.today()), "Only officers may open a fund.")
    row = store(PooledFund(ref=ref or new_ref(PooledFund, name), partnership=partnership, name=name, **facts))
    record_activity("pool-opened", row, by=by)
    return row


@transaction.atomic
def name_host_and_manager(*, fund: PooledFund, host: Organisation, manager: Post, by: Any) -> PooledFund:
    """Name the host partner and, from among its own officers, the manager (regulation 7(4))."""
    require(policies.may_name_manager(by, clock.today()), "Only directors may name a pool's host and manager.")
    today = clock.today()
    party = fund.partnership.parties.in_force(today).filter(organisation=host).exists()
    employed = manager.employments.in_force(today).filter(organisation=host).exists()
    refuse(
        None if party else f"{host} is not a party of the partnership.",
        None if employed else f"{manager} is not employed by {host}, the host of the fund.",
    )
    fund.host, fund.manager = host, manager
    store(fund)
    record_activity("pool-manager-named", fund, by=by, reason=f"{host}: {manager}")
    return fund


@transaction.atomic
def open_year(*, fund: PooledFund, year: FinancialYear, by: Any, **facts: Any) -> PoolYear:
    """Open a financial year of a fund."""
    _allow(fund, by)
    row = store(PoolYear(fund=fund, start_year=year.start_year, **facts))
    record_activity("pool-year-opened", fund, by=by, reason=year.label)
    return row


@transaction.atomic
def set_contribution(
    *,
    pool_year: PoolYear,
    party: PartnershipParty,
    planned: Decimal,
    by: Any,
    kind: str = ContributionKind.ANNUAL,
    reason: str = "",
    **facts: Any,
) -> Contribution:
    """Enter or change what a party agreed to put in for a year, in pounds; a change needs its reason."""
    _allow(pool_year.fund, by)
    row = Contribution.objects.filter(pool_year=pool_year, party=party, kind=kind).first()
    refuse(
        _not_of_pool(pool_year, party),
        "Say why the contribution changes." if row and row.planned != planned and not reason.strip() else None,
    )
    row = row or Contribution(pool_year=pool_year, party=party, kind=kind, known_from=clock.today())
    row.planned = planned
    for name, value in facts.items():
        setattr(row, name, value)
    store(row)
    record_activity("contribution-set", pool_year.fund, by=by, reason=reason or f"{row}: {planned}")
    return row


def _not_of_pool(pool_year: PoolYear, party: PartnershipParty) -> str | None:
    if party.partnership_id == pool_year.fund.partnership_id:
        return None
    return f"{party} is not a party of {pool_year.fund.partnership}."


@transaction.atomic
def add_line(*, pool_year: PoolYear, code: str, name: str, budget: Decimal, by: Any, **facts: Any) -> PoolLine:
    """Add a line to a year's budget; `facts` are function, client_group and the lead party."""
    _allow(pool_year.fund, by)
    lead = facts.get("lead")
    refuse(_not_of_pool(pool_year, lead) if lead else None)
    row = store(PoolLine(pool_year=pool_year, code=code, name=name, budget=budget, **facts))
    record_activity("line-added", pool_year.fund, by=by, reason=f"{name}: {budget}")
    return row


@transaction.atomic
def move_budget(
    *,
    pool_year: PoolYear,
    amount: Decimal,
    reason: str,
    by: Any,
    taken_from: PoolLine | None = None,
    given_to: PoolLine | None = None,
    **facts: Any,
) -> Virement:
    """Move budget between two lines, or into or out of the pool's lines, with the reason."""
    _allow(pool_year.fund, by)
    lines = [line for line in (taken_from, given_to) if line]
    refuse(
        "Say why the budget moves." if not reason.strip() else None,
        *(f"{line} is a line of another year." for line in lines if line.pool_year_id != pool_year.pk),
    )
    row = Virement(
        pool_year=pool_year, taken_from=taken_from, given_to=given_to, amount=amount, reason=reason[:500], **facts
    )
    store(row)
    record_activity("budget-moved", pool_year.fund, by=by, reason=reason)
    return row


@transaction.atomic
def enter_month(
    *,
    line: PoolLine,
    month: int,
    by: Any,
    actual: Decimal | None = None,
    forecast: Decimal | None = None,
    cause: str = "",
    reason: str = "",
    known_from: date | None = None,
) -> PoolMonth:
    """Enter what was spent in a month (April is 1) and what the year is expected to cost; a correction is a version.

    Raises ValidationError for a month that has not begun, or a correction without its reason.
    """
    _allow(line.pool_year.fund, by)
    earlier = line.months.filter(month=month)
    refuse(
        _not_begun(line.pool_year.year, month),
        "Say why the month is corrected." if earlier.exists() and not reason.strip() else None,
    )
    row = PoolMonth(
        line=line,
        month=month,
        number=next_number(earlier),
        made_at=clock.now(),
        made_by=acting_post(by, clock.today()),
        reason=reason[:500],
        actual=actual,
        forecast=forecast,
        cause=cause,
        known_from=known_from or clock.today(),
    )
    store(row)
    record_activity("month-entered", line.pool_year.fund, by=by, reason=reason or str(row))
    return row


def _not_begun(year: FinancialYear, month: int) -> str | None:
    if not 1 <= month <= 12:
        return "A year has months 1 to 12; April is 1."
    period = year.period(Frequency.MONTH, month)
    return f"{period.label} has not begun." if period.first_day > clock.today() else None


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
    _allow(owner, by)
    _end_rules(fund, line, since)
    rule = RiskShareRule(fund=fund, line=line, kind=kind, bearer=bearer, valid_from=since, **facts)
    store(rule)
    for party in {*(per_cent or {}), *(caps or {})}:
        share = RiskShare(rule=rule, party=party, per_cent=(per_cent or {}).get(party), cap=(caps or {}).get(party))
        store(share)
    _check(rule, owner)
    record_activity("risk-share-set", owner, by=by, reason=str(rule))
    return rule


def _end_rules(fund: PooledFund | None, line: PoolLine | None, since: date | None) -> None:
    rows = RiskShareRule.objects.filter(fund=fund, line=line)
    for before in rows.in_force(since) if since else ():
        if before.valid_from != since:
            before.valid_to = since
            store(before)


def _check(rule: RiskShareRule, owner: PooledFund) -> None:
    numbers = rule_as_numbers(rule)
    parties = [f"party-{pk}" for pk in owner.partnership.parties.values_list("pk", flat=True)]
    try:
        if numbers:
            numbers.check(parties)
    except ValueError as problem:
        refuse(str(problem))


@transaction.atomic
def match_payment(*, payment: Payment, by: Any) -> Payment:
    """Find a payment in the host's books."""
    return _answer(payment, "match", by)


@transaction.atomic
def query_payment(*, payment: Payment, by: Any, reason: str = "") -> Payment:
    """Say that a payment was not found, or differs."""
    refuse(None if reason.strip() else "Say what is wrong with the payment.")
    payment.note = reason[:500]
    return _answer(payment, "query", by)


def _answer(payment: Payment, step: str, by: Any) -> Payment:
    fund = payment.contribution.pool_year.fund
    _allow(fund, by)
    getattr(payment, step)()
    store(payment)
    record_activity(f"payment-{step}", fund, by=by, reason=payment.own_reference)
    return payment
