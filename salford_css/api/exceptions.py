"""Every error as application/problem+json (RFC 9457). Nothing below raises an HTTP status of its own."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from django.core import exceptions as django
from django.db import DataError, IntegrityError, InterfaceError, InternalError, OperationalError
from django.http import Http404, JsonResponse, RawPostDataException, UnreadablePostError
from django_fsm import ConcurrentTransition, TransitionNotAllowed
from rest_framework import exceptions as drf
from rest_framework.views import set_rollback

from salford_css.api.kinds import BY_STATUS, KINDS
from salford_css.api.permissions import MissingScope
from salford_css.core.api.problems import Fault, Malformed

log = logging.getLogger(__name__)
TYPES = "/api/v1/docs/#problem-"
RETRY_SECONDS = "5"


@dataclass(frozen=True)
class Problem:
    """What went wrong, before it is an answer."""

    code: str
    detail: str = ""
    errors: Sequence[Fault] = ()
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def status(self) -> int:
        """Return the HTTP status."""
        return KINDS[self.code].status

    def answer(self, request: Any) -> JsonResponse:
        """Return it as problem+json."""
        body = {
            "type": TYPES + self.code,
            "title": HTTPStatus(self.status).phrase,
            "status": self.status,
            "detail": self.detail or KINDS[self.code].sentence,
            "instance": request.path,
            "request_id": getattr(request, "id", ""),
            "errors": [fault.as_dict() for fault in self.errors],
        }
        return JsonResponse(body, status=self.status, content_type="application/problem+json", headers=self.headers)


def problem_response(exc: Exception, context: dict[str, Any]) -> JsonResponse:
    """Answer any exception of a view (named in REST_FRAMEWORK)."""
    set_rollback()
    request = context["request"]
    problem = problem_of(exc, challenge=getattr(exc, "auth_header", ""))
    return problem.answer(getattr(request, "_request", request))


def problem_of(exc: Exception, *, challenge: str = "") -> Problem:
    """Return what an exception means to a caller. What nobody foresaw is logged and answered 500, without its text."""
    for kind, reader in READERS:
        if isinstance(exc, kind):
            return reader(exc)
    if isinstance(exc, drf.APIException):
        return _refusal(exc, challenge)
    log.error("The API failed.", exc_info=exc)
    return Problem("server-error")


def problem_of_status(status: int) -> Problem:
    """Return the problem for an answer that reached us as a bare status."""
    return Problem(BY_STATUS.get(status, "malformed" if status < 500 else "server-error"))


# ------------------------------------------------------------------ one reader a kind of exception


def _not_found(exc: Any) -> Problem:
    return Problem("not-found")


def _malformed(exc: Malformed) -> Problem:
    return Problem("malformed", str(exc.detail), exc.faults)


def _missing_scope(exc: MissingScope) -> Problem:
    challenge = f'Bearer realm="directorate", error="insufficient_scope", scope="{exc.scopes}"'
    return Problem("missing-scope", str(exc.detail), headers={"WWW-Authenticate": challenge})


def _forbidden(exc: Any) -> Problem:
    return Problem("forbidden", str(exc))


def _refused(exc: django.ValidationError) -> Problem:
    by_field = exc.error_dict if hasattr(exc, "error_dict") else {django.NON_FIELD_ERRORS: exc.error_list}
    faults = [
        Fault("" if name == django.NON_FIELD_ERRORS else f"/{name}", each.code or "invalid", " ".join(each.messages))
        for name, found in by_field.items()
        for each in found
    ]
    return Problem("refused", errors=faults)


def _wrong_shape(exc: drf.ValidationError) -> Problem:
    return Problem("malformed", "The request does not have the shape this address takes.", _faults(exc.detail, ""))


def _faults(detail: Any, place: str) -> list[Fault]:
    if isinstance(detail, dict):
        inner = [(name, each) for name, each in detail.items()]
        return [fault for name, each in inner for fault in _faults(each, f"{place}/{name}")]
    if isinstance(detail, list):
        lines = isinstance(detail[0] if detail else None, (dict, list))
        inner = [(f"{place}/{number}" if lines else place, each) for number, each in enumerate(detail)]
        return [fault for at, each in inner for fault in _faults(each, at)]
    return [Fault(place.removesuffix("/non_field_errors"), getattr(detail, "code", "invalid"), str(detail))]


def _conflict(exc: Exception) -> Problem:
    constraint = getattr(getattr(exc.__cause__, "diag", None), "constraint_name", None)
    faults = [Fault("", constraint, "This rule forbids it.")] if constraint else []
    return Problem("conflict", errors=faults)


def _raised_by_trigger(exc: InternalError) -> Problem:
    if getattr(exc.__cause__, "pgcode", "") == "P0001":  # RAISE EXCEPTION
        return _conflict(exc)
    log.error("The database failed.", exc_info=exc)
    return Problem("server-error")


def _unreadable_value(exc: Exception) -> Problem:
    return Problem("malformed", "A value lies outside what can be stored or compared.")


def _unavailable(exc: Exception) -> Problem:
    log.error("The database does not answer.", exc_info=exc)
    return Problem("unavailable", headers={"Retry-After": RETRY_SECONDS})


def _too_large(exc: Exception) -> Problem:
    return Problem("too-large")


def _read_as_form(exc: Exception) -> Problem:
    return Problem("unsupported-media-type")  # only what a form sends is read before the address sees it


def _bad_request(exc: Exception) -> Problem:
    return Problem("malformed")


def _refusal(exc: drf.APIException, challenge: str) -> Problem:
    headers = ({"WWW-Authenticate": challenge} if challenge else {}) | getattr(exc, "headers", {})
    wait = getattr(exc, "wait", None)
    if wait is not None:
        headers["Retry-After"] = str(int(wait))
    # The framework's own sentence for a missing token says nothing that ours does not say better.
    detail = "" if isinstance(exc, drf.NotAuthenticated) else str(exc.detail)
    return Problem(problem_of_status(exc.status_code).code, detail, headers=headers)


READERS: tuple[tuple[type[Exception] | tuple[type[Exception], ...], Callable[[Any], Problem]], ...] = (
    (Malformed, _malformed),
    (drf.ValidationError, _wrong_shape),
    (MissingScope, _missing_scope),
    ((Http404, django.ObjectDoesNotExist, drf.NotFound), _not_found),
    (django.ValidationError, _refused),
    (django.PermissionDenied, _forbidden),
    ((TransitionNotAllowed, ConcurrentTransition, IntegrityError), _conflict),
    (DataError, _unreadable_value),
    ((OperationalError, InterfaceError), _unavailable),
    (InternalError, _raised_by_trigger),
    (django.RequestDataTooBig, _too_large),
    (RawPostDataException, _read_as_form),
    ((django.SuspiciousOperation, UnreadablePostError), _bad_request),
)
