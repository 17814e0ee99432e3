"""Pools: opening one and its years, naming host and manager, and what each partner gives."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from partnerships import policies
from partnerships.models import (
    Contribution,
    ContributionKind,
    ContributionVariation,
    Partnership,
    PartnershipParty,
    PooledFund,
    PoolYear,
)
from partnerships.services.keeping import allow
from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import acting_post, new_ref, refuse, store
from salford_css.core.models import Organisation, Post
from salford_css.core.periods import FinancialYear
from salford_css.core.policies import require


@transaction.atomic
def open_fund(*, partnership: Partnership, name: str, by: Any, ref: str = "", **facts: Any) -> PooledFund:
    """Open a pooled fund for a partnership; `facts` are agreement, host, manager, note."""
    require(policies.may_manage(by, partnership, clock.today()), "Only officers may open a fund.")
    row = store(PooledFund(ref=ref or new_ref(PooledFund, name), partnership=partnership, name=name, **facts))
    record_activity("pool-opened", row, by=by)
    return row


@transaction.atomic
def name_host_and_manager(
    *,
    fund: PooledFund,
    host: Organisation,
    manager: Post,
    by: Any,
    finance_post: Post | None = None,
    reason: str = "",
) -> PooledFund:
    """Name the host partner and, from among its own officers, the manager (regulation 7(4)).

    Raises ValidationError for a host that is no party, a second host without a reason, or posts of somebody else.
    """
    require(policies.may_name_manager(by, clock.today()), "Only directors may name a pool's host and manager.")
    refuse(*hosting_refusals(fund, host, manager, finance_post, reason=reason, on=clock.today()))
    fund.host, fund.manager, fund.finance_post = host, manager, finance_post
    fund.host_as_written = fund.host_as_written if host.name in fund.host_as_written else ""
    store(fund)
    words = f"{host}: {manager}" + (f"; {reason.strip()}" if reason.strip() else "")
    record_activity("pool-manager-named", fund, by=by, reason=words)
    return fund


def hosting_refusals(
    fund: PooledFund, host: Organisation | None, manager: Post | None, finance: Post | None, *, reason: str, on: date
) -> list[str]:
    """Say why an organisation cannot host a fund with these posts on a day; pages and administration ask alike."""
    if host is None:
        return []
    before = PooledFund.objects.filter(pk=fund.pk).select_related("host").first()
    known = before.host if before else None
    found = []
    if not fund.partnership.parties.in_force(on).filter(organisation=host).exists():
        found.append(f"{host} is not a party of the partnership.")
    if known is not None and known != host and not reason.strip():
        found.append(f"{known} is the host already, and a pooled fund has one host. Say why it changes.")
    found += [
        f"{post} is not employed by {host}, the host of the fund."
        for post in (manager, finance)
        if post is not None and not post.employments.in_force(on).filter(organisation=host).exists()
    ]
    return found


@transaction.atomic
def open_year(*, fund: PooledFund, year: FinancialYear, by: Any, **facts: Any) -> PoolYear:
    """Open a financial year of a fund; `facts` are other_income (pounds) and note."""
    allow(fund, by)
    row = store(PoolYear(fund=fund, start_year=year.start_year, **facts))
    record_activity("pool-year-opened", fund, by=by, reason=year.label)
    return row


@transaction.atomic
def set_other_income(*, pool_year: PoolYear, amount: Decimal, by: Any, reason: str = "") -> PoolYear:
    """Say what comes in beside the partners' contributions, in pounds; a change needs its reason."""
    allow(pool_year.fund, by)
    pool_year.refuse_closed()
    known = pool_year.other_income
    changed = known is not None and known != amount
    refuse("Say why the other income changes." if changed and not reason.strip() else None)
    pool_year.other_income = amount
    store(pool_year)
    record_activity("other-income-set", pool_year.fund, by=by, reason=reason or f"{pool_year.year}: {amount}")
    return pool_year


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
    """Enter or correct what a party first agreed to put in for a year, in pounds; a correction needs its reason.

    `facts` are how_varied, variation_limit and source. What is agreed anew in the year is a variation.
    """
    allow(pool_year.fund, by)
    row = Contribution.objects.filter(pool_year=pool_year, party=party, kind=kind).first()
    refuse("Say why the contribution changes." if row and row.planned != planned and not reason.strip() else None)
    row = row or Contribution(pool_year=pool_year, party=party, kind=kind, known_from=clock.today())
    row.planned = planned
    for name, value in facts.items():
        setattr(row, name, value)
    store(row)
    record_activity("contribution-set", pool_year.fund, by=by, reason=reason or f"{row}: {planned}")
    return row


@transaction.atomic
def vary_contribution(
    *, contribution: Contribution, amount: Decimal, on: date, reason: str, by: Any, **facts: Any
) -> ContributionVariation:
    """Vary a contribution from a day on, by more (positive) or less (negative) pounds; `facts` are the decision.

    Raises ValidationError in a closed year, below nothing, or beyond what may vary without a decision.
    """
    fund = contribution.pool_year.fund
    allow(fund, by)
    year = contribution.pool_year.year
    refuse(
        "Say why the contribution varies." if not reason.strip() else None,
        None if year.first_day <= on <= year.last_day else f"{on:%-d %B %Y} does not lie in {year}.",
    )
    row = ContributionVariation(
        contribution=contribution,
        amount=amount,
        on=on,
        reason=reason.strip()[:500],
        made_by=acting_post(by, clock.today()),
        **facts,
    )
    store(row)
    record_activity("contribution-varied", fund, by=by, reason=f"{row}: {row.reason}")
    return row
