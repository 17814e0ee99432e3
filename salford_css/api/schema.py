"""The OpenAPI description: made from the views, with the problems every address can answer."""

import re
from functools import lru_cache
from typing import Any

from django.urls.converters import get_converters
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiExample, OpenApiParameter
from oauth2_provider.settings import oauth2_settings

from salford_css.api.kinds import KINDS

SECURITY = "client_credentials"
RATE_HEADERS = {
    "RateLimit-Policy": "The client's allowance: requests (q) in a window of seconds (w).",
    "RateLimit": "What is left of it (r), and the seconds until it begins again (t).",
    "X-Request-ID": "Names this request in our logs; yours, if you sent one of 8 to 64 letters, digits, . _ or -.",
}
HEADERS = {
    "POST": ("Idempotency-Key", "Your name for this request. Sent again with it, it is answered alike, done once."),
    "PATCH": ("If-Match", "The ETag of your last GET of this address; 412 where it changed since."),
}
ON_WRITING = ("conflict", "too-large", "unsupported-media-type", "refused")
ON_CHANGING = ("precondition-failed", "precondition-required")
ALWAYS_POSSIBLE = ("malformed", "not-authenticated", "missing-scope", "not-found", "too-many-requests", "unavailable")


def _pattern(route: str, name: str) -> dict[str, str]:
    """Return what a name in a route may look like, as its path converter says."""
    found = re.search(rf"<(\w+):{name}>", route)
    return {"type": "string", "pattern": f"^{get_converters()[found[1]].regex}$"} if found else {"type": "string"}


@lru_cache(maxsize=1)
def description() -> dict[str, Any]:
    """Return the OpenAPI document. It follows from the code, so one process makes it once."""
    schema: dict[str, Any] = SchemaGenerator().get_schema(request=None, public=True)
    return schema


class ResourceSchema(AutoSchema):
    """Reads what our resources say of themselves: `operation`, `example`, `path_names`, the docstring."""

    view: Any

    def get_operation_id(self) -> str:
        """Return the view's own name for it."""
        return self.view.operation if self.method == "GET" else self.view.sends

    def get_tags(self) -> list[str]:
        """Group by the first word of the path."""
        return [self.path.removeprefix("/api/v1/").split("/")[0]]

    def get_summary(self) -> str:
        """Return the first sentence of what the view says of itself, or of what it takes."""
        return self._words().splitlines()[0].removesuffix(".")

    def _words(self) -> str:
        words = self.view.__doc__ if self.method == "GET" else self.view.sending
        return (words or "").strip()

    def get_description(self) -> str:  # type: ignore[override]
        """Return the rest of it, and the scope asked for."""
        rest = " ".join(" ".join(self._words().splitlines()[1:]).split())
        scopes = " ".join(self.view.required_scopes.get(self.method, ()))
        return f"{rest} Scope: {scopes}.".strip()

    def get_override_parameters(self) -> list[Any]:
        """Document the names in the path."""
        in_path = [
            OpenApiParameter(name, _pattern(self.path_regex, name), "path", required=True, description=about)
            for name, about in self.view.path_names.items()
        ]
        if self.method != "GET":
            return [*in_path, self._header()]
        in_query = [
            OpenApiParameter(name, {"type": "string"}, "query", description=about)
            for name, about in self.view.query_names.items()
        ]
        return in_path + in_query

    def _header(self) -> OpenApiParameter:
        name, about = HEADERS[self.method]
        return OpenApiParameter(name, {"type": "string"}, "header", required=True, description=about)

    def get_request_serializer(self) -> Any:
        """Return what the address takes."""
        return self.view.taken if self.method != "GET" else None

    def get_response_serializers(self) -> Any:
        """Return what it answers: to a POST its receipt."""
        return {201: self.view.answer_shape} if self.method == "POST" else self.view.get_serializer()

    def get_examples(self) -> list[OpenApiExample]:
        """Return the view's example, of what it takes and of what it answers."""
        if self.method == "GET":
            return [OpenApiExample("Illustrative", value=dict(self.view.example), response_only=True)]
        answer = self.view.answer_example if self.method == "POST" else self.view.example
        return [
            OpenApiExample("Illustrative", value=dict(self.view.taken_example), request_only=True),
            OpenApiExample("Illustrative answer", value=dict(answer), response_only=True, status_codes=["200", "201"]),
        ]

    def get_filter_backends(self) -> list[Any]:
        """Only reading lists filter."""
        return list(self.view.filter_backends) if self._is_list_view() else []

    def _is_list_view(self, serializer: Any = None) -> bool:
        return self.view.is_list and self.method == "GET"


class ClientCredentialsScheme(OpenApiAuthenticationExtension):
    """Documents the bearer token and its scopes."""

    target_class = "salford_css.api.authentication.ClientAuthentication"
    name = SECURITY

    def get_security_requirement(self, auto_schema: Any) -> dict[str, list[str]]:
        """Return the scopes the address asks for."""
        return {SECURITY: list(auto_schema.view.required_scopes.get(auto_schema.method, ()))}

    def get_security_definition(self, auto_schema: Any) -> dict[str, Any]:
        """Return where tokens come from."""
        flow = {"tokenUrl": "/oauth/token/", "scopes": dict(oauth2_settings.SCOPES)}
        return {"type": "oauth2", "flows": {"clientCredentials": flow}}


def describe_problems(result: dict[str, Any], generator: Any, request: Any, public: bool) -> dict[str, Any]:
    """Add what every operation can answer beside success: problems, 304, headers (a postprocessing hook)."""
    result.setdefault("components", {}).setdefault("schemas", {})["Problem"] = _problem()
    for operations in result["paths"].values():
        for method, operation in operations.items():
            responses = operation["responses"]
            for response in responses.values():
                response.setdefault("headers", {}).update(_headers({"ETag": "Names this answer.", **RATE_HEADERS}))
            if method == "get":
                words = "You have it: If-None-Match names it."
                responses["304"] = {"description": words, "headers": _headers(RATE_HEADERS)}
            more = {"get": (), "patch": (*ON_WRITING, *ON_CHANGING)}.get(method, ON_WRITING)
            codes = (*ALWAYS_POSSIBLE, *more)
            responses |= {str(KINDS[code].status): _answer(KINDS[code].sentence) for code in codes}
    return result


def _answer(about: str) -> dict[str, Any]:
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {"description": about, "content": content}


def _headers(words: dict[str, str]) -> dict[str, Any]:
    return {name: {"description": about, "schema": {"type": "string"}} for name, about in words.items()}


def _problem() -> dict[str, Any]:
    text = {"type": "string"}
    fault = {
        "type": "object",
        "required": ["pointer", "code", "detail"],
        "properties": {
            "pointer": text | {"description": "/query/NAME for a parameter, else a JSON pointer into the body."},
            "code": text,
            "detail": text,
        },
    }
    return {
        "type": "object",
        "description": "What went wrong (RFC 9457).",
        "required": ["type", "title", "status", "detail", "instance", "request_id", "errors"],
        "properties": {
            "type": text | {"description": "Which sort of problem; its address explains it."},
            "title": text,
            "status": {"type": "integer"},
            "detail": text,
            "instance": text | {"description": "The path that was asked for."},
            "request_id": text | {"description": "Quote it when you ask us."},
            "errors": {"type": "array", "items": fault},
        },
    }
