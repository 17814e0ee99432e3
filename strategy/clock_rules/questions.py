"""The questions a council asks of its clock. Each answer carries the rule in words, the calendar and the days left out.

Conventions. Clear days: neither the day of publication nor the day of the meeting counts. Counted as working days
they also leave out weekends and bank holidays, and the last day to publish is itself a working day, because papers
must then be open to inspection; counted as calendar days every day counts, and it may be any day. A call-in window
counts working days from the day after publication and ends on the last of them at a clock time; if nobody has called
the decision in it takes effect then, on the next calendar day, or on the next working day, as the council's rule says.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from strategy.clock_rules.calendars import Calendar
from strategy.clock_rules.counting import ONE_DAY, Counted, Skipped, check_days, days_after, days_before


class Effect(StrEnum):
    """When a decision takes effect that nobody has called in."""

    END_OF_CALL_IN = "end_of_call_in"
    NEXT_CALENDAR_DAY = "next_calendar_day"
    NEXT_WORKING_DAY = "next_working_day"


EFFECT_WORDS = {
    Effect.END_OF_CALL_IN: "effective when they end",
    Effect.NEXT_CALENDAR_DAY: "effective on the next calendar day",
    Effect.NEXT_WORKING_DAY: "effective on the next working day",
}


@dataclass(frozen=True)
class CallIn:
    """How long a decision can be called in: so many days after publication, until a clock time (None: midnight)."""

    days: int = 5
    working: bool = True
    ends_at: time | None = time(16)
    effect: Effect = Effect.NEXT_CALENDAR_DAY

    def __str__(self) -> str:
        until = "" if self.ends_at is None else f" until {self.ends_at:%H:%M} on the last"
        return f"{counted(self.days, working=self.working)} after publication{until}, {EFFECT_WORDS[self.effect]}"


@dataclass(frozen=True)
class Worked:
    """A day that was worked out: by which rule, in which calendar, which days were left out, what to be careful of."""

    day: date
    rule: str
    calendar: str
    skipped: tuple[Skipped, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class WorkedEffect(Worked):
    """The day a decision takes effect, and when its call-in window ends."""

    call_in_last_day: date = date.min
    call_in_ends_at: time | None = None

    @property
    def call_in_ends(self) -> datetime | None:
        """Return the end of the window to the minute; None where the rule names no clock time."""
        return None if self.call_in_ends_at is None else datetime.combine(self.call_in_last_day, self.call_in_ends_at)


def counted(days: int, *, working: bool, clear: bool = False) -> str:
    """Say a number of days in words: `5 clear working days`, `28 clear days`, `1 working day`."""
    kind = f"{'clear ' if clear else ''}{'working ' if working else ''}"
    return f"{days} {kind or 'calendar '}day{'' if days == 1 else 's'}"


def effective_date(published: date, call_in: CallIn, calendar: Calendar) -> WorkedEffect:
    """Return the day a decision takes effect that was published on a day and that nobody calls in.

    Raises ValueError for a number of days that no rule could mean.
    """
    window = days_after(published, call_in.days, working=call_in.working, calendar=calendar)
    effect = _effect(window, call_in.effect, calendar)
    return WorkedEffect(
        day=effect.day,
        rule=str(call_in),
        calendar=calendar.name,
        skipped=effect.skipped,
        warnings=_warnings(calendar.warning(published, effect.day) if call_in.working else ""),
        call_in_last_day=window.day,
        call_in_ends_at=call_in.ends_at,
    )


def _effect(window: Counted, effect: Effect, calendar: Calendar) -> Counted:
    if effect == Effect.END_OF_CALL_IN:
        return window
    after = days_after(window.day, 1, working=effect == Effect.NEXT_WORKING_DAY, calendar=calendar)
    return Counted(after.day, window.skipped + after.skipped)


def clear_days_before(event: date, days: int, *, working: bool, calendar: Calendar) -> Worked:
    """Return the last day on which to publish so that so many clear days lie before a meeting or decision.

    Raises ValueError for a number of days that no rule could mean.
    """
    check_days(days)
    found = days_before(event, days + 1, working=working, calendar=calendar)
    return Worked(
        day=found.day,
        rule=f"{counted(days, working=working, clear=True)} before; neither the first nor the last day counts",
        calendar=calendar.name,
        skipped=found.skipped,
        warnings=_warnings(
            calendar.warning(found.day, event) if working else "", "" if working else _odd_day(found.day, calendar)
        ),
    )


def first_day_after_clear_days(published: date, days: int, *, working: bool, calendar: Calendar) -> Worked:
    """Return the first day on which a body may meet when its papers were published on a day."""
    found = days_after(published, days, working=working, calendar=calendar)
    return Worked(
        day=found.day + ONE_DAY,
        rule=f"the day after {counted(days, working=working, clear=True)}; the day of publication does not count",
        calendar=calendar.name,
        skipped=found.skipped,
        warnings=_warnings(calendar.warning(published, found.day) if working else ""),
    )


def _odd_day(day: date, calendar: Calendar) -> str:
    why = calendar.why_off(day)
    return f"{day.isoformat()} is itself not a working day: {why}." if why else ""


def _warnings(*sentences: str) -> tuple[str, ...]:
    return tuple(sentence for sentence in sentences if sentence)
