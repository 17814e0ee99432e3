"""The moment a page is read at: today, or a day in the past that the reader chose."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from salford_css.core import clock
from salford_css.core.models import NamedMoment

SESSION_KEY = "moment"
BEGINNING, END = date(1900, 1, 1), date(2199, 12, 31)
"""A day outside is mistyped; near the ends of what a computer can count, reckoning with days would break."""


@dataclass(frozen=True)
class Moment:
    """A day to read pages at. `is_today` is False while the reader looks at a past moment."""

    ref: str
    day: date
    label: str
    is_today: bool


def present() -> Moment:
    """Return the present moment."""
    return Moment("today", clock.today(), "Today", is_today=True)


def chosen(ref: str | None) -> Moment:
    """Return the moment a reader chose by its ref or as an ISO date.

    Nothing chosen, or a moment that is not known: the default moment in the demonstration, else today.
    """
    if ref == "today":
        return present()
    if ref and (day := _iso(ref)):
        return Moment(ref, day, f"{day:%-d %B %Y}", is_today=False)
    # What comes from an address may hold anything, also characters that PostgreSQL refuses.
    found = NamedMoment.objects.filter(ref=ref).first() if ref and re.fullmatch(r"[\w-]{1,40}", ref) else None
    if found is None and settings.DEMO:
        found = NamedMoment.objects.filter(is_default=True).first()
    if found is None or found.day is None:
        return present()
    return Moment(found.ref, found.day, found.label, is_today=False)


def moment_of(request: HttpRequest) -> Moment:
    """Return the moment a page is read at; the middleware put it there."""
    carried: Any = request
    return carried.moment


def standing(request: HttpRequest) -> Moment:
    """Return the moment at which pages are read whose address names none."""
    return chosen(request.session.get(SESSION_KEY))


def day_of(request: HttpRequest) -> date:
    """Return the day a page is read at."""
    return moment_of(request).day


def _iso(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if BEGINNING <= day <= END else None


def on_offer() -> list[Any]:
    """Return the moments a reader can switch to."""
    return list(NamedMoment.objects.order_by("day"))
