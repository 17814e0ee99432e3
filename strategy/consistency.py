"""Whether a register of a consultation agrees with itself: what was said to change did change, who was promised a
hearing had one, who was to answer did. Pure: each check returns its sentence, or none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from salford_css.core.words import counted, day
from strategy.lifecycle import Effect


@dataclass(frozen=True)
class Touched:
    """A proposal that a comment names: its wordings in order, whether one of its changes names the comment as its
    cause, and whether its first wording came after the one that was consulted on.
    """

    name: str
    wordings: Sequence[str] = ()
    caused: bool = False
    begun_afterwards: bool = False

    @property
    def differs(self) -> bool:
        """Say whether its wording ever changed."""
        return len(set(self.wordings)) > 1


def without_proposal(*, who: str, effect: str, proposals: int) -> str | None:
    """Find `amended` and `new` that name no proposal."""
    if proposals or effect not in (Effect.AMENDED, Effect.NEW):
        return None
    said = "have amended a proposal" if effect == Effect.AMENDED else "have led to a new proposal"
    return f"The comment of {who} is said to {said}, and names none."


def not_as_said(*, who: str, effect: str, touched: Touched) -> str | None:
    """Find `amended` without a difference or without the cause named, and `new` that was there before."""
    if effect == Effect.AMENDED and not touched.differs and not touched.begun_afterwards:
        return f"{touched.name} is said to be amended after {who}, but its wording has not changed."
    if effect == Effect.AMENDED and touched.differs and not touched.caused:
        return f"{touched.name} is said to be amended after {who}, but no change of its wording names that comment."
    if effect == Effect.NEW and not touched.begun_afterwards:
        return f"{touched.name} is said to be new after {who}, but its first wording was consulted on already."
    return None


def not_heard(*, audience: str, consultation: str, promised: bool, seldom_heard: bool) -> str:
    """Say of an audience without an event what it was promised."""
    promise = "were promised a hearing" if promised else "were to be heard"
    seldom = ", who are seldom heard unless they are sought out," if seldom_heard else ""
    return f"{audience}{seldom} {promise} in “{consultation}”, and no event for them is on record."


def no_seldom_heard(*, consultation: str, named: int) -> str | None:
    """Find a consultation that named no group that is seldom heard."""
    if named:
        return None
    return f"“{consultation}” names no group that is seldom heard, so the record cannot show that one was sought out."


def responses_unrecorded(*, consultation: str, events: int, unrecorded: int) -> str | None:
    """Find events of which nobody wrote down whether a response came."""
    if not unrecorded:
        return None
    say = "says" if unrecorded == 1 else "say"
    whole = f"{unrecorded} of {counted(events, 'event')} of “{consultation}” {say}"
    return f"{whole} neither that a response came nor that none did."


def response_overdue(
    *, whom: str, due: date | None, on: date, expected: bool | None, received: bool | None
) -> str | None:
    """Find an event whose response was expected by a day that has passed, and did not come."""
    if not expected or received or due is None or due >= on:
        return None
    return f"A response of {whom} was expected by {day(due)}, and none is on record."


def replies_unsent(*, consultation: str, answered: int, replied: int) -> str | None:
    """Find answered comments whose consultees are not recorded as told."""
    if answered <= replied:
        return None
    count = answered - replied
    to = f"to {counted(count, 'answered comment')} of “{consultation}”"
    return f"The reply {to} is not recorded as sent." if count == 1 else f"The replies {to} are not recorded as sent."
