"""What passes from one year of a pool to the next, and what is put by: carry-forward and the risk reserve."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from partnerships.models import CarryForward, PooledFund, PoolYear, ReserveMovement
from partnerships.services.keeping import allow
from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import acting_post, refuse, store


@transaction.atomic
def bring_forward(
    *, pool_year: PoolYear, amount: Decimal, by: Any, terms: str = "", reason: str = "", **facts: Any
) -> CarryForward:
    """Bring a surplus, or a deficit (less than nothing), forward into a year; `facts` are decision and source.

    Raises ValidationError in a closed year, and for a change without its reason.
    """
    allow(pool_year.fund, by)
    row = CarryForward.objects.filter(pool_year=pool_year).first()
    changed = row is not None and row.amount != amount
    refuse("Say why what was brought forward changes." if changed and not reason.strip() else None)
    row = row or CarryForward(pool_year=pool_year)
    row.amount, row.terms = amount, terms.strip()[:300]
    for name, value in facts.items():
        setattr(row, name, value)
    store(row)
    words = f"{pool_year.year}: {amount:+,.2f}"
    record_activity("carried-forward", pool_year.fund, by=by, reason=f"{words}; {reason}" if reason.strip() else words)
    return row


@transaction.atomic
def move_reserve(*, fund: PooledFund, amount: Decimal, on: date, reason: str, by: Any, **facts: Any) -> ReserveMovement:
    """Put money into a fund's risk reserve (positive) or take it out (negative); `facts` are the decision.

    Raises ValidationError for more than the reserve holds, a day to come, or no reason.
    """
    allow(fund, by)
    refuse(
        "Say why the reserve changes." if not reason.strip() else None,
        f"{on:%-d %B %Y} is still to come." if on > clock.today() else None,
    )
    row = ReserveMovement(
        fund=fund,
        amount=amount,
        on=on,
        reason=reason.strip()[:500],
        made_by=acting_post(by, clock.today()),
        **facts,
    )
    store(row)
    record_activity("reserve-moved", fund, by=by, reason=f"{amount:+,.2f}: {row.reason}")
    return row
