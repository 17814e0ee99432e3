"""Where a deed shows that was done while pages are read at a day in the past, and the way there."""

from datetime import date
from typing import Any
from urllib.parse import urlencode, urlsplit, urlunsplit

from django.http import HttpRequest, QueryDict
from django.urls import Resolver404, resolve

from salford_css.core import clock, moments


def first_day(dated: Any) -> date | None:
    """Return the first day meant by what a form says of time: a day, an uncertain date, nothing."""
    found: date | None = getattr(dated, "earliest", dated) or None
    return found


def warned(request: HttpRequest, dated_by: str | None) -> str:
    """Say before a deed that the pages as they are read may not show it; empty when they will.

    `dated_by` is the field that says its day: empty for today, None when it has none.
    """
    read_at, today = moments.day_of(request), clock.today()
    if read_at >= today or dated_by is None:
        return ""
    if dated_by:
        return f"What you do here is dated by the day you enter. Pages read as at {_day(read_at)} show nothing later."
    return f"What you do here is dated today, {_day(today)}. Pages read as at {_day(read_at)} do not show it."


def told(request: HttpRequest, done: str, address: str, shows: date | None) -> tuple[str, str]:
    """Return what a deed says afterwards, and where it leads: to a page read at the day on which it shows.

    `shows` is the first day on which it does, None when it has none. A form that follows is not turned to that day.
    """
    standing = moments.standing(request)
    if shows is None or shows <= standing.day:
        return done, address
    if _is_form(address):
        return f"{done} It is dated {_day(shows)}: pages read as at {_day(standing.day)} do not show it.", address
    return f"{done} It is dated {_day(shows)}, so you see this page as at that day.", _read_at(address, shows)


def _is_form(address: str) -> bool:
    """Say whether an address leads to the form of a deed."""
    try:
        page = getattr(resolve(urlsplit(address).path).func, "view_class", None)
    except Resolver404:
        return False
    return bool(getattr(page, "is_deed", False))


def _read_at(address: str, day: date) -> str:
    """Return an address that is read at a day, whatever moment is chosen."""
    parts = urlsplit(address)
    asked = dict(QueryDict(parts.query).items()) | {"as_at": "today" if day == clock.today() else day.isoformat()}
    return urlunsplit(parts._replace(query=urlencode(asked)))


def _day(day: date) -> str:
    return f"{day:%-d %B %Y}"
