"""When a meeting of a board has to be called, and when terms of reference may begin. Pure."""

from datetime import date

from salford_css.core.words import counted, day


def called_late(*, called_on: date, by: date, days: int, because: str) -> str | None:
    """Refuse a call after the last day on which the terms allow it, unless it is said why."""
    if called_on <= by or because.strip():
        return None
    return (
        f"The terms ask for {counted(days, 'clear working day')}: it had to be called by {day(by)}. Say why it is "
        "called later, and who agreed."
    )


def called_after(*, called_on: date, on: date) -> str | None:
    """Refuse a call that is dated after its meeting."""
    return f"It is called for {day(on)}, so it cannot be called on {day(called_on)}." if called_on > on else None


def begins_before(*, effective_from: date | None, last: date | None, number: int) -> str | None:
    """Refuse terms that begin before the version they follow."""
    if number == 1 or (effective_from and (last is None or effective_from > last)):
        return None
    since = f"since {day(last)}" if last else "from the beginning"
    return f"The version before it is in effect {since}; the next begins on a later day."


def turns_missing(*, rotates: bool, turns: int) -> str | None:
    """Refuse an alternating chair without two organisations to take turns."""
    if rotates and turns < 2:
        return "A chair in turn needs the organisations that take turns, at least two, in their order."
    return None


def not_by_rule(*, expected: str, taken: str, because: str) -> str | None:
    """Ask why somebody else takes the chair than the terms say; empty `expected`: they leave it open."""
    if not expected or expected == taken or because.strip():
        return None
    return f"By the terms the chair falls to {expected} at this meeting. Say why {taken} takes it."
