"""A reader's own preferences."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from salford_css.core import moments
from salford_css.core.middleware import open_to_readers


@open_to_readers
@require_POST
def set_moment(request: HttpRequest) -> HttpResponse:
    """Read pages at another moment from now on (kept in the session), and go back to where one was."""
    request.session[moments.SESSION_KEY] = moments.chosen(request.POST.get("moment", "")[:40]).ref
    back = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return HttpResponseRedirect(_without_day(back) if safe else "/")


def _without_day(address: str) -> str:
    """Keep what an address asks for, but not the day it was read at once: it would win over the chosen moment."""
    parts = urlsplit(address)
    asked = QueryDict(parts.query, mutable=True)
    asked.pop("as_at", None)
    return f"{parts.path}?{asked.urlencode()}" if asked else parts.path
