"""What pages, notices and findings say of a return: how far it is, what it still needs, when it is due."""

from dataclasses import dataclass
from datetime import date

from performance.collecting.due import due_words
from performance.collecting.lifecycle import ReturnState
from salford_css.core.words import capital, counted, day, number


@dataclass(frozen=True)
class Count:
    """What stands in a return: lines asked for in this period, those answered, those to explain, those not due."""

    asked: int = 0
    answered: int = 0
    unexplained: int = 0
    not_due: int = 0

    @property
    def missing(self) -> int:
        """Return how many figures are owed and not there."""
        return self.asked - self.answered


def lead(count: Count, *, state: str, due: date, on: date, last: str = "") -> str:
    """Say how far a return is and what comes next. `last` says who took the last step and when."""
    if state != ReturnState.OPEN:
        return f"{capital(last)}. {NEXT[ReturnState(state)]}"
    return f"{_figures(count)} {_explained(count)}It {due_words(due=due, on=on)}."


NEXT = {
    ReturnState.SUBMITTED: "Somebody who checks looks through it next.",
    ReturnState.CHECKED: "Somebody who did not submit it approves it next; then its figures go on record.",
    ReturnState.APPROVED: "Its figures are on record, and the period is closed until the return is reopened.",
    ReturnState.LOCKED: "Its figures are on record, and only a director reopens it.",
}


def _figures(count: Count) -> str:
    if not count.asked:
        return "No figure is owed in this period." if count.not_due else "It asks for no figure yet."
    if not count.missing:
        return "The only figure is in." if count.asked == 1 else f"All {counted(count.asked, 'figure')} are in."
    if not count.answered:
        return "The only figure is missing." if count.asked == 1 else f"None of {number(count.asked)} figures is in."
    return f"{capital(number(count.answered))} of {number(count.asked)} figures {_is(count.answered)} in."


def _explained(count: Count) -> str:
    if not count.unexplained:
        return ""
    needs = "needs" if count.unexplained == 1 else "need"
    figures = "figure" if count.unexplained == 1 else "figures"
    return f"{capital(number(count.unexplained))} {figures} beyond the tolerance {needs} an explanation. "


def _is(count: int) -> str:
    return "is" if count == 1 else "are"


def step_words(step: str, *, on: date, post: str = "", reason: str = "") -> str:
    """Say one step that was taken: Submitted on 3 June 2004 by the Team Leader: a late file."""
    by = f" by {post}" if post else ""
    return f"{capital(step)} on {day(on)}{by}{f': {reason}' if reason else ''}"


def owed(*, title: str, unit: str, missing: int, unexplained: int, due: date, on: date) -> tuple[str, tuple[str, ...]]:
    """Remind of a return that falls due or is late: a subject, and a line for each fact."""
    when = f"was due on {day(due)}" if due < on else f"is due on {day(due)}"
    return f"A return {when}: {title}", (
        f"Return: {title}.",
        f"Unit: {unit}.",
        f"Figures missing: {missing}." if missing else "",
        f"Figures beyond the tolerance to explain: {unexplained}." if unexplained else "",
        f"It {due_words(due=due, on=on)}.",
    )


def to_check(*, title: str, unit: str) -> tuple[str, tuple[str, ...]]:
    """Tell that a return was submitted and waits to be checked."""
    return f"A return waits to be checked: {title}", (f"Return: {title}.", f"Unit: {unit}.")
