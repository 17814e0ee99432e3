"""Pages for what went wrong, in the same design as every other page."""

import sys
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.loader import render_to_string


def _page(request: HttpRequest, template: str, status: int, **context: Any) -> HttpResponse:
    context["request_id"] = getattr(request, "id", "")
    # Not with the request: nothing of the shell stands on these pages, and who asks matters to none of them.
    return HttpResponse(render_to_string(f"errors/{template}.html", context), status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 400, or 413 with the limit when more was sent than a form may hold."""
    if isinstance(exception, RequestDataTooBig):
        limit = (settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0) // 2**20
        return _page(request, "413", HTTPStatus.REQUEST_ENTITY_TOO_LARGE, limit=f"{limit} MB")
    return _page(request, "400", HTTPStatus.BAD_REQUEST)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 403 with the sentence the rule gave."""
    return _page(request, "403", HTTPStatus.FORBIDDEN, sentence=str(exception or ""))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 404; nothing is said about what exists for others."""
    return _page(request, "404", HTTPStatus.NOT_FOUND)


def wrong_method(request: HttpRequest, answer: HttpResponseNotAllowed) -> HttpResponse:
    """Give the bare answer 405 of a view its page; what is allowed stays in the header."""
    page = _page(request, "405", HTTPStatus.METHOD_NOT_ALLOWED)
    page["Allow"] = answer["Allow"]
    return page


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose security token is missing or old."""
    return _page(request, "csrf", HTTPStatus.FORBIDDEN)


def too_many(request: HttpRequest, retry_after: int = 60) -> HttpResponse:
    """Answer 429 and say when to try again."""
    response = _page(request, "429", HTTPStatus.TOO_MANY_REQUESTS, retry_after=retry_after)
    response["Retry-After"] = str(retry_after)
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500 without asking the database or the shell; 503 when it is the database that does not answer."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return HttpResponse(
            render_to_string("errors/503.html"),
            status=HTTPStatus.SERVICE_UNAVAILABLE,
            headers={"Retry-After": "30"},
        )
    return HttpResponse(render_to_string("errors/500.html"), status=HTTPStatus.INTERNAL_SERVER_ERROR)
