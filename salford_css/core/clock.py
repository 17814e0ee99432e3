"""The one clock. Nothing else in the product asks the time; rules are handed a day or a moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

_held: ContextVar[datetime | None] = ContextVar("held_clock", default=None)


def now() -> datetime:
    """Return the present moment, aware, in UTC."""
    return _held.get() or timezone.now()


def today() -> date:
    """Return the present day in the council's own time zone."""
    return timezone.localtime(now()).date()


@contextmanager
def held_at(moment: datetime) -> Iterator[None]:
    """Hold the clock at a moment: for tests, and for running a past case again."""
    token = _held.set(moment)
    try:
        yield
    finally:
        _held.reset(token)
