"""The API's own way in: what machines ask passes by everything that only pages need.

Sessions, forms, messages, a reader's moment and the policy of a page cost more than an unchanged list does, and no
machine has any of them (docs/decisions/api-read-path.md). What guards an answer is named in API_MIDDLEWARE.
"""

import logging
from collections.abc import Callable
from typing import Any

import structlog
from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.core.handlers.exception import convert_exception_to_response
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string
from structlog.contextvars import clear_contextvars

from salford_css.core.addresses import client_address

log = structlog.get_logger(__name__)
Handler = Callable[[HttpRequest], HttpResponse]
API, READABLE = "/api/", "/api/v1/docs/"
NOTHING_MAY_LOAD = "default-src 'none'; frame-ancestors 'none'"


class ApiDoor(BaseHandler):
    """A middleware that answers addresses of the API by API_MIDDLEWARE, and lets everything else go on to the pages.

    The readable description is a page like others.
    """

    def __init__(self, get_response: Handler) -> None:
        self.pages = get_response
        self._view_middleware: list[Any] = []
        self._exception_middleware: list[Any] = []
        self._template_response_middleware: list[Any] = []
        self.machines: Any = convert_exception_to_response(self._get_response)  # type: ignore[attr-defined]
        for name in reversed(settings.API_MIDDLEWARE):
            middleware = import_string(name)(self.machines)
            if hasattr(middleware, "process_exception"):
                self._exception_middleware.append(middleware.process_exception)
            self.machines = convert_exception_to_response(middleware)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        is_machine = request.path_info.startswith(API) and request.path_info != READABLE
        return (self.machines if is_machine else self.pages)(request)


def one_line(get_response: Handler) -> Handler:
    """Write one line of the log for a request, once it is answered: who asked what, and how it ended."""

    def handle(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        asked = f"{request.method} {request.get_full_path()}"
        level = logging.INFO if response.status_code < 400 else logging.WARNING
        level = level if response.status_code < 500 else logging.ERROR
        facts = {"ip": client_address(request), "user_agent": request.META.get("HTTP_USER_AGENT")}
        log.log(level, "request_finished", request=asked, code=response.status_code, **facts)
        clear_contextvars()  # the client's name, bound when it was known
        return response

    return handle


def plain_answer(get_response: Handler) -> Handler:
    """Refuse a host that is not ours; say of an answer how long it is and that nothing may be loaded for it."""

    def handle(request: HttpRequest) -> HttpResponse:
        request.get_host()
        response = get_response(request)
        response.setdefault("Content-Length", str(len(response.content)))
        response.setdefault("Content-Security-Policy", NOTHING_MAY_LOAD)
        return response

    return handle
