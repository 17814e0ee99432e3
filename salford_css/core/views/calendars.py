"""A user's own calendar: its secret address on a page of their own, and the dates behind it."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from salford_css.core import clock, registry
from salford_css.core.calendar_feed import feed
from salford_css.core.components import Crumb
from salford_css.core.middleware import open_to_readers
from salford_css.core.services.calendar_links import end_calendar_link, link_of, renew_calendar_link, whose_calendar

BACK, AHEAD = timedelta(days=92), timedelta(days=366)


@open_to_readers
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def my_calendar(request: HttpRequest) -> HttpResponse:
    """Show whether there is a link; POST makes a new one and shows its secret this once."""
    user: Any = request.user
    secret = ""
    if request.method == "POST":
        token = renew_calendar_link(user=user, by=user)
        secret = request.build_absolute_uri(reverse("calendar-feed", args=[token]))
    context = {"link": link_of(user), "secret": secret, "crumbs": [Crumb("My calendar")]}
    return render(request, "core/my_calendar.html", context)


@open_to_readers
@require_POST
def end_my_calendar(request: HttpRequest) -> HttpResponse:
    """End the link."""
    user: Any = request.user
    try:
        end_calendar_link(user=user, by=user)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        messages.success(request, "The link is ended. Calendar programs that used it get nothing any more.")
    return HttpResponseRedirect(reverse("my-calendar"))


@login_not_required
@never_cache
@require_safe
def calendar_feed(request: HttpRequest, token: str) -> HttpResponse:
    """Hand the dates to whoever knows the secret; to anybody else there is nothing here."""
    user = whose_calendar(token)
    if user is None:
        raise Http404
    today = clock.today()
    dates = registry.diary.for_user(user, since=today - BACK, until=today + AHEAD)
    body = feed(dates, made_at=clock.now(), site=f"{request.scheme}://{request.get_host()}")
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="dates.ics"'
    response["Referrer-Policy"] = "no-referrer"
    return response
