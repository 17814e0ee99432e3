"""The states of a return, and the guards between them: each returns the missing thing as a sentence, or None.

No database here: services hand in what they know.
"""

from collections.abc import Collection, Sequence

from django.db.models import TextChoices

from salford_css.core.words import counted


class ReturnState(TextChoices):
    """How far a return of a reporting round is."""

    OPEN = "open", "open"
    SUBMITTED = "submitted", "submitted, waits to be checked"
    CHECKED = "checked", "checked, waits for approval"
    APPROVED = "approved", "approved"
    LOCKED = "locked", "locked"


class ReturnDeed(TextChoices):
    """A step in the life of a return, as it stands in its record."""

    SUBMIT = "submit", "submitted"
    CHECK = "mark_checked", "checked"
    APPROVE = "approve", "approved"
    LOCK = "lock", "locked"
    REOPEN = "reopen", "reopened"


class Cause(TextChoices):
    """Why a figure lies away from its target, in the headings under which explanations are counted."""

    DEMAND = "demand", "demand differed from what was expected"
    CAPACITY = "capacity", "staff or places differed from what was planned"
    MONEY = "money", "money"
    PARTNER = "partner", "a partner's part"
    PRACTICE = "practice", "how the work is done"
    RECORDING = "recording", "how it is recorded or counted"
    TIMING = "timing", "timing within the year"
    TARGET = "target", "the target itself"
    OTHER = "other", "another cause"


def nothing_asked(count: int) -> str | None:
    """Refuse to submit a return that asks for nothing."""
    return None if count else "This return asks for no figure yet. Name the indicators it is to ask for."


def figures_missing(titles: Sequence[str]) -> str | None:
    """Refuse to submit a return while a figure that is due is neither given nor accounted for."""
    if not titles:
        return None
    is_are = "is" if len(titles) == 1 else "are"
    return (
        f"{counted(len(titles), 'figure').capitalize()} {is_are} missing: {'; '.join(titles)}. "
        f"Enter {'it' if len(titles) == 1 else 'them'}, or say why there is none."
    )


def approved_by_submitter(approver: int | None, submitters: Collection[int]) -> str | None:
    """Refuse an approval by anybody who ever submitted the return: the person counts, whatever posts they hold."""
    if approver is None or approver not in submitters:
        return None
    return "You submitted this return, so somebody else has to approve it."


def checked_by_submitter(checker: int | None, submitters: Collection[int]) -> str | None:
    """Say, as a caution only, that whoever submitted a return has also checked it."""
    if checker is None or checker not in submitters:
        return None
    return "It was checked by the person who submitted it; another pair of eyes is better."


def not_open(state: str, words: str, *, closed_because: str = "") -> str | None:
    """Refuse to change the figures of a return that is not open; a closed period says so in its own words."""
    if state == ReturnState.OPEN:
        return None
    return closed_because or f"The return is {words}: its figures change only after it is reopened, with a reason."


def reopened_without_reason(reason: str) -> str | None:
    """Refuse to reopen a return without saying why."""
    return None if reason.strip() else "Say why the return is reopened."


def locked_by(period: str, reason: str) -> str:
    """Say that a period is closed, in the words with which the database refuses its figures."""
    return f"The period that begins on {period} is locked: {reason}"
