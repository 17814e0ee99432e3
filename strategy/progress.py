"""How far an action is on a day: worked out from facts, never stored. Pure.

What kept the directorate's programme of 2000 on time were named managers, action plans and regular review; an action
on which nobody has reported for a quarter therefore counts as not reported on, whatever was said before.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import TextChoices

from salford_css.core.dates import UNKNOWN, UncertainDate

REPORT_EVERY = timedelta(days=92)
"""A report is due at least each quarter: our convention after the quarterly partner meetings of 2002."""


class Status(TextChoices):
    """How far an action is."""

    DONE = "done", "Done"
    DROPPED = "dropped", "Dropped"
    LATE = "late", "Late"
    AT_RISK = "at_risk", "At risk"
    ON_TRACK = "on_track", "On track"
    NOT_REPORTED = "not_reported", "Nothing reported"


@dataclass(frozen=True)
class Facts:
    """What is on record about an action or a milestone by a day."""

    due: UncertainDate = UNKNOWN
    done: UncertainDate = UNKNOWN
    dropped_on: date | None = None
    reported_on: date | None = None
    at_risk: bool = False


def is_done(done: UncertainDate, *, on: date) -> bool:
    """Say whether something was done by a day; done on a day nobody recorded counts as done."""
    if done.latest is None:
        return bool(done.as_written)
    return done.latest <= on


def is_late(facts: Facts, *, on: date) -> bool:
    """Say whether the last possible due day has passed with nothing done and nothing dropped."""
    if is_done(facts.done, on=on) or (facts.dropped_on is not None and facts.dropped_on <= on):
        return False
    return facts.due.latest is not None and facts.due.latest < on


def status(facts: Facts, *, on: date) -> Status:
    """Return how far an action is on a day."""
    if is_done(facts.done, on=on):
        return Status.DONE
    if facts.dropped_on is not None and facts.dropped_on <= on:
        return Status.DROPPED
    if is_late(facts, on=on):
        return Status.LATE
    if facts.reported_on is None or facts.reported_on > on or on - facts.reported_on > REPORT_EVERY:
        return Status.NOT_REPORTED
    return Status.AT_RISK if facts.at_risk else Status.ON_TRACK


def days_late(facts: Facts, *, on: date) -> int:
    """Return for how many days something has been late, or was late when it was done; 0 when it is not."""
    end = facts.done.earliest if is_done(facts.done, on=on) else on if is_late(facts, on=on) else None
    if facts.due.latest is None or end is None:
        return 0
    return max(0, (end - facts.due.latest).days)


def sentence(facts: Facts, *, on: date) -> str:
    """Say in a few words how far an action is and since when."""
    match status(facts, on=on):
        case Status.DONE:
            late = days_late(facts, on=on)
            return f"Done, {facts.done}" + (f", {_days(late)} late" if late else "")
        case Status.DROPPED:
            return f"Dropped on {_day(facts.dropped_on)}"
        case Status.LATE:
            return f"Late by {_days(days_late(facts, on=on))}: it was due {facts.due}"
        case Status.NOT_REPORTED if facts.reported_on and facts.reported_on <= on:
            return f"Nothing reported since {_day(facts.reported_on)}"
        case Status.NOT_REPORTED:
            return "Nothing reported yet"
        case other:
            return f"{other.label}, due {facts.due}" if facts.due.latest else f"{other.label}, no due date"


def _days(count: int) -> str:
    return f"{count} day{'s' * (count != 1)}"


def _day(day: date | None) -> str:
    return f"{day:%-d %B %Y}" if day else "a day nobody recorded"
