"""What forbids to fill a seat. Pure."""

from datetime import date

from salford_css.core.words import day


def held_twice(who: str, *, last_day: date | None) -> str:
    """Say who holds a seat that somebody else is to have on some of the same days."""
    until = f" until {day(last_day)}" if last_day else ""
    return f"{who} holds this seat{until}. Replace them, or end that first."
