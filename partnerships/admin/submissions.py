"""What partners' systems sent. It is sent through the API; reports of spending are answered here as on their page."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from partnerships.models import ExpenditureLine, ExpenditureReturn, Receipt
from partnerships.services.expenditure import ANSWER, accept_spending, refuse_spending
from salford_css.core.admin.base import DirectorateAdmin, DirectorateInline
from salford_css.core.admin.workflow import ReasonForm, WorkflowAdmin


class LineInline(DirectorateInline):
    """What a report says of each line."""

    model = ExpenditureLine
    fields = readonly_fields = ("line", "actual", "forecast", "cause")
    max_num = 0


@admin.register(ExpenditureReturn)
class ExpenditureReturnAdmin(WorkflowAdmin):
    """Spending that partners report, month by month."""

    fsm_fields = ["state"]
    services = {"accept": accept_spending, "refuse": refuse_spending}
    fsm_forms = {"refuse": ReasonForm}
    service_argument = "expenditure"
    readonly_fields = ("pool_year", "month", "party", "number", "note", "sent_on", *ANSWER)
    list_display = ("pool_year", "month", "party", "number", "state", "sent_on")
    list_filter = ("state",)
    search_fields = ("pool_year__fund__name", "party__organisation__name", "note")
    list_select_related = ("pool_year__fund", "party__organisation")
    inlines = (LineInline,)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: partners report, their systems send."""
        return False


@admin.register(ExpenditureLine)
class ExpenditureLineAdmin(DirectorateAdmin):
    """Lines of reports of spending."""

    read_only = True
    list_display = ("expenditure", "line", "actual", "forecast")


@admin.register(Receipt)
class ReceiptAdmin(DirectorateAdmin):
    """What was received from partners' systems."""

    read_only = True
    list_display = ("received_at", "kind", "organisation", "client", "address", "digest", "refused_because")
    list_filter = ("kind",)
    search_fields = ("organisation__name", "idempotency_key", "digest", "address")
    list_select_related = ("organisation", "client")
