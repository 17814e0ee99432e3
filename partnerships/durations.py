"""How long something has lasted, in whole months, and how a sentence says so. Pure."""

from datetime import date


def whole_months(since: date, day: date) -> int:
    """Count the months that have gone by in full: from 1 April 2002 to 1 June 2004 they are 26."""
    months = (day.year - since.year) * 12 + day.month - since.month
    return months - (day.day < since.day)


def in_words(since: date, day: date) -> str:
    """Say a length of time: `26 months`, `1 month`, `less than a month`."""
    months = whole_months(since, day)
    if months < 1:
        return "less than a month"
    return f"{months} month{'s' * (months != 1)}"
