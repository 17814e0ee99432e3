"""Which days do not count, and why: weekends, bank holidays of a part of the United Kingdom, a council's own days.

The bank holidays are those of the `holidays` library, which follows the proclamations and the substitute days of the
Banking and Financial Dealings Act 1971 (first a bank holiday in England on 1 January 1974: New Year's Day).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

WEEKEND = {5: "weekend (Saturday)", 6: "weekend (Sunday)"}
NO_HOLIDAYS = "weekends-only"
CALENDARS: Mapping[str, str] = {
    "england-and-wales": "ENG",
    "england": "ENG",
    "wales": "WLS",
    "scotland": "SCT",
    "northern-ireland": "NIR",
    NO_HOLIDAYS: "",
}
"""Name of a calendar -> the library's name of the part of the kingdom; weekends-only has no bank holidays."""

LEFT_OUT_BY_LIBRARY = {date(1974, 1, 1): "New Year's Day"}
OBSERVED = " (observed)"


@dataclass(frozen=True)
class Calendar:
    """A calendar by its name, with the days a council itself adds and those it works although others do not."""

    name: str = "england-and-wales"
    own_days_off: Mapping[date, str] = field(default_factory=dict)
    worked_after_all: frozenset[date] = frozenset()

    def why_off(self, day: date) -> str:
        """Say why a day does not count; empty: it is a working day."""
        if day in self.worked_after_all:
            return ""
        if own := self.own_days_off.get(day):
            return f"the council's own day off: {own}"
        holiday = bank_holidays(self.name, day.year).get(day, "")
        return WEEKEND.get(day.weekday()) or (f"bank holiday: {holiday}" if holiday else "")

    def is_working(self, day: date) -> bool:
        """Say whether a day counts as a working day."""
        return not self.why_off(day)

    def warning(self, first: date, last: date) -> str:
        """Say for which years between two days the calendar knows no bank holidays; empty: it knows them all."""
        unknown = [str(year) for year in range(first.year, last.year + 1) if not self.knows(year)]
        if not unknown:
            return ""
        return (
            f"The calendar {self.name} knows no bank holidays for {', '.join(unknown)}: only weekends and the "
            "council's own days off were left out."
        )

    def knows(self, year: int) -> bool:
        """Say whether the bank holidays of a year are known."""
        return self.name == NO_HOLIDAYS or _kingdom().start_year <= year <= _kingdom().end_year


def calendar_named(
    name: str, own_days_off: Mapping[date, str] | None = None, worked_after_all: frozenset[date] = frozenset()
) -> Calendar:
    """Return a calendar by its name. Raises ValueError, in a sentence, for one that is not known."""
    if name not in CALENDARS:
        raise ValueError(f"There is no calendar {name!r}; known are {', '.join(CALENDARS)}.")
    return Calendar(name, own_days_off or {}, worked_after_all)


@cache
def bank_holidays(name: str, year: int) -> Mapping[date, str]:
    """Return the bank holidays of a year in a calendar, by day; a substitute day says for what it stands in."""
    part = CALENDARS[name]
    if not part:
        return {}
    found = {day: _in_words(words) for day, words in _kingdom()(subdiv=part, years=year).items()}
    return found | {day: words for day, words in LEFT_OUT_BY_LIBRARY.items() if day.year == year}


@cache
def _kingdom() -> Any:
    # The library loads every country of the world with any of them: not at every start.
    from holidays.countries.united_kingdom import UnitedKingdom

    return UnitedKingdom


def _in_words(words: str) -> str:
    return f"substitute day for {words.removesuffix(OBSERVED)}" if words.endswith(OBSERVED) else words
