"""What the page of a consultation says of it."""

from datetime import date

from salford_css.core.dates import UncertainDate
from salford_css.core.periods import FinancialYear
from salford_css.core.words import capital, counted, day, number, some


def lead(*, events: int, reached: int, length: str, comments: int, amended: int, to_action: int) -> str:
    """Say whom it reached in what time, and what came back, in two sentences."""
    if not events:
        return "No event is on record: nobody is known to have been asked."
    time = f" in {length}" if length else ""
    asked = f"{capital(counted(events, 'event'))} reached {counted(reached, 'audience')}{time}."
    if not comments:
        return f"{asked} No comment is on record."
    came = f"{capital(counted(comments, 'comment'))} came"
    parts = []
    if amended:
        parts.append(f"{number(amended)} of them changed a proposal")
    if to_action:
        parts.append(f"{number(to_action)} led to an action")
    return f"{asked} {came}; {', '.join(parts)}." if parts else f"{asked} {came}; none of them changed a proposal."


def period(opens: date | None, closes: date | None) -> str:
    """Say from when to when it was open."""
    if opens and closes:
        first = f"{opens.day} {opens:%B}" if opens.year == closes.year else day(opens)
        return f"{first} to {day(closes)}"
    if opens:
        return f"opened {day(opens)}, closing day not on record"
    return f"closed {day(closes)}, opening day not on record" if closes else "days not on record"


def years(opens: date | None, closes: date | None) -> str:
    """Say in which financial year, or years, it was open."""
    found = list(dict.fromkeys(FinancialYear.containing(one).label for one in (opens, closes) if one))
    return f"financial year{'s' if len(found) > 1 else ''} {' and '.join(found)}" if found else ""


def dated(when: UncertainDate) -> str:
    """Write a date with its financial year: 3 February 2004 (2003/04)."""
    return f"{when} ({FinancialYear.containing(when.earliest).label})" if when.earliest else str(when)


def effects(amended: int, to_action: int, waiting: int) -> str:
    """Say what the comments changed, above their table."""
    changed = f"{counted(amended, 'comment')} changed a proposal"
    parts = [changed, f"{some(to_action, 'led', 'led')} to an action"]
    parts.append(f"{some(waiting, 'waits', 'wait')} for an answer")
    return f"{capital(', '.join(parts))}."


def grades(shown: int, in_part: int, missing: int) -> str:
    """Say how far the four tests are shown."""
    parts = [
        f"{number(count)} {words}"
        for count, words in (
            (shown, f"{'is' if shown == 1 else 'are'} shown by the record"),
            (in_part, "in part"),
            (missing, "not at all"),
        )
        if count
    ]
    return f"{capital(', '.join(parts))}. A test is never passed by a tick: each rests on the sentence beside it."


def waiting(count: int) -> str:
    """Say how many comments of a consultation wait for an answer."""
    if not count:
        return "Every comment of this consultation has an answer."
    return (
        f"{capital(counted(count, 'comment'))} of this consultation {'waits' if count == 1 else 'wait'} for an answer."
    )
