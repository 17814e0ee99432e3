"""What a reporting round asks for, and what is late: a measure of every second year owes nothing in its off year."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from salford_css.core.periods import Frequency, Period
from salford_css.core.words import counted, day


class Standing(StrEnum):
    """How a return or a figure stands towards its day."""

    HANDED_IN = "handed_in"
    NOT_DUE = "not_due"
    NOT_OPEN = "not_open"
    COMING = "coming"
    LATE = "late"


def is_asked(period: Period, every: Frequency, last: Period | None) -> bool:
    """Say whether a figure is owed for a period.

    `every` is how often the definition says a figure comes, `last` the latest earlier period that has one. A survey of
    every second year is owed two years after the last; without any figure yet it is owed at once.
    """
    if last is None or every.months <= period.frequency.months:
        return True
    months = (period.first_day.year - last.first_day.year) * 12 + period.first_day.month - last.first_day.month
    return months >= every.months


def standing(*, opens: date, due: date, on: date, asked: bool = True, handed_in: bool = False) -> Standing:
    """Say how something asked for in a round stands on a day; the due day itself is still in time."""
    if handed_in:
        return Standing.HANDED_IN
    if not asked:
        return Standing.NOT_DUE
    if on < opens:
        return Standing.NOT_OPEN
    return Standing.LATE if on > due else Standing.COMING


def due_words(*, due: date, on: date) -> str:
    """Say when something is due: with the days that are left, or that have passed."""
    days = (due - on).days
    if days < 0:
        return f"was due on {day(due)}, {counted(-days, 'day')} ago"
    if days == 0:
        return f"is due today, {day(due)}"
    return f"is due on {day(due)}, in {counted(days, 'day')}"


@dataclass(frozen=True)
class Tally:
    """How many returns of a round stand where on a day."""

    asked: int = 0
    handed_in: int = 0
    late: int = 0

    @property
    def missing(self) -> int:
        """Return how many are not handed in."""
        return self.asked - self.handed_in


def tally_words(tally: Tally, *, due: date, on: date) -> str:
    """Say in one sentence how a round stands."""
    if not tally.asked:
        return "No unit has been asked yet."
    if not tally.missing:
        return "The only return is in." if tally.asked == 1 else f"All {counted(tally.asked, 'return')} are in."
    came = f"{counted(tally.handed_in, 'return')} of {tally.asked} {'is' if tally.handed_in == 1 else 'are'} in"
    if tally.asked == 1:
        came = "The return is not in yet"
    missing = "the rest" if tally.handed_in else "it" if tally.asked == 1 else "they"
    was = due_words(due=due, on=on)
    if missing == "they":
        was = was.replace("was due", "were due").replace("is due", "are due")
    return f"{came[:1].upper()}{came[1:]}; {missing} {was}."
