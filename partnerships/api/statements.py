"""The statement and the memorandum account of a pool's year."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, ClassVar

from django.http import Http404, HttpResponse

from partnerships.api.pools import POOL
from partnerships.api.sending import shared_fund
from partnerships.api.shapes.statements import MemorandumShape, StatementShape
from partnerships.api.told import memorandum_told, statement_of
from partnerships.models import PoolYear
from partnerships.offers.pool_papers import read
from partnerships.readings.ledger import YearMoney, money_of
from salford_css.core import clock
from salford_css.core.api.answers import answer
from salford_css.core.api.filters import Day, refuse_unknown
from salford_css.core.api.problems import Fault, Malformed
from salford_css.core.api.resources import Resource
from salford_css.core.periods import FinancialYear, Frequency, Period

HEAD = {
    "pool": "example-pool",
    "year": "2006-07",
    "period": "2006-07-M06",
    "as_at": "2006-10-15",
    "currency": "GBP",
    "illustrative": True,
}
PARTNER = {
    "party": "XAA01",
    "name": "Example Primary Care Trust",
    "contribution": "8600000.00",
    "share_of_variance": "149132.95",
    "required": "8749132.95",
    "paid": "4300000.00",
    "still_to_pay": "4449132.95",
    "disputed_by": "",
}


class Paper(Resource):
    """A paper about a pool's year up to the end of a month, as known on a day. `tell` makes it."""

    required_scopes = {"GET": ("finance:read",)}
    path_names = POOL
    query_names = {
        "year": "The financial year, such as 2006-07; asked for unless period is.",
        "period": "The month up to whose end it counts, such as 2006-07-M06; the last on record unless you say.",
        "as_at": "What was known on a day, such as 2006-10-15; today unless you say.",
    }
    tell: ClassVar[Callable[..., Mapping[str, Any]]]

    def get(self, request: Any, *args: Any, **names: str) -> HttpResponse:
        """Answer the paper; 404 for a pool that is not shared and for a year it does not have."""
        refuse_unknown(request.query_params, self.query_names)
        fund = shared_fund(request.client, names["ref"])
        year, month, as_at = self._asked(request.query_params)
        row = PoolYear.objects.visible_to(request.client).filter(fund=fund, start_year=year.start_year)
        found = row.select_related("fund__partnership", "fund__host", "fund__manager").first()
        if found is None:
            raise Http404
        money: YearMoney = money_of(found, as_at=as_at, month=month) if month else read(found, as_at)
        told = self.get_serializer(type(self).tell(money, on=clock.today())).data
        return answer(request, json.dumps(told).encode())

    def _asked(self, given: Mapping[str, str]) -> tuple[FinancialYear, int | None, date]:
        """Read year, month and day; raises Malformed with all that is wrong."""
        faults: list[Fault] = []

        def reading(name: str, read: Callable[[str], Any]) -> Any:
            try:
                return read(given[name]) if name in given else None
            except ValueError as wrong:
                faults.append(Fault(f"/query/{name}", "invalid_value", str(wrong)))
                return None

        period, year = reading("period", _month), reading("year", FinancialYear.parse)
        day = reading("as_at", Day("").read)
        if not faults and period is None and year is None:
            faults.append(Fault("/query/year", "required", "Say which year: year=2006-07, or period=2006-07-M06."))
        if not faults and period is not None and year not in (None, period.year):
            faults.append(Fault("/query/period", "invalid_value", f"{period.code} is no month of {year.code}."))
        if faults:
            raise Malformed(faults)
        return year or period.year, period.number if period else None, day or clock.today()


def _month(text: str) -> Period:
    found = Period.parse(text)
    if found.frequency is not Frequency.MONTH:
        raise ValueError(f"{text!r} is no month; write it as 2006-07-M06, where April is month 01.")
    return found


class Statement(Paper):
    """Read a pool's statement: budget, spending, forecast, and each partner's share of the variance.

    Every figure comes with its arithmetic. Shares and what is unallocated are the variance, to the penny.
    """

    operation = "read_statement"
    serializer_class = StatementShape
    tell = staticmethod(statement_of)
    example = {
        **HEAD,
        "sentence": "By the end of September 2006 £8.7 million of £17.3 million was spent.",
        "opening_budget": "17300000.00",
        "current_budget": "17300000.00",
        "profile": "8650000.00",
        "spent": "8700000.00",
        "forecast": "17600000.00",
        "variance": "300000.00",
        "unallocated": "0.00",
        "brought_forward": "0.00",
        "received": "8650000.00",
        "balance": "-50000.00",
        "rule": "In proportion to contributions.",
        "problem": "",
        "lines": [
            {
                "line": "all-services",
                "name": "All services",
                "lead": None,
                "original": "17300000.00",
                "moved": "0.00",
                "current": "17300000.00",
                "profile": "8650000.00",
                "spent": "8700000.00",
                "forecast": "17600000.00",
                "variance": "300000.00",
                "cause": "",
                "disputed_by": "",
            }
        ],
        "partners": [PARTNER],
        "relief": [],
        "figures": [
            {
                "name": "Variance",
                "steps": [
                    {"words": "Forecast for the year", "numbers": "", "shown": "£17,600,000.00"},
                    {"words": "Current budget, taken away", "numbers": "", "shown": "−£17,300,000.00"},
                    {"words": "Variance", "numbers": "more than nothing is over budget", "shown": "£300,000.00"},
                ],
            }
        ],
    }


class MemorandumAccount(Paper):
    """Read a pool's memorandum account: funding, expenditure, the result, and each partner's part of it."""

    operation = "read_memorandum"
    serializer_class = MemorandumShape
    tell = staticmethod(memorandum_told)
    example = {
        **HEAD,
        "sentence": "Funding of 2006/07 less expenditure leaves a surplus of £8,600,000.00.",
        "funding": [{"name": "Example Primary Care Trust", "amount": "17300000.00"}],
        "total_funding": "17300000.00",
        "expenditure": [{"name": "All services", "amount": "8700000.00"}],
        "total_expenditure": "8700000.00",
        "result": "8600000.00",
        "partners": [PARTNER],
        "carried_forward": "-50000.00",
    }
