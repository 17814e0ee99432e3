"""How long a sign-in lasts, and that it has a second factor."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from salford_css.core import accounts, clock

Handler = Callable[[HttpRequest], HttpResponse]
BEGAN, SEEN = "session_began", "session_seen"
NOTED_EVERY = timedelta(minutes=1)
"""How exactly idleness is measured; anything finer would write the session at every page."""


def session_limits(get_response: Handler) -> Handler:
    """Sign a user out who was idle too long, or who signed in too long ago."""

    def handle(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            if _is_over(request, clock.now()):
                logout(request)
            else:
                _note(request, clock.now())
        return get_response(request)

    return handle


def _is_over(request: HttpRequest, now: datetime) -> bool:
    began, seen = (request.session.get(key) for key in (BEGAN, SEEN))
    if began is None or seen is None:
        return False
    too_old = now - datetime.fromisoformat(began) > settings.SESSION_ABSOLUTE_LIMIT
    return too_old or now - datetime.fromisoformat(seen) > settings.SESSION_IDLE_LIMIT


def _note(request: HttpRequest, now: datetime) -> None:
    seen = request.session.get(SEEN)
    request.session.setdefault(BEGAN, now.isoformat())
    if seen is None or now - datetime.fromisoformat(seen) >= NOTED_EVERY:
        request.session[SEEN] = now.isoformat()


def second_factor_required(get_response: Handler) -> Handler:
    """Lead a user without a second factor to the page where one is set up, and nowhere else."""

    def handle(request: HttpRequest) -> HttpResponse:
        if (
            settings.SECOND_FACTOR_REQUIRED
            and request.user.is_authenticated
            and not request.path.startswith("/accounts/")
            and not accounts.has_second_factor(request.user)
        ):
            return HttpResponseRedirect(reverse("mfa_index"))
        return get_response(request)

    return handle
