"""Answers of the API as bytes: strong ETag, 304 for what the caller already has, compression."""

import gzip
import hashlib
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_vary_headers
from django.utils.crypto import salted_hmac
from django.utils.http import parse_etags

WORTH_COMPRESSING = 200  # bytes, from which on Django would compress
FAST = 1  # gzip level
PROGRAMS = ("salford_css", "strategy", "performance", "partnerships")


def answer(request: HttpRequest, body: bytes, *, content_type: str = "application/json") -> HttpResponse:
    """Return a body under a tag of its content, or 304 when If-None-Match names it."""
    tag = hashlib.sha1(body, usedforsecurity=False).hexdigest()
    return answer_under(request, tag, lambda: body, content_type=content_type)


def answer_under(
    request: HttpRequest, tag: str, make: Callable[[], bytes], *, content_type: str = "application/json"
) -> HttpResponse:
    """Return the body that `make` makes, or 304 when If-None-Match names its tag: then nothing is made.

    The compressed and the plain form have an ETag each, so both stay strong (RFC 9110, 8.8.3.3); that is why
    compression happens here and not in Django's middleware, which would weaken the ETag. A body too short to be worth
    compressing goes out plain under either.
    """
    squeeze = "gzip" in request.headers.get("Accept-Encoding", "")
    etag = f'"{tag}{"-gzip" if squeeze else ""}"'
    known = [
        each.removeprefix("W/") for each in parse_etags(request.headers.get("If-None-Match", ""))
    ]  # 13.1.2: weakly
    # "*" asks whether there is anything at all, which only making it tells.
    response = HttpResponseNotModified() if etag in known else _whole(make(), content_type, squeeze=squeeze)
    if "*" in known:
        response = HttpResponseNotModified()
    response["ETag"] = etag
    patch_vary_headers(response, ["Accept-Encoding", "Authorization"])
    return response


def tag_of(request: Any, *, state: str, on: date) -> str:
    """Return the tag of what a client is answered at an address while the record is in a state, on a day.

    Signed, so that nobody can name the tag of an answer he was not given.
    """
    client = f"{request.client.pk} of {request.client.organisation_id}"
    held = (client, request.build_absolute_uri(), on.isoformat(), state, _programs())
    return salted_hmac("api.etag", "\n".join(held)).hexdigest()


@cache
def _programs() -> str:
    """Return a checksum of the programs, since other programs may answer otherwise from the same record."""
    kept = hashlib.sha1(usedforsecurity=False)
    for program in sorted(each for name in PROGRAMS for each in (settings.BASE_DIR / name).rglob("*.py")):
        kept.update(program.read_bytes())
    return kept.hexdigest()


def _whole(body: bytes, content_type: str, *, squeeze: bool) -> HttpResponse:
    if not squeeze or len(body) < WORTH_COMPRESSING:
        return HttpResponse(body, content_type=content_type)
    response = HttpResponse(gzip.compress(body, FAST, mtime=0), content_type=content_type)
    response["Content-Encoding"] = "gzip"
    return response
