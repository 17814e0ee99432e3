"""Addresses that fail in every way, beside the real handlers."""

from typing import NoReturn

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import OperationalError
from django.http import HttpRequest
from django.urls import path

from salford_css import urls
from salford_css.core.views import errors

handler400, handler403, handler404, handler500 = urls.handler400, urls.handler403, urls.handler404, urls.handler500


def failing(exception: Exception):
    @login_not_required
    def view(request: HttpRequest) -> NoReturn:
        raise exception

    return view


@login_not_required
def too_many(request: HttpRequest):
    return errors.too_many(request, retry_after=90)


urlpatterns = [
    *urls.urlpatterns,
    path("fails/400/", failing(BadRequest("bad"))),
    path("fails/403/", failing(PermissionDenied("Only the secretary writes minutes."))),
    path("fails/500/", failing(RuntimeError("a password in a message"))),
    path("fails/503/", failing(OperationalError("server closed the connection"))),
    path("fails/429/", too_many),
]
