"""Days of procedure, counted: clear days before a meeting, working days after a publication. Pure.

Neither the day of publication nor the day of the meeting counts as a clear day. Example, from the council's own
decision pages: published on Monday 23 January 2023, five working days end on Monday 30 January, effective 31 January.
"""

from collections.abc import Container
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


def is_working(day: date, days_off: Container[date]) -> bool:
    """Say whether a day is neither at a weekend nor in the calendar of days off."""
    return day.weekday() < 5 and day not in days_off


def working_days_after(start: date, days: int, days_off: Container[date]) -> date:
    """Return the working day that lies `days` working days after `start`, which itself does not count."""
    day = start
    while days > 0:
        day += ONE_DAY
        days -= is_working(day, days_off)
    return day


def first_day_after_clear_days(published: date, days: int, *, working: bool, days_off: Container[date]) -> date:
    """Return the first day on which a body may meet when its papers were published on a day."""
    if not working:
        return published + timedelta(days=days + 1)
    return working_days_after(published, days, days_off) + ONE_DAY


def effective_from(published: date, days: int, *, next_day: bool, working: bool, days_off: Container[date]) -> date:
    """Return the day a decision takes effect if nobody calls it in: the last day of the window or the day after."""
    last = working_days_after(published, days, days_off) if working else published + timedelta(days=days)
    return last + ONE_DAY if next_day else last
