"""Calling a decision in: within the window, once, by enough members; what follows when scrutiny concludes. Pure.

The example of the period (Isle of Wight, 2004): the committee meets within ten working days and may refer the decision
back with written concerns; the decision maker then reconsiders and adopts a final decision. Does the committee not
meet in time, or not refer back, the decision takes effect. A decision is called in once only.
"""

from dataclasses import dataclass
from datetime import date, time

from django.db.models import TextChoices

from salford_css.core.words import counted, day


class CallInOutcome(TextChoices):
    """What came of a call-in."""

    UPHELD = "upheld", "the decision stands"
    REFERRED_BACK = "referred_back", "referred back"
    LAPSED = "lapsed", "lapsed: the committee did not meet in time"


STANDS = frozenset({CallInOutcome.UPHELD, CallInOutcome.LAPSED})
"""Outcomes after which the decision takes effect as it was made."""


@dataclass(frozen=True)
class Window:
    """The days in which a decision can be called in: published, the last day, and the clock time at which it ends."""

    published: date
    last_day: date
    ends_at: time | None = None

    def __str__(self) -> str:
        return f"{day(self.last_day)}{f' at {self.ends_at:%H:%M}' if self.ends_at else ''}"


# ------------------------------------------------------------------ may it be asked for at all


def outside_call_in(*, can_be: bool, why: str) -> str | None:
    """Refuse to call in what scrutiny cannot call in."""
    return None if can_be else f"This decision cannot be called in: {why}."


def called_in_before(*, called_in: bool, reconsiders: bool) -> str | None:
    """Refuse a second call-in of one decision, also after it was reconsidered."""
    if called_in:
        return "The decision was called in already; a decision is called in once only."
    if reconsiders:
        return "It was made after a call-in; a decision is called in once only."
    return None


def outside_window(window: Window | None, *, on: date, at: time | None) -> tuple[str, str]:
    """Return which of the day and the clock time of a request is wrong and why; two empty texts: it came in time.

    A window without a clock time ends with its last day. On the last day the time is needed.
    """
    if window is None:
        return "The decision is not published yet, so there is nothing to call in.", ""
    if on < window.published:
        return f"The decision was published on {day(window.published)}; it cannot be called in before.", ""
    if on > window.last_day:
        return f"The window ended on {window}; the decision can no longer be called in.", ""
    if on < window.last_day or window.ends_at is None:
        return "", ""
    if at is None:
        return "", f"Give the clock time at which the request arrived: the window ended on {window}."
    return "", f"The window ended on {window}; the decision can no longer be called in." if at > window.ends_at else ""


def too_few(asked: int | None, needed: int | None) -> str | None:
    """Refuse a request by fewer members than the rule asks for; None needed: the rule does not say."""
    if needed is None or (asked is not None and asked >= needed):
        return None
    if asked is None:
        return f"Say how many members asked: the rule needs {counted(needed, 'member')}."
    return f"The rule needs {counted(needed, 'member')}; {counted(asked, 'member')} asked."


# ------------------------------------------------------------------ what follows


def settled_already(outcome: str) -> str | None:
    """Refuse to settle a call-in twice."""
    return f"The call-in is settled: {CallInOutcome(outcome).label}." if outcome else None


def settled_too_early(*, requested: date, settled: date) -> str | None:
    """Refuse an outcome before the request."""
    if settled >= requested:
        return None
    return f"The call-in was asked for on {day(requested)}; it cannot be settled before."


def lapsed_too_early(outcome: str, *, settled: date, time_ends: date | None) -> str | None:
    """Refuse to let a call-in lapse while the committee may still meet."""
    if outcome != CallInOutcome.LAPSED or time_ends is None or settled > time_ends:
        return None
    return f"The committee may meet until {day(time_ends)}; the call-in lapses only after that day."


def effective_after(outcome: str, *, window_effect: date, settled: date) -> date | None:
    """Return the day a decision takes effect after a call-in: when it is settled, not before the window's own day.

    Referred back it takes no effect: what follows is a new decision. Example: in effect on 16 April if nobody had
    called it in, upheld by scrutiny on 22 April: it takes effect on 22 April.
    """
    return max(window_effect, settled) if outcome in STANDS else None


def not_referred_back(outcome: str | None) -> str | None:
    """Refuse to reconsider what scrutiny has not referred back; None: nobody called it in."""
    if outcome == CallInOutcome.REFERRED_BACK:
        return None
    return "Scrutiny has not referred this decision back, so there is nothing to reconsider."
