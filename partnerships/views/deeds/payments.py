"""Deeds about payments into a pool: what a partner says it paid, and what the host's books say of it."""

from typing import Any

from django.http import Http404
from django.urls import reverse

from partnerships import policies
from partnerships.forms import pools as forms
from partnerships.models import Payment
from partnerships.services import pool_payments
from partnerships.views.deeds.page import HOME, FundDeed, YearDeed
from salford_css.core.components import Crumb


class RecordPayment(YearDeed):
    """Record what a partner paid."""

    form = forms.PaymentForm
    heading = "Record a payment"
    verb = "Record it"
    done = "The payment is on record."
    dated_by = "paid_on"

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the year's contributions."""
        return {"contributions": row.contributions.select_related("party__organisation")}

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the day the pages are read at."""
        return {"paid_on": self.day}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Record it."""
        pool_payments.record_payment(by=self.request.user, **data)
        return row


class PaymentDeed(FundDeed):
    """The host's answer to one payment."""

    model = Payment
    dated_by = None

    def row(self, **address: Any) -> Any:
        """Return the payment."""
        rows = Payment.objects.visible_to(self.request.user).filter(uid=address["uid"])
        found = rows.select_related("contribution__pool_year__fund", "contribution__party").first()
        if found is None:
            raise Http404
        return found

    def allowed(self, row: Any) -> bool:
        """Say whether the reader keeps the fund's money."""
        return policies.may_keep_pool(self.request.user, row.contribution.pool_year.fund, self.today)

    def back(self, row: Any) -> str:
        """Return to the year."""
        return str(row.contribution.pool_year.get_absolute_url())

    def above(self, row: Any) -> list[Crumb]:
        """Return the way back."""
        return [HOME, Crumb("Payments", reverse("partnerships:payments"))]

    def lead(self, row: Any) -> str:
        """Name the payment."""
        return (
            f"{row.contribution.party} says it paid £{row.amount:,.2f} on {row.paid_on:%-d %B %Y}, "
            f"reference {row.own_reference}."
        )


class MatchPayment(PaymentDeed):
    """Find a payment in the host's books."""

    form = forms.SureForm
    heading = "Match the payment"
    verb = "It is in the host's books"
    done = "The payment is matched."

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Match it."""
        pool_payments.match_payment(payment=row, by=self.request.user)
        return row.contribution.pool_year


class QueryPayment(PaymentDeed):
    """Say what is wrong with a payment."""

    form = forms.ReasonForm
    heading = "Query the payment"
    verb = "Query it"
    done = "The payment is queried and no longer counts as paid."

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Query it."""
        pool_payments.query_payment(payment=row, by=self.request.user, **data)
        return row.contribution.pool_year
