"""The list of payments into pooled funds."""

from typing import Any

import django_filters
from django.db.models import QuerySet

from partnerships.models import Payment, PaymentState
from partnerships.views.deeds.page import HOME
from salford_css.core.components import Crumb
from salford_css.core.filters import ListFilter
from salford_css.core.lists import Column, ListPage


class PaymentFilter(ListFilter):
    """Payments by words and state."""

    words_in = ("own_reference", "note", "contribution__party__organisation__name", "contribution__party__as_written")
    state = django_filters.ChoiceFilter(label="State", choices=PaymentState.choices, empty_label="All")


class PaymentList(ListPage):
    """Every payment into every pool."""

    heading = "Payments into pooled funds"
    noun = ("payment", "payments")
    crumbs = (HOME, Crumb("Payments"))
    filterset = PaymentFilter
    default_sort = ("-paid_on", "pk")
    columns = (
        Column("paid", "Paid on", lambda row: row.paid_on, ("paid_on",)),
        Column("party", "By", lambda row: row.contribution.party, ("contribution__party__organisation__name",)),
        Column(
            "fund",
            "Fund and year",
            lambda row: row.contribution.pool_year,
            ("contribution__pool_year__fund__name",),
            url=lambda row: row.contribution.pool_year.get_absolute_url(),
        ),
        Column("reference", "Reference", lambda row: row.own_reference, ("own_reference",)),
        Column(
            "amount",
            "Pounds",
            lambda row: row.amount,
            ("amount",),
            numeric=True,
            shown=lambda row: f"{row.amount:,.2f}",
        ),
        Column("state", "State", lambda row: row.get_state_display(), ("state",)),
        Column("note", "Note", lambda row: row.note, empty="none"),
    )

    def rows(self) -> QuerySet[Any]:
        """Return what was paid by the day."""
        rows = Payment.objects.visible_to(self.request.user).filter(paid_on__lte=self.as_at)
        return rows.select_related("contribution__party__organisation", "contribution__pool_year__fund")
