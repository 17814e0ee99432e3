"""What every request carries: an id, its place in the trail, the moment it is read at, and a guard for readers."""

import re
import uuid
from collections.abc import Callable
from typing import Any

import pghistory.middleware
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils.functional import SimpleLazyObject
from structlog.contextvars import bound_contextvars

from salford_css.core import audit, clock, moments, policies
from salford_css.core.addresses import client_address
from salford_css.core.views import errors

Handler = Callable[[HttpRequest], HttpResponse]
SAFE_METHODS = {"GET", "HEAD", "OPTIONS", "TRACE"}


def request_identity(get_response: Handler) -> Handler:
    """Give each request an id, taken from X-Request-ID when that is harmless, and send it back; the log names both
    it and whom our proxies saw.
    """

    def handle(request: HttpRequest) -> HttpResponse:
        # Not request.headers: that keeps what it read first, and the log would then invent an id of its own.
        given = request.META.get("HTTP_X_REQUEST_ID", "")
        request.id = given if re.fullmatch(r"[A-Za-z0-9._-]{8,64}", given) else uuid.uuid4().hex  # type: ignore[attr-defined]
        request.META["HTTP_X_REQUEST_ID"] = request.id  # type: ignore[attr-defined]  # the log reads it there
        with bound_contextvars(request_id=request.id, ip=client_address(request)):  # type: ignore[attr-defined]
            response = get_response(request)
        response["X-Request-ID"] = request.id  # type: ignore[attr-defined]
        return response

    return handle


def changes_of_a_request(get_response: Handler) -> Handler:
    """Let everything that a request changes carry its id into the trail."""

    def handle(request: HttpRequest) -> HttpResponse:
        with audit.changes_from(request_id=request.id):  # type: ignore[attr-defined]
            return get_response(request)

    return handle


class TrailMiddleware(pghistory.middleware.HistoryMiddleware):
    """Writes who and which request into every event of the trail, on unsafe methods only."""

    def get_context(self, request: Any) -> dict[str, Any]:
        """Return the facts kept inside each event; the reason is what a form asks for under that name."""
        facts = super().get_context(request) | {"request_id": request.id, "method": request.method}
        reason = (request.POST.get(audit.REASON) or request.POST.get("reason") or "").strip()
        return facts | ({"reason": reason[:500]} if reason else {})


def reading_moment(get_response: Handler) -> Handler:
    """Attach `request.moment`: the day this page is read at (asked only when a page uses it)."""

    def handle(request: HttpRequest) -> HttpResponse:
        def choose() -> moments.Moment:
            named = request.GET.get("as_at")
            return moments.chosen(named) if named else moments.standing(request)

        request.moment = SimpleLazyObject(choose)  # type: ignore[attr-defined]
        return get_response(request)

    return handle


def plain_address(get_response: Handler) -> Handler:
    """Answer 404 to an address with a NUL in it: nothing is called so, and PostgreSQL cannot even be asked."""

    def handle(request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path:
            raise Http404
        return get_response(request)

    return handle


def page_for_wrong_method(get_response: Handler) -> Handler:
    """Put a page into the empty answer 405; machines get their own from the API."""

    def handle(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and not response.content:
            return errors.wrong_method(request, response)
        return response

    return handle


def open_to_readers(view: Callable[..., Any]) -> Callable[..., Any]:
    """Mark a view whose unsafe methods a read-only user may call: own preferences and sign-in, nothing else."""
    view.open_to_readers = True  # type: ignore[attr-defined]
    return view


class ReadersChangeNothing:
    """Refuses every unsafe request of a cabinet member, whatever the view forgot (403)."""

    # Sign-in, sign-out, own password and second factor belong to the packages that serve them.
    OWN_ACCOUNT = ("/accounts/",)

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        """Raise PermissionDenied before the view runs."""
        if request.method in SAFE_METHODS or request.path.startswith(self.OWN_ACCOUNT):
            return
        marked = getattr(view, "open_to_readers", False) or getattr(
            getattr(view, "view_class", None), "open_to_readers", False
        )
        if not marked and policies.is_read_only(request.user, clock.today()):
            raise PermissionDenied("Cabinet members read everything here and change nothing.")
