"""When a question put in writing is carried. Pure.

Salford's strategic partnership executive of 2006 could decide urgent matters in writing; what such a procedure needs is
left to the terms of each board.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices

from salford_css.core.words import counted, day


class WrittenNeeds(TextChoices):
    """What carries a question in writing."""

    SEATS = "seats", "more than half of all voting seats agree"
    REPLIES = "replies", "more agree than are against, and the quorum has replied"
    ALL = "all", "every voting seat agrees"


@dataclass(frozen=True)
class Count:
    """The replies of voting seats: how many there are, and how many of them replied what."""

    seats: int
    agree: int = 0
    against: int = 0
    abstain: int = 0
    meet: int = 0

    @property
    def replied(self) -> int:
        """Return how many voting seats replied."""
        return self.agree + self.against + self.abstain + self.meet


@dataclass(frozen=True)
class Ended:
    """How a written procedure ended: carried or not, and why in a sentence."""

    carried: bool
    sentence: str


def ended(needs: str, count: Count, *, quorum: Sequence[str]) -> Ended:
    """Say whether a question is carried. `quorum` names what is missing of the quorum among those who replied.

    One seat that asks for a meeting ends it: what somebody wants to talk about is not decided in writing.
    """
    told = _told(count)
    if count.meet:
        asks = "One seat asks" if count.meet == 1 else f"{count.meet} seats ask"
        return Ended(False, f"{asks} for a meeting, so it is not decided in writing. {told}")
    if needs == WrittenNeeds.ALL:
        carried, rule = count.agree == count.seats > 0, "Every voting seat has to agree."
    elif needs == WrittenNeeds.REPLIES:
        carried, rule = count.agree > count.against and not quorum, " ".join(quorum) or "The quorum has replied."
    else:
        carried, rule = count.agree * 2 > count.seats, f"More than half of {count.seats} voting seats have to agree."
    return Ended(carried, f"{'Carried' if carried else 'Not carried'}. {told} {rule}")


def too_soon(*, on: date, reply_by: date, count: Count) -> str | None:
    """Refuse to conclude before the last day for replies while somebody has still to reply."""
    waits = count.seats - count.replied
    if on > reply_by or waits <= 0:
        return None
    have = "has" if waits == 1 else "have"
    return f"Replies may come until {day(reply_by)}; {counted(waits, 'voting seat')} {have} not replied."


def replied_late(*, on: date, asked_on: date, reply_by: date, concluded: date | None) -> str | None:
    """Refuse a reply outside the days for replies, or to a question that is settled."""
    if concluded:
        return f"This was concluded on {day(concluded)}; replies are closed."
    if on < asked_on:
        return f"The question was put on {day(asked_on)}; nobody can have replied before."
    return f"Replies came until {day(reply_by)}." if on > reply_by else None


def days_too_few(*, asked_on: date, reply_by: date, days: int | None) -> str | None:
    """Refuse a written procedure that the terms do not know, or that leaves less time than they give."""
    if days is None:
        return "The terms of reference know no written procedure; call a meeting."
    if (reply_by - asked_on).days < days:
        first = date.fromordinal(asked_on.toordinal() + days)
        return f"The terms give members {counted(days, 'day')} to reply: until {day(first)} at least."
    return None


def _told(count: Count) -> str:
    return (
        f"{count.replied} of {count.seats} voting seats replied: {count.agree} for, {count.against} against, "
        f"{count.abstain} abstained."
    )
