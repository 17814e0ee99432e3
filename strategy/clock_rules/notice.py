"""Notice of a key decision: until when it has to be given, and by what a decision without it may still be made.

A forward plan that came out monthly (2001 to 2012) had to be open so many days before the first day of the month of the
decision; since 10 September 2012 the days are counted from the decision itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from salford_css.core import words
from strategy.clock_rules.calendars import Calendar
from strategy.clock_rules.counting import days_before
from strategy.clock_rules.questions import Worked, clear_days_before, counted, first_day_after_clear_days


@dataclass(frozen=True)
class Notice:
    """A rule of notice: so many days, clear or not, working or not, before the decision or the month of a plan."""

    days: int
    working: bool = False
    clear: bool = True
    months: int | None = None


@dataclass(frozen=True)
class Consent:
    """A consent to an urgent route: its kind in words, the post, the day, and how many clear days must follow it."""

    kind: str
    post: str
    on: date
    clear_days: int = 0
    working: bool = True

    def first_day(self, calendar: Calendar) -> date:
        """Return the first day on which it allows the decision: its own day where no clear days must follow."""
        if not self.clear_days:
            return self.on
        return first_day_after_clear_days(self.on, self.clear_days, working=self.working, calendar=calendar).day


def notice_by(decision: date, rule: Notice, calendar: Calendar) -> Worked:
    """Return the last day on which notice of a decision on a day may be published.

    Raises ValueError for a number of days that no rule could mean.
    """
    if rule.months is None and rule.clear:
        return clear_days_before(decision, rule.days, working=rule.working, calendar=calendar)
    start = decision if rule.months is None else decision.replace(day=1)
    found = days_before(start, rule.days, working=rule.working, calendar=calendar)
    of = "the decision" if rule.months is None else f"the first day of the plan of {rule.months} months"
    return Worked(
        day=found.day,
        rule=f"{counted(rule.days, working=rule.working)} before {of}",
        calendar=calendar.name,
        skipped=found.skipped,
    )


def without_notice(
    *, decision: date, published: date | None, rule: Notice, consents: Iterable[Consent], calendar: Calendar
) -> str | None:
    """Say why a key decision on a day may not be made: no notice in time, and no consent that allows it. None: it may.

    SI 2012/2089, regulations 9 to 11, and the council's own rules before it.
    """
    by = notice_by(decision, rule, calendar)
    if published is not None and published <= by.day:
        return None
    given = list(consents)
    if any(one.first_day(calendar) <= decision for one in given):
        return None
    missing = f"A key decision on {words.day(decision)} needed its notice by {words.day(by.day)} ({by.rule}); " + (
        "none was published." if published is None else f"it was published on {words.day(published)}."
    )
    return " ".join([missing, *(_too_late(one, calendar) for one in given)]) + (
        "" if given else " Record a general exception or a special urgency with the post that was told or consented."
    )


def _too_late(consent: Consent, calendar: Calendar) -> str:
    return (
        f"The {consent.kind} of {words.day(consent.on)} ({consent.post}) allows it from "
        f"{words.day(consent.first_day(calendar))} only."
    )
