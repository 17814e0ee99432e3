"""Counting days forwards and backwards, keeping every day that was left out and why."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from strategy.clock_rules.calendars import Calendar

ONE_DAY = timedelta(days=1)
MOST_DAYS = 3660


@dataclass(frozen=True)
class Skipped:
    """A day that did not count."""

    day: date
    why: str


@dataclass(frozen=True)
class Counted:
    """Where a count ended, and the days left out on the way, in the order of the calendar."""

    day: date
    skipped: tuple[Skipped, ...] = ()


def days_after(start: date, days: int, *, working: bool, calendar: Calendar) -> Counted:
    """Return the day that lies so many days after `start`, which itself does not count.

    Working days leave out what the calendar has off; otherwise every day counts. None at all is `start` itself, even
    at a weekend. Raises ValueError for less than none, or more than the ten years that any rule could mean.
    """
    return _count(start, days, ONE_DAY, calendar.why_off if working else _never_off)


def days_before(end: date, days: int, *, working: bool, calendar: Calendar) -> Counted:
    """Return the day that lies so many days before `end`, which itself does not count; see days_after."""
    found = _count(end, days, -ONE_DAY, calendar.why_off if working else _never_off)
    return Counted(found.day, found.skipped[::-1])


def working_days_after(start: date, days: int, calendar: Calendar) -> date:
    """Return the working day that lies `days` working days after `start`, which itself does not count."""
    return days_after(start, days, working=True, calendar=calendar).day


def _never_off(day: date) -> str:
    return ""


def _count(start: date, days: int, step: timedelta, why_off: Callable[[date], str]) -> Counted:
    check_days(days)
    day, skipped = start, []
    try:
        while days > 0:
            day += step
            if why := why_off(day):
                skipped.append(Skipped(day, why))
            else:
                days -= 1
    except OverflowError as error:
        raise ValueError("The count leads out of the calendar.") from error
    return Counted(day, tuple(skipped))


def check_days(days: int) -> None:
    """Raises ValueError, in a sentence, for a number of days that no rule could mean."""
    if days < 0:
        raise ValueError(f"A number of days cannot be negative: {days}.")
    if days > MOST_DAYS:
        raise ValueError(f"{days} days are more than the {MOST_DAYS} that can be counted.")
