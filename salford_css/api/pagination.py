"""Pages of a list by cursor: each begins where the last one ended, however deep, and nothing is counted."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.signing import BadSignature, Signer
from django.db.models import BooleanField, F, Func, QuerySet, Value
from django.db.models.lookups import GreaterThan, LessThan
from rest_framework.pagination import BasePagination
from rest_framework.utils.urls import replace_query_param

from salford_css.core.api import read_path
from salford_css.core.api.problems import Fault, Malformed

USUAL, MOST = 50, 1_000


class Row(Func):
    """Several columns compared as one, `(a, b) > (x, y)`, which an index over both can answer."""

    function = "ROW"
    output_field = BooleanField()


@dataclass(frozen=True)
class Asked:
    """A page as it is asked of the database: at most `limit` rows, in an order as the address names it.

    `remember` names the fields of its last row in which the next page begins.
    """

    question: read_path.Question
    limit: int
    ordering: str
    remember: tuple[str, ...]


class KeysetPagination(BasePagination):
    """`limit`, `cursor`, `ordering`. The cursor is signed for one client: nobody can probe with a made-up one."""

    parameters = ("limit", "cursor", "ordering")

    def ask(self, rows: QuerySet[Any], request: Any, *, view: Any) -> Asked:
        """Return what is asked of the database for the page; raises Malformed."""
        limit = self._limit(request)
        name, order, backwards = self._order(request, view)
        last = self._last(request, name)
        if last is not None:
            rows = rows.filter(_beyond(order.keys, view.after(order, last), backwards))
        rows = rows.order_by(*(F(key).desc() if backwards else F(key).asc() for key in order.keys))
        question = read_path.question(rows, view.get_serializer(), limit=limit, told=view.told)
        return Asked(question, limit, name, order.remembered)

    def read(self, asked: Asked, request: Any) -> tuple[bytes, str]:
        """Return the page's body and its Link header."""
        page = asked.question.page()
        following = self._address(request, asked, page.last) if page.count == asked.limit else None
        body = f'{{"items": {page.items}, "next": {json.dumps(following)}}}'
        return body.encode(), self._links(request, following)

    def _limit(self, request: Any) -> int:
        text = request.query_params.get("limit", str(USUAL))
        if not (text.isascii() and text.isdigit() and len(text) <= 4 and 1 <= int(text) <= MOST):
            raise Malformed([Fault("/query/limit", "invalid_value", f"limit is a number from 1 to {MOST:,}.")])
        return int(text)

    def _order(self, request: Any, view: Any) -> tuple[str, Any, bool]:
        usual = next(iter(view.orders))
        name = request.query_params.get("ordering", usual)
        order = view.orders.get(name.removeprefix("-"))
        if order is None:
            words = f"This list is ordered by {', '.join(view.orders)}; with - before it, the other way round."
            raise Malformed([Fault("/query/ordering", "invalid_value", words)])
        return name, order, name.startswith("-")

    def _last(self, request: Any, name: str) -> Mapping[str, Any] | None:
        cursor = request.query_params.get("cursor")
        if cursor is None:
            return None
        try:
            return dict(_signer(request, name).unsign_object(cursor))
        except (BadSignature, ValueError):
            words = "This cursor is not one of this list's in this order. Begin again without it."
            raise Malformed([Fault("/query/cursor", "invalid_value", words)]) from None

    def _address(self, request: Any, asked: Asked, last: Mapping[str, Any]) -> str:
        cursor = _signer(request, asked.ordering).sign_object({name: last[name] for name in asked.remember})
        return replace_query_param(request.build_absolute_uri(), "cursor", cursor)

    @staticmethod
    def _links(request: Any, following: str | None) -> str:
        links = f'<{request.build_absolute_uri("/api/v1/schema/")}>; rel="service-desc"'
        return f'<{following}>; rel="next", {links}' if following else links

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        """Document the parameters."""
        names = [sign + name for name in view.orders for sign in ("", "-")]
        size = {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL}
        return [
            _parameter("limit", "Rows on a page.", size),
            _parameter("cursor", "Where the page begins; taken from next, never made.", {"type": "string"}),
            _parameter(
                "ordering", "The order; a minus turns it round.", {"type": "string", "enum": names, "default": names[0]}
            ),
        ]

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        """Document the envelope."""
        following = {
            "type": ["string", "null"],
            "format": "uri",
            "example": None,
            "description": "The next page; null when there is none. The last page can be empty.",
        }
        if isinstance(schema, dict):  # spectacular also calls with a mark of its own, to find where examples go
            schema = schema | {"description": "The rows of this page."}
        properties = {"items": schema, "next": following}
        return {"type": "object", "required": ["items", "next"], "properties": properties}


def _signer(request: Any, ordering: str) -> Signer:
    return Signer(salt=f"cursor {request.client.pk} {request.path} {ordering}")


def _beyond(keys: tuple[str, ...], values: tuple[Any, ...], backwards: bool) -> GreaterThan | LessThan:
    given = (value if hasattr(value, "resolve_expression") else Value(value) for value in values)
    return (LessThan if backwards else GreaterThan)(Row(*map(F, keys)), Row(*given))


def _parameter(name: str, about: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": False, "description": about, "schema": dict(schema)}
