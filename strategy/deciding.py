"""What forbids to record a decision beside the clock: days out of order, a wording that is no longer the one. Pure."""

from datetime import date

from salford_css.core.words import day
from strategy.lifecycle import MeetingState


def made_out_of_order(
    made_on: date, *, today: date, first: date | None, last: date | None, cancelled: bool
) -> str | None:
    """Refuse a decision made in the future, at a cancelled meeting, or on another day than its meeting."""
    if made_on > today:
        return f"{day(made_on)} has not come yet; a decision is recorded once it is made."
    if cancelled:
        return f"The meeting is {MeetingState.CANCELLED.label}; it decided nothing."
    if first and made_on < first:
        return f"The meeting was on {day(first)}; it cannot have decided before."
    if last and made_on > last:
        return f"The meeting was on {day(last)}; what was decided later belongs to another meeting."
    return None


def published_out_of_order(published_on: date, *, made: date | None, today: date) -> str | None:
    """Refuse to publish a decision before it was made, or on a day that has not come."""
    if made and published_on < made:
        return f"The decision was made on {day(made)}; it cannot be published before."
    return f"{day(published_on)} has not come yet." if published_on > today else None


def signed_out_of_order(signed_on: date | None, *, made: date | None, published_on: date) -> str | None:
    """Refuse a signature before the decision or after its publication."""
    if signed_on is None:
        return None
    if made and signed_on < made:
        return f"The decision was made on {day(made)}; it cannot be signed before."
    return "A decision is signed before it is published." if signed_on > published_on else None


def report_put_again(*, title: str, seen: int, newest: int) -> str | None:
    """Refuse a decision on a version of a report after which another was put to a body."""
    if seen == newest:
        return None
    return f"“{title}” was put again: version {newest} is current, and this decision is on version {seen}."


def wording_changed(*, seen: int | None, newest: int | None) -> str | None:
    """Refuse a decision on a wording that is no longer the newest; None seen: nobody says which wording it was."""
    if seen is None or newest is None or seen == newest:
        return None
    return f"Version {newest} of the proposal was submitted since; this decision is on version {seen}. Read it first."


def decided_already(*, decided: bool, number: int) -> str | None:
    """Refuse to decide one recommendation twice at one meeting."""
    return f"Recommendation {number} was decided at this meeting already." if decided else None
