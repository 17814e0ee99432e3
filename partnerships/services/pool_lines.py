"""The lines of a pool's budget: adding them, correcting them, moving budget between them."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from partnerships.models import PoolLine, PoolYear, Virement
from partnerships.services.keeping import allow
from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import refuse, store
from salford_css.core.models import Post

MONTHS = 12


@transaction.atomic
def add_line(*, pool_year: PoolYear, code: str, name: str, budget: Decimal, by: Any, **facts: Any) -> PoolLine:
    """Add a line to a year's budget; `facts` are function, client_group, the lead party and profile."""
    allow(pool_year.fund, by)
    refuse(_misfit(budget, facts.get("profile")))
    row = store(PoolLine(pool_year=pool_year, code=code, name=name, budget=budget, **facts))
    record_activity("line-added", pool_year.fund, by=by, reason=f"{name}: {budget}")
    return row


@transaction.atomic
def change_line(*, line: PoolLine, by: Any, reason: str = "", **facts: Any) -> PoolLine:
    """Change what a line says: name, budget, function, client_group, lead, profile; another budget needs its reason."""
    allow(line.pool_year.fund, by)
    known = PoolLine.objects.values_list("budget", flat=True).get(pk=line.pk)
    budget = facts.get("budget", known)
    refuse(
        "Say why the budget changes." if budget != known and not reason.strip() else None,
        _misfit(budget, facts.get("profile", line.profile)),
    )
    for name, value in facts.items():
        setattr(line, name, value)
    store(line)
    refuse(f"{line} would be left with less than nothing." if line.budget_now() < 0 else None)
    record_activity("line-changed", line.pool_year.fund, by=by, reason=reason or str(line))
    return line


def _misfit(budget: Decimal, profile: Sequence[Decimal] | None) -> str | None:
    """Say why a profile does not fit a budget; None where it does or there is none."""
    if not profile:
        return None
    if len(profile) != MONTHS:
        return f"A profile has twelve months, not {len(profile)}."
    total = sum(profile, Decimal("0.00"))
    if total != budget:
        return f"The profile adds up to £{total:,.2f}, the budget is £{budget:,.2f}."
    return None


@transaction.atomic
def move_budget(
    *,
    pool_year: PoolYear,
    amount: Decimal,
    reason: str,
    by: Any,
    taken_from: PoolLine | None = None,
    given_to: PoolLine | None = None,
    on: date | None = None,
    approved_by: Post | None = None,
    **facts: Any,
) -> Virement:
    """Move budget between two lines, or into or out of the pool's lines, with the reason and who approved it.

    Raises ValidationError in a closed year and where a line would be left with less than nothing.
    """
    allow(pool_year.fund, by)
    refuse("Say why the budget moves." if not reason.strip() else None)
    row = Virement(
        pool_year=pool_year,
        taken_from=taken_from,
        given_to=given_to,
        amount=amount,
        on=on or clock.today(),
        reason=reason.strip()[:500],
        approved_by=approved_by,
        **facts,
    )
    store(row)
    record_activity("budget-moved", pool_year.fund, by=by, reason=f"{row}: {reason.strip()}")
    return row
