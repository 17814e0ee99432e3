"""Answers of the API as bytes: strong ETag, 304 for what the caller already has, compression."""

import gzip
import hashlib

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags

WORTH_COMPRESSING = 200  # bytes, from which on Django would compress
FAST = 1  # gzip level


def answer(request: HttpRequest, body: bytes, *, content_type: str = "application/json") -> HttpResponse:
    """Return the body with its ETag, or 304 when If-None-Match names it.

    The compressed and the plain form have an ETag each, so both stay strong (RFC 9110, 8.8.3.3); that is why
    compression happens here and not in Django's middleware, which would weaken the ETag.
    """
    squeeze = len(body) >= WORTH_COMPRESSING and "gzip" in request.headers.get("Accept-Encoding", "")
    etag = f'"{hashlib.sha1(body, usedforsecurity=False).hexdigest()}{"-gzip" if squeeze else ""}"'
    if _has(request, etag):
        response: HttpResponse = HttpResponseNotModified()
    elif squeeze:
        response = HttpResponse(gzip.compress(body, FAST, mtime=0), content_type=content_type)
        response["Content-Encoding"] = "gzip"
    else:
        response = HttpResponse(body, content_type=content_type)
    response["ETag"] = etag
    patch_vary_headers(response, ["Accept-Encoding", "Authorization"])
    return response


def _has(request: HttpRequest, etag: str) -> bool:
    """Say whether If-None-Match names this ETag; that comparison is a weak one (RFC 9110, 13.1.2)."""
    known = [tag.removeprefix("W/") for tag in parse_etags(request.headers.get("If-None-Match", ""))]
    return "*" in known or etag in known
