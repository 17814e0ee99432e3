"""Returns of pools that are shared with a client, and each partner's answer to them."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404

from partnerships.api.columns import year_code
from partnerships.api.sending import RECEIPT_EXAMPLE, Submission, own_party
from partnerships.api.shapes.returns import SENT_STATES, AnswerShape, AnswerTaken, ReturnFigureShape, ReturnShape
from partnerships.models import PoolReturn, PoolReturnVersion, ReceiptKind, ReturnAnswer, ReturnFigure, ReturnKind
from partnerships.services.returns import answer_return
from salford_css.core.api import filters
from salford_css.core.api.read_path import JsonList
from salford_css.core.api.resources import DetailResource, ListResource, Order, Resource

OF_THIS = OuterRef("pk")


class Returns(Resource):
    """The rows and shape both addresses share."""

    required_scopes = {"GET": ("finance:read",)}
    serializer_class = ReturnShape
    example = {
        "ref": "example-pool-2006-07-quarterly-q2",
        "pool": "example-pool",
        "year": "2006-07",
        "kind": "quarterly",
        "quarter": 2,
        "state": "submitted",
        "due_on": "2006-10-21",
        "version": 1,
        "submitted_on": "2006-10-18",
        "summary": "Two placements began in August.",
        "figures": [
            {
                "part": "summary",
                "name": "The whole pool",
                "plan": "17300000.00",
                "actual": "8700000.00",
                "forecast": "17600000.00",
                "variance": "300000.00",
                "words": "Planned is the current budget.",
                "illustrative": True,
            }
        ],
        "answers": [{"version": 1, "party": "Example Council", "answer": "accepted", "on": "2006-10-20", "words": ""}],
    }

    def rows(self, client: Any) -> QuerySet[Any]:
        """Return the returns that were sent of pools shared with the client."""
        versions = PoolReturnVersion.objects.visible_to(client).order_by("-number")
        newest = versions.filter(pool_return=OF_THIS)
        of_newest = versions.filter(pool_return=OuterRef(OuterRef("pk"))).values("pk")[:1]
        figures = ReturnFigure.objects.visible_to(client).filter(version=Subquery(of_newest))
        return PoolReturn.objects.visible_to(client).annotate(
            year_code=year_code("pool_year__start_year"),
            newest_number=Subquery(newest.values("number")[:1]),
            newest_on=Subquery(newest.values("submitted_on")[:1]),
            newest_summary=Subquery(newest.values("summary")[:1]),
            figures_told=JsonList(figures.order_by("place"), ReturnFigureShape()),
            answers_told=JsonList(
                named_answers(client).filter(version__pool_return=OF_THIS).order_by("on", "pk"), AnswerShape()
            ),
        )


def named_answers(client: Any) -> QuerySet[Any]:
    """Return the answers a client may see, with who gave them."""
    who = Coalesce("party__organisation__name", "party__as_written")
    return ReturnAnswer.objects.visible_to(client).annotate(party_name=who)


class ReturnList(Returns, ListResource):
    """List the returns that were sent of the pools shared with you."""

    operation = "list_returns"
    filters = {
        "pool": filters.Text("pool_year__fund__ref", "Pools, by ref."),
        "year": filters.Text("year_code", "Financial years, such as 2006-07."),
        "kind": filters.Choice("kind", "Sorts of return.", words=tuple(ReturnKind.values)),
        "state": filters.Choice("state", "Where it stands.", words=SENT_STATES),
        "due_on": filters.Day("due_on", "When it was due."),
    }
    orders = {"ref": Order(("ref",))}


class ReturnDetail(Returns, DetailResource):
    """Read one return in its newest version, with every partner's answers."""

    operation = "read_return"
    path_names = {"ref": "The return's ref."}


class AnswerList(Submission, ListResource):
    """List what the partners said to a return."""

    operation = "list_return_answers"
    sends = "send_return_answer"
    sending = """Accept a return, or ask about it.

    Accepted by every partner, the return is accepted. A version whose period was corrected in the ledger since, or
    after which another was sent, is not accepted any more."""
    required_scopes = {"GET": ("finance:read",), "POST": ("finance:write",)}
    serializer_class = AnswerShape
    path_names = {"ref": "The return's ref."}
    kind = ReceiptKind.ANSWER
    taken = AnswerTaken
    filters = {"answer": filters.Choice("answer", "What was said.", words=("accepted", "queried"))}
    orders = {"on": Order(("on", "party_name", "answer"), ("on", "party", "answer"))}
    example = Returns.example["answers"][0]
    taken_example = {"version": 1, "answer": "queried", "words": "Which placements began in August?"}
    answer_example = RECEIPT_EXAMPLE | {"kind": "answer", "state": "accepted"}

    def _found(self, client: Any, ref: str) -> PoolReturn:
        found = PoolReturn.objects.visible_to(client).filter(ref=ref).select_related("pool_year__fund").first()
        if found is None:
            raise Http404
        return found

    def rows(self, client: Any) -> QuerySet[Any]:
        """Return the answers to a return the client may see; 404 for any other."""
        return named_answers(client).filter(version__pool_return=self._found(client, self.kwargs["ref"]))

    def receive(self, client: Any, data: Any, **names: str) -> Mapping[str, Any]:
        """Keep it by the service of the pages."""
        row = self._found(client, names["ref"])
        newest = row.versions.order_by("-number").values_list("number", flat=True).first()
        if newest != data["version"]:
            words = f"Version {newest} is the newest; read it before you answer."
            raise ValidationError({"version": [words]})
        party = own_party(row.pool_year.fund, client)
        given = answer_return(pool_return=row, party=party, answer=data["answer"], words=data["words"], by=client)
        return {"return_answer": given}
