"""What the page of a proposal says of it."""

from datetime import date

from salford_css.core.words import capital, counted, day, number, quote
from strategy.course import Course, state_on
from strategy.lifecycle import ProposalState as S


def lead(course: Course, on: date, *, body: str, changed_by: int) -> str:
    """Say where a proposal stands and what changed it, in two sentences."""
    return f"{where(course, on, body=body)} {what_changed(course, on, changed_by)}".strip()


def where(course: Course, on: date, *, body: str) -> str:
    """Say in one sentence where a proposal stands on a day; `body` is who decides on it."""
    decided = f"{capital(course.outcome) or 'Decided'} by {body}" + (f" on {course.decided}" if course.decided else "")
    match state_on(course, on):
        case S.DRAFT:
            return "A draft: it has been put to nobody yet."
        case S.FIRST_REPORT:
            return "In the first report, and not yet consulted on."
        case S.IN_CONSULTATION if course.closes and course.closes.latest:
            return f"Being consulted on until {course.closes}."
        case S.IN_CONSULTATION:
            return "Being consulted on; no closing day is on record."
        case S.ANALYSING:
            return "Consultation has closed, and the comments are being answered."
        case S.REVISED if course.versions > 1:
            return f"Revised after consultation and waiting for {body}."
        case S.REVISED if not course.versions:
            return "Not put forward yet."
        case S.REVISED:
            return f"Put forward in the wording below and waiting for {body}."
        case S.DECIDED:
            return f"{decided}."
        case S.IN_CALL_IN if course.effective_on:
            return f"{decided}; scrutiny may call it in before it takes effect on {day(course.effective_on)}."
        case S.IN_CALL_IN:
            return f"{decided}, and open to call-in."
        case S.CALLED_IN:
            return f"{decided}, and called in by scrutiny."
        case S.EFFECTIVE:
            since = f" since {day(course.effective_on)}" if course.effective_on else ""
            return f"In effect{since}; nothing on record says that work on it has begun."
        case S.DELIVERING:
            return "Decided, in effect, and being carried out."
        case S.REVIEWED:
            return "Carried out, reviewed and closed."
    return f"Withdrawn: {quote(course.withdrawn_why) or 'no reason is on record'}."


def what_changed(course: Course, on: date, changed_by: int) -> str:
    """Say how many comments changed the wording."""
    if state_on(course, on) in (S.DRAFT, S.FIRST_REPORT, S.IN_CONSULTATION):
        return ""
    if changed_by:
        return f"{capital(counted(changed_by, 'comment'))} changed its wording."
    return "No comment on record changed its wording."


def comments(total: int, amended: int, to_action: int) -> str:
    """Say how many comments were made and what came of them."""
    if not total:
        return "No comment about it is on record."
    made = f"{capital(counted(total, 'comment'))} {'was' if total == 1 else 'were'} made about it."
    parts = [
        f"{number(count)} {words}"
        for count, words in ((amended, "changed it"), (to_action, "led to an action"))
        if count
    ]
    return f"{made} {capital(', '.join(parts))}." if parts else f"{made} None changed it."


def changes(count: int, unexplained: int) -> str:
    """Say how many changes there are and whether each has its cause."""
    if not count:
        return "The wording did not change."
    each = capital(counted(count, "change"))
    if not unexplained:
        return f"{each}, {'with its cause' if count == 1 else 'each with its cause'}. No change is without one."
    return f"{each}; {number(unexplained)} without a cause on record."


def changed_wordings(total: int, orphans: int) -> str:
    """Say how many wordings followed another, and how many hold a change without a cause."""
    followed = f"{capital(counted(total, 'wording'))} followed an earlier one."
    if not orphans:
        return f"{followed} No change is without a cause on record."
    return f"{followed} {capital(number(orphans))} {'holds' if orphans == 1 else 'hold'} a change without a cause."
