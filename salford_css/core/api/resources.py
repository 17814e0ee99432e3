"""The two sorts of addresses the API has for reading: a list and one thing."""

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, ClassVar, TypeVar

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Q, QuerySet
from django.http import Http404, HttpResponse
from rest_framework.generics import GenericAPIView
from structlog.contextvars import bind_contextvars

from salford_css.core import audit, clock
from salford_css.core.api import read_path
from salford_css.core.api.answers import answer, answer_under, tag_of
from salford_css.core.api.filters import Filter, refuse_unknown
from salford_css.core.freshness import state_of_the_record
from salford_css.core.remembering import Pieces

T = TypeVar("T")
QUESTIONS: Pieces[Any] = Pieces(64)
Scopes = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Order:
    """An order a list is offered in: database `keys`, unique together, none of them null.

    `fields` are the visible fields with the same values, from which the next page is found; a list whose keys are
    not visible overrides `after` in its view.
    """

    keys: tuple[str, ...]
    fields: tuple[str, ...] = ()

    @property
    def remembered(self) -> tuple[str, ...]:
        """Return the fields that say where a page ended."""
        return self.fields or self.keys


class Resource(GenericAPIView[Any]):
    """An address of the API. Says which scope each method asks, and puts the client into the trail."""

    required_scopes: ClassVar[Scopes] = {}
    is_list: ClassVar[bool] = False
    operation: ClassVar[str]
    example: ClassVar[Mapping[str, Any]]
    path_names: ClassVar[Mapping[str, str]] = {}
    query_names: ClassVar[Mapping[str, str]] = {}
    http_method_names = ["get", "head"]
    told: Callable[[QuerySet[Any]], QuerySet[Any]] | None = None
    """Adds to rows what their shape needs, where `rows` has only what they are chosen by: less to join for a list."""
    counted: ClassVar[bool] = False
    """Everything an answer is made of lies in models that are `@counted`: what did not change is not made again."""

    def rows(self, client: Any) -> QuerySet[Any]:
        """Return the rows this client may see."""
        raise NotImplementedError

    def body(self, request: Any, **names: str) -> bytes:
        """Return what is answered to a request."""
        raise NotImplementedError

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Keep the client's place in the trail open until the answer is made."""
        with ExitStack() as self.trail:
            return super().dispatch(request, *args, **kwargs)

    def perform_authentication(self, request: Any) -> None:
        """Find out who asks: `request.client`; everything changed from here on carries its name."""
        super().perform_authentication(request)
        request.client = getattr(request.auth, "client", None)
        if request.client is not None:
            name, organisation = str(request.client), str(request.client.organisation)
            origin = audit.changes_from(request_id=request.id, client=name, organisation=organisation)
            self.trail.enter_context(origin)
            bind_contextvars(client=name)  # every line of the log about this request names it

    def reply(self, request: Any, **names: str) -> HttpResponse:
        """Answer the body, or say that the caller has it already."""
        if not self.counted:
            return answer(request, self.body(request, **names))
        self.state = self._state(request)
        self.tag = tag_of(request, state=self.state, on=clock.today())
        return answer_under(request, self.tag, lambda: self.body(request, **names))

    def asked(self, make: Callable[[], T]) -> T:
        """Return what is asked of the database, made once for all who have the same tag: see `answers.tag_of`."""
        return QUESTIONS.get(self.tag, make) if self.counted else make()

    def _state(self, request: Any) -> str:
        """Return the state of the record; a body made while somebody writes may be newer.

        It came with the client's token, unless the request itself has changed something. What is read from a replica
        depends on both: who sees what is known from the first, so that what was withdrawn counts before the replica
        has heard of it.
        """
        state: str = request.auth.state if request.method in ("GET", "HEAD") else state_of_the_record()
        using = read_path.reading_database()
        return state if using == DEFAULT_DB_ALIAS else f"{state} {state_of_the_record(using)}"

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Say what is left of the client's allowance, and that answers are nobody else's."""
        response = super().finalize_response(request, response, *args, **kwargs)
        for name, value in getattr(request, "allowance", {}).items():
            response[name] = value
        response.setdefault("Cache-Control", "private, no-cache")
        return response


class ListResource(Resource):
    """A list: filters, an order, pages by cursor; rows come from `rows(client)`, already scoped."""

    is_list = True
    filters: ClassVar[Mapping[str, Filter]] = {}
    orders: ClassVar[Mapping[str, Order]]

    def after(self, order: Order, last: Mapping[str, Any]) -> tuple[Any, ...]:
        """Return the values of the order's keys in the row with which the last page ended."""
        return tuple(last[field] for field in order.remembered)

    def body(self, request: Any, **names: str) -> bytes:
        """Return a page of the list; where the next begins is said in its headers too."""
        pages: Any = self.paginator
        page = self.asked(lambda: pages.ask(self.filter_queryset(self.rows(request.client)), request, view=self))
        body, self.links = pages.read(page, request)
        return body

    def get(self, request: Any, **names: str) -> HttpResponse:
        """Answer a page of the list."""
        response = self.reply(request, **names)
        if response.status_code != HTTPStatus.NOT_MODIFIED:
            response["Link"] = self.links
        return response


class DetailResource(Resource):
    """One thing, named by its path. What is not shared is answered as what does not exist."""

    def named(self, **names: str) -> Q:
        """Return which row the path and `query_names` name; raises ValueError when it cannot be a name."""
        return Q(**names)

    def body(self, request: Any, **names: str) -> bytes:
        """Return the thing; raises Http404."""
        refuse_unknown(request.query_params, self.query_names)
        page = self.asked(lambda: self._question(request, names)).page()
        if not page.count:
            raise Http404
        return page.items[1:-1].encode()

    def _question(self, request: Any, names: Mapping[str, str]) -> read_path.Question:
        try:
            rows = self.rows(request.client).filter(self.named(**request.query_params.dict(), **names))
        except ValueError:
            raise Http404 from None
        return read_path.question(rows, self.get_serializer(), limit=1, told=self.told)

    def get(self, request: Any, **names: str) -> HttpResponse:
        """Answer the thing, or 404."""
        return self.reply(request, **names)
