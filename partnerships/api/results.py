"""What reporting rounds ask of a client's organisation, and the figures it sends."""

from collections.abc import Mapping
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Value
from django.db.models.functions import Concat
from django.http import Http404

from partnerships.api.sending import RECEIPT_EXAMPLE, Submission
from partnerships.api.shapes.returns import ResultReturnShape, ResultsTaken, RoundFigureShape
from partnerships.models import ReceiptKind
from partnerships.services.results import Sent, send_results
from performance.api.filters import IndicatorName
from performance.collecting.drafts import Draft
from performance.collecting.facts import Facts
from performance.collecting.lifecycle import ReturnState
from performance.models import ReturnEntry, RoundReturn
from salford_css.core.api import filters
from salford_css.core.api.columns import period_code
from salford_css.core.api.read_path import JsonList
from salford_css.core.api.resources import DetailResource, ListResource, Order, Resource

FIGURE = {
    "indicator": "EX:A1",
    "title": "Delayed transfers of care",
    "value": None,
    "numerator": "412",
    "denominator": "9800",
    "status": "",
    "stage": "provisional",
    "source": "Monthly return, September 2006",
    "commentary": "",
    "cause": "",
    "explanation": "",
}


class ResultReturns(Resource):
    """The rows and shape the addresses share."""

    required_scopes = {"GET": ("performance:read",)}
    serializer_class = ResultReturnShape
    example = {
        "ref": "ex-2006-07-m06-example-primary-care-trust",
        "framework": "EX",
        "period": "2006-07-M06",
        "opens": "2006-10-01",
        "due": "2006-10-20",
        "state": "open",
        "figures": [FIGURE],
    }

    def rows(self, client: Any) -> QuerySet[Any]:
        """Return what is asked of the client's organisation, where it may send any of it."""
        entries = _named(client).filter(round_return=OuterRef("pk"))
        return RoundReturn.objects.visible_to(client).annotate(
            period_told=period_code("round__period", "round__frequency"),
            entries_told=JsonList(entries.order_by("indicator", "pk"), RoundFigureShape()),
        )


def _named(client: Any) -> QuerySet[Any]:
    code = Concat("series__indicator__framework__code", Value(":"), F("series__indicator__code"))
    return ReturnEntry.objects.visible_to(client).annotate(indicator=code)


class ResultReturnList(ResultReturns, ListResource):
    """List the returns that reporting rounds ask of your organisation."""

    operation = "list_result_returns"
    filters = {
        "framework": filters.Text("round__framework__code", "Frameworks."),
        "state": filters.Choice("state", "Where it stands.", words=tuple(ReturnState.values)),
        "due": filters.Day("round__due", "By when it is handed in."),
        "period": filters.PeriodCode("round__period", frequency="round__frequency"),
    }
    orders = {"ref": Order(("ref",))}


class ResultReturnDetail(ResultReturns, DetailResource):
    """Read one return: what it asks, and what stands there."""

    operation = "read_result_return"
    path_names = {"ref": "The return's ref."}


class FigureList(Submission, ListResource):
    """List the figures of a return that you may submit."""

    operation = "list_return_figures"
    sends = "send_return_figures"
    sending = """Send figures of a return, and hand it in.

    They are drafts until somebody of the council approves the return; then they go on record. A figure beyond the
    tolerance of its target comes with what explains it. A return that was handed in, and a period that is locked,
    take no more."""
    required_scopes = {"GET": ("performance:read",), "POST": ("performance:write",)}
    serializer_class = RoundFigureShape
    path_names = {"ref": "The return's ref."}
    kind = ReceiptKind.RESULTS
    taken = ResultsTaken
    filters = {"indicator": IndicatorName("series__indicator")}
    orders = {"indicator": Order(("indicator",))}
    example = FIGURE
    taken_example = {
        "figures": [{"indicator": "EX:A1", "numerator": "412", "denominator": "9800", "source": "Monthly return"}],
        "hand_in": True,
    }
    answer_example = RECEIPT_EXAMPLE | {"kind": "results"}

    def _found(self, client: Any, ref: str) -> RoundReturn:
        found = RoundReturn.objects.visible_to(client).filter(ref=ref).first()
        if found is None:
            raise Http404
        return found

    def rows(self, client: Any) -> QuerySet[Any]:
        """Return the lines the client may send; 404 for a return that is not its own."""
        return _named(client).filter(round_return=self._found(client, self.kwargs["ref"]))

    def receive(self, client: Any, data: Any, **names: str) -> Mapping[str, Any]:
        """Enter, explain and hand in by the services of the pages."""
        row = self._found(client, names["ref"])
        figures = [_sent(told) for told in data["figures"]]
        return {"round_return": send_results(round_return=row, figures=figures, by=client, hand_in=data["hand_in"])}


def _sent(told: Mapping[str, Any]) -> Sent:
    facts = Facts(told["value"], told["numerator"], told["denominator"], told["status"])
    explained = {
        "cause": told["cause"],
        "explanation": told["explanation"],
        "new_action": told["action"],
        "act_by": told["act_by"],
    }
    return Sent(told["indicator"], Draft(facts, told["stage"], told["source"], told["commentary"]), explained)
