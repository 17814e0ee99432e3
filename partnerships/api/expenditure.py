"""Spending of a pool that a partner reports, month by month."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import OuterRef, Q, QuerySet, Value

from partnerships.api.columns import month_code
from partnerships.api.pools import POOL
from partnerships.api.sending import RECEIPT_EXAMPLE, Submission, own_party, shared_fund, shared_year
from partnerships.api.shapes.expenditure import ExpenditureLineShape, ExpenditureShape, ExpenditureTaken
from partnerships.models import ExpenditureLine, ExpenditureReturn, ExpenditureState, PoolYear, ReceiptKind
from partnerships.services.expenditure import report_spending
from partnerships.services.pool_months import Entry
from salford_css.core.api import filters
from salford_css.core.api.read_path import JsonList
from salford_css.core.api.resources import DetailResource, ListResource, Order, Resource


class Reports(Resource):
    """The rows and shape both addresses share."""

    required_scopes = {"GET": ("finance:read",), "POST": ("finance:write",)}
    serializer_class = ExpenditureShape
    path_names = POOL
    example = {
        "uid": "7c9e6679-7425-40de-944b-e07fc1f90ae7",
        "period": "2006-07-M06",
        "version": 1,
        "state": "accepted",
        "note": "",
        "sent_on": "2006-10-09",
        "answered_on": "2006-10-11",
        "answer": "",
        "currency": "GBP",
        "lines": [
            {"line": "all-services", "actual": "1450000.00", "forecast": "17600000.00", "cause": "Two new placements."}
        ],
    }

    def rows(self, client: Any) -> QuerySet[Any]:
        """Return what the client's organisation reported of a fund that is shared with it; 404 for any other."""
        fund = shared_fund(client, self.kwargs["ref"])
        lines = ExpenditureLine.objects.visible_to(client).filter(expenditure=OuterRef("pk"))
        rows = ExpenditureReturn.objects.visible_to(client).filter(pool_year__fund=fund)
        return rows.annotate(
            month_code=month_code("pool_year__start_year", "month"),
            currency=Value("GBP"),
            lines_told=JsonList(lines.order_by("line__code", "pk"), ExpenditureLineShape()),
        )


class ExpenditureList(Reports, Submission, ListResource):
    """List the spending that your organisation reported of a pool, every version of it."""

    operation = "list_expenditure_returns"
    sends = "send_expenditure_return"
    sending = """Report what a pool's lines cost in a month.

    The host reports any line, another partner the lines it leads. It counts once the pool's keeper has taken it into
    the ledger: the receipt says when, or why not. A month reported before is corrected by a new version with a note."""
    kind = ReceiptKind.EXPENDITURE
    taken = ExpenditureTaken
    filters = {
        "period": filters.Text("month_code", "Months, such as 2006-07-M06."),
        "state": filters.Choice("state", "What has become of it.", words=tuple(ExpenditureState.values)),
    }
    orders = {"period": Order(("month_code", "number"), ("period", "version"))}
    taken_example = {
        "period": "2006-07-M06",
        "lines": [
            {"line": "all-services", "actual": "1450000.00", "forecast": "17600000.00", "cause": "Two new placements."}
        ],
    }
    answer_example = RECEIPT_EXAMPLE | {"kind": "expenditure"}

    def receive(self, client: Any, data: Any, **names: str) -> Mapping[str, Any]:
        """Keep the report by the service."""
        fund = shared_fund(client, names["ref"])
        year = shared_year(fund, data["period"].year, field="period")
        row = report_spending(
            pool_year=year,
            month=data["period"].number,
            party=own_party(fund, client),
            entries=_entries(year, data["lines"]),
            by=client,
            note=data["note"],
        )
        return {"expenditure": row}


def _entries(year: PoolYear, told: list[Any]) -> list[Entry]:
    """Return what was told, line by line; raises ValidationError for a line there is not, or that comes twice."""
    lines = {line.code: line for line in year.lines.select_related("lead__organisation")}
    codes = [one["line"] for one in told]
    strange = [f"This year of the pool has no line {code[:60]}." for code in codes if code not in lines]
    twice = [f"The line {code} comes twice." for code in sorted({code for code in codes if codes.count(code) > 1})]
    empty = [
        f"Give what was spent on {one['line'][:60]}, what is expected, or both."
        for one in told
        if one["actual"] is None and one["forecast"] is None
    ]
    if wrong := [*strange, *twice, *empty]:
        raise ValidationError({"lines": wrong})
    return [Entry(lines[one["line"]], one["actual"], one["forecast"], one["cause"]) for one in told]


class ExpenditureDetail(Reports, DetailResource):
    """Read one report of spending, and what has become of it."""

    operation = "read_expenditure_return"
    path_names = POOL | {"uid": "The report's uid."}

    def named(self, **names: str) -> Q:
        """Find it."""
        return Q(uid=UUID(names["uid"]))
