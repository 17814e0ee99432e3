"""What partners paid into a pool: recorded, found in the host's books, or queried."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from partnerships import policies
from partnerships.models import Contribution, Payment
from partnerships.services.keeping import NOT_YOURS, allow
from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import refuse, store, take_step
from salford_css.core.policies import require


@transaction.atomic
def record_payment(
    *, contribution: Contribution, amount: Decimal, paid_on: date, own_reference: str, by: Any, note: str = ""
) -> Payment:
    """Record what a partner paid, or was paid back (less than nothing), under the payer's own reference.

    Raises ValidationError for a reference this partner gave before, nothing paid, a day to come or a closed year.
    """
    fund = contribution.pool_year.fund
    require(policies.may_report_payment(by, contribution.party, fund, clock.today()), NOT_YOURS)
    contribution.pool_year.refuse_closed()
    known = contribution.party.contributions.filter(payments__own_reference__iexact=own_reference.strip())
    refuse(
        f"{contribution.party} gave the reference {own_reference.strip()} before." if known.exists() else None,
        "A payment of nothing is none." if not amount else None,
        f"{paid_on:%-d %B %Y} is still to come." if paid_on > clock.today() else None,
    )
    row = Payment(
        contribution=contribution,
        amount=amount,
        paid_on=paid_on,
        own_reference=own_reference.strip(),
        note=note.strip()[:500],
    )
    store(row)
    record_activity("payment-recorded", fund, by=by, reason=f"{contribution.party}, {row}")
    return row


@transaction.atomic
def match_payment(*, payment: Payment, by: Any) -> Payment:
    """Find a payment in the host's books."""
    return _answer(payment, "match", by)


@transaction.atomic
def query_payment(*, payment: Payment, by: Any, reason: str = "") -> Payment:
    """Say that a payment was not found, or differs."""
    refuse(None if reason.strip() else "Say what is wrong with the payment.")
    payment.note = reason.strip()[:500]
    return _answer(payment, "query", by)


def _answer(payment: Payment, step: str, by: Any) -> Payment:
    fund = payment.contribution.pool_year.fund
    allow(fund, by)
    take_step(payment, step, deed=f"payment-{step}", by=by, reason=payment.own_reference, also=["note"])
    return payment
