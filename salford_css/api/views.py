"""The API's own addresses: where to begin, the OpenAPI description, the readable pages. Open to everybody."""

import json

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import resolve
from django.views.decorators.http import require_safe

from salford_css.api import reference
from salford_css.api.exceptions import Problem
from salford_css.api.schema import description
from salford_css.core.api.answers import answer


@login_not_required
@require_safe
def root(request: HttpRequest) -> HttpResponse:
    """Say where to begin."""
    begin = {"schema": "/api/v1/schema/", "docs": "/api/v1/docs/", "token": "/oauth/token/"}
    lists = {path.rsplit("/", 1)[1]: path for path in description()["paths"] if "{" not in path}
    return answer(request, json.dumps(begin | {"lists": lists}).encode())


@login_not_required
@require_safe
def schema(request: HttpRequest) -> HttpResponse:
    """Answer the OpenAPI description."""
    return answer(request, json.dumps(description()).encode(), content_type="application/vnd.oai.openapi+json")


@login_not_required
@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """Show the description as a page."""
    context = {"reference": reference.of(description()), "base": request.build_absolute_uri("/")[:-1]}
    return render(request, "api/docs.html", context)


@login_not_required
def nothing_here(request: HttpRequest) -> HttpResponse:
    """Answer any other address under /api/; one that only has a slash too many or too few is pointed to."""
    other = request.path.removesuffix("/") if request.path.endswith("/") else f"{request.path}/"
    if resolve(other).func is nothing_here:
        return Problem("not-found").answer(request)
    query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
    return HttpResponsePermanentRedirect(other + query, preserve_request=True)
