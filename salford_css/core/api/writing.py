"""Writing through the API: every request answered once, and a change only of what its sender has read."""

import hashlib
import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError, InternalError, connection, transaction
from django.http import HttpResponse
from django_fsm import ConcurrentTransition, TransitionNotAllowed
from rest_framework.exceptions import APIException

from salford_css.core import clock
from salford_css.core.api.filters import refuse_unknown
from salford_css.core.api.problems import Fault, Malformed
from salford_css.core.api.resources import Resource
from salford_css.core.api.shapes import StrictShape
from salford_css.core.models import IdempotencyKey

KEPT_FOR = timedelta(hours=48)
KEY, REPLAYED = "Idempotency-Key", "Idempotency-Replayed"
LONGEST_KEY = 255
REFUSALS = (ValidationError, IntegrityError, InternalError, TransitionNotAllowed, ConcurrentTransition)
KEPT = (409, 422)
"""Refusals that are kept under their key: what was understood. A request that was not may be mended and sent again."""
LOCK = "SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))"


class StillRunning(APIException):
    """The same request is being answered at this moment."""

    status_code = 409
    default_detail = "A request with this Idempotency-Key is being answered. Ask again in a moment."


class KeyUsedBefore(APIException):
    """Another body came under the same key."""

    status_code = 422
    default_detail = "Another body came under this Idempotency-Key before. Take a new key for a new request."


class PreconditionRequired(APIException):
    """A change that does not say what it was made from."""

    status_code = 428
    default_detail = "Say with If-Match which state you change: the ETag of your last GET of this address."


class PreconditionFailed(APIException):
    """A change of something that changed meanwhile."""

    status_code = 412
    default_detail = "It changed since you read it. Read it again, then decide."

    def __init__(self, etag: str) -> None:
        super().__init__()
        self.headers = {"ETag": etag}


class SendResource(Resource):
    """An address that takes bodies by POST: each is answered once for its Idempotency-Key.

    A subclass says what it takes (`taken`), what it does (`take`), and what it keeps of a refusal (`refused`).
    """

    taken: ClassVar[type[StrictShape]]
    taken_example: ClassVar[Mapping[str, Any]]
    sending: ClassVar[str]
    """What POST does, in sentences; the first is its heading in the documentation."""
    sends: ClassVar[str]
    """The name of the operation."""
    http_method_names = ["get", "head", "post"]

    def take(self, request: Any, data: Any, **names: str) -> Mapping[str, Any]:
        """Do what the body asks; return the answer."""
        raise NotImplementedError

    def refused(self, request: Any, problem: Mapping[str, Any]) -> Mapping[str, Any]:
        """Keep that a body was refused; return what the answer says besides the problem."""
        return {}

    def post(self, request: Any, *args: Any, **names: str) -> HttpResponse:
        """Take the body, once."""
        refuse_unknown(request.query_params, ())
        self.raw = request._request.body
        key = key_of(request)
        data = read_body(self.taken, request)
        with transaction.atomic():
            known = self._known(request, key)
            if known is not None:
                return answered(known.status or 200, bytes(known.answer or b""), replayed=True)
            response = self._first_time(request, data, names)
            body = response.content
            IdempotencyKey.objects.create(
                client=request.client, key=key, fingerprint=self._fingerprint(request), at=clock.now(),
                status=response.status_code, answer=body,
            )  # fmt: skip
        return response

    def _known(self, request: Any, key: str) -> IdempotencyKey | None:
        """Return the answer given before; raises where it is not ready, or was given to another body."""
        with connection.cursor() as cursor:
            cursor.execute(LOCK, [f"{request.client.pk} {key}"])
            if not cursor.fetchone()[0]:
                raise StillRunning
        rows = IdempotencyKey.objects.filter(client=request.client)
        rows.filter(at__lt=clock.now() - KEPT_FOR).delete()
        known = rows.filter(key=key).first()
        if known is not None and known.fingerprint != self._fingerprint(request):
            raise KeyUsedBefore
        return known

    def _fingerprint(self, request: Any) -> str:
        return hashlib.sha256(f"{request.method} {request.path}\n".encode() + self.raw).hexdigest()

    def _first_time(self, request: Any, data: Any, names: Mapping[str, str]) -> HttpResponse:
        try:
            with transaction.atomic():
                told = self.take(request, data, **names)
        except REFUSALS as refusal:
            problem = self.handle_exception(refusal)
            if problem.status_code not in KEPT:
                raise
            said = json.loads(problem.content)
            return answered(problem.status_code, json.dumps(said | self.refused(request, said)).encode())
        return answered(201, json.dumps(told).encode())


class ChangeResource(Resource):
    """An address whose thing is changed by PATCH, by who names the state it was read in (`If-Match`).

    A subclass says what it takes, and what it does (`change`); the answer is the thing as it stands then.
    """

    taken: ClassVar[type[StrictShape]]
    taken_example: ClassVar[Mapping[str, Any]]
    sending: ClassVar[str]
    sends: ClassVar[str]
    http_method_names = ["get", "head", "patch"]

    def change(self, request: Any, data: Any, **names: str) -> None:
        """Do what the body asks."""
        raise NotImplementedError

    def patch(self, request: Any, *args: Any, **names: str) -> HttpResponse:
        """Change the thing, if it is still as it was read."""
        refuse_unknown(request.query_params, ())
        self.raw = request._request.body
        data = read_body(self.taken, request)
        with transaction.atomic():
            require_match(request, self.get(request, **names)["ETag"])  # type: ignore[attr-defined]
            self.change(request, data, **names)
        return self.get(request, **names)  # type: ignore[attr-defined]


def read_body(taken: type[StrictShape], request: Any) -> Any:
    """Return the body as a shape reads it; raises Malformed or ValidationError with everything wrong with it."""
    try:
        data = request.data
    except RecursionError:
        raise Malformed(
            [Fault("", "too_deep", "The body has more lists within lists than any address takes.")]
        ) from None
    if data is None:
        raise Malformed([Fault("", "null", "The body is null; send an object, as the example of this address shows.")])
    shape = taken(data=data)
    shape.is_valid(raise_exception=True)
    return shape.validated_data


def key_of(request: Any) -> str:
    """Return the request's Idempotency-Key; raises Malformed without a usable one."""
    key = request.headers.get(KEY, "").strip()
    if not key or len(key) > LONGEST_KEY or not (key.isascii() and key.isprintable()):
        words = f"Send a name of your own for this request, of 1 to {LONGEST_KEY} letters, digits and signs (a UUID)."
        raise Malformed([Fault(f"/header/{KEY}", "required", words)])
    return key


def answered(status: int, body: bytes, *, replayed: bool = False) -> HttpResponse:
    """Return a kept or new answer: a receipt with its address, or a problem."""
    refused = status >= 400
    kind = "application/problem+json" if refused else "application/json"
    response = HttpResponse(body, status=status, content_type=kind)
    if not refused:
        response["Location"] = json.loads(body).get("url", "")
    if replayed:
        response[REPLAYED] = "true"
    return response


def require_match(request: Any, etag: str) -> None:
    """Raise unless If-Match names the state a change is made from; a compressed answer's ETag names the same state."""
    given = request.headers.get("If-Match", "").strip()
    if not given:
        raise PreconditionRequired
    tags = {tag.strip().replace('-gzip"', '"') for tag in given.split(",")}
    if "*" not in tags and etag.replace('-gzip"', '"') not in tags:
        raise PreconditionFailed(etag)
