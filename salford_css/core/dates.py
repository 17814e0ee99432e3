"""Uncertain dates: `Autumn 2000`, `April/May 2004`, `1997`. Kept as earliest, latest and as written.

The record seldom knows the day. A stated month is a span of days; nothing is made more exact than its source.
Seasons follow the reading of the council's own papers: spring March to May, summer June to August, autumn
September to November, winter December to February.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from salford_css.core.periods import MONTH_NAMES, FinancialYear, add_months

SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 14)}


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    MONTH = "month"
    SPAN = "span"
    YEAR = "year"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class UncertainDate:
    """A span of days in which something happened; both ends inclusive, or both unknown."""

    earliest: date | None
    latest: date | None
    as_written: str = ""

    @property
    def precision(self) -> Precision:
        """Derive the precision from the width of the span."""
        if self.earliest is None or self.latest is None:
            return Precision.UNKNOWN
        if self.earliest == self.latest:
            return Precision.DAY
        if self.earliest.day == 1 and self.latest == _month_end(self.earliest.year, self.earliest.month):
            return Precision.MONTH
        if (self.earliest.month, self.earliest.day, self.latest) == (1, 1, date(self.earliest.year, 12, 31)):
            return Precision.YEAR
        return Precision.SPAN

    def __str__(self) -> str:
        return describe(self.earliest, self.latest, self.as_written)


UNKNOWN = UncertainDate(None, None)


def describe(earliest: date | None, latest: date | None, as_written: str = "") -> str:
    """Say an uncertain date in words: `5 February 2004`, `March 2004`, `Autumn 2002`, `no date held`."""
    if earliest is None or latest is None:
        return as_written or "no date held"
    match UncertainDate(earliest, latest).precision:
        case Precision.DAY:
            return f"{earliest.day} {MONTH_NAMES[earliest.month - 1]} {earliest.year}"
        case Precision.MONTH:
            return f"{MONTH_NAMES[earliest.month - 1]} {earliest.year}"
        case Precision.YEAR:
            return str(earliest.year)
    if as_written and not re.match(r"\d{4}-", as_written):
        return as_written
    return _whole_months(earliest, latest) or f"between {describe(earliest, earliest)} and {describe(latest, latest)}"


def _whole_months(earliest: date, latest: date) -> str:
    """Say a span of whole years or months: `2000 to 2001`, `April to May 2004`; empty for any other span."""
    if earliest.day != 1 or latest != _month_end(latest.year, latest.month):
        return ""
    if (earliest.month, latest.month) == (1, 12):
        return f"{earliest.year} to {latest.year}"
    first = MONTH_NAMES[earliest.month - 1] + ("" if earliest.year == latest.year else f" {earliest.year}")
    return f"{first} to {MONTH_NAMES[latest.month - 1]} {latest.year}"


def parse(text: str | None) -> UncertainDate:
    """Read a date as a record writes it.

    Understood: `2004-02-05`, `2004-03`, `2004`, `2000-01/02`, `2004-04 to 2004-05`, `1999-12 / 2000-01 to 02`,
    `Autumn 2000`, `Spring 2002`, `October 2001`, `13 January 2003`, `2002/03`, `2004-2006`. Raises ValueError with a
    sentence for anything else; None and blank are a date that is not held.
    """
    if text is None or not str(text).strip():
        return UNKNOWN
    written = str(text).strip()
    for reader in (_iso, _span, _season, _named, _years):
        if span := reader(written):
            return UncertainDate(*span, as_written=written)
    raise ValueError(f"{written!r} is not a date this product can read; write a day, a month, a season or a year.")


def _month_end(year: int, month: int) -> date:
    return add_months(date(year, month, 1), 1) - timedelta(days=1)


def _month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), _month_end(year, month)


def _iso(text: str) -> tuple[date, date] | None:
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        day = date.fromisoformat(text)
        return day, day
    if found := re.fullmatch(r"(\d{4})-(\d{2})", text):
        return _month(int(found[1]), int(found[2])) if 1 <= int(found[2]) <= 12 else None
    if found := re.fullmatch(r"(\d{4})-(\d{2})/(\d{2})", text):
        return date(int(found[1]), int(found[2]), 1), _month_end(int(found[1]), int(found[3]))
    return None


def _span(text: str) -> tuple[date, date] | None:
    ends = re.split(r"\s+to\s+|\s+/\s+", text)
    if len(ends) < 2:
        return None
    first = _iso(ends[0]) or _years(ends[0])
    last = ends[-1]
    if re.fullmatch(r"\d{2}", last):
        last = f"{ends[-2][:4]}-{last}"
    final = _iso(last) or _years(last)
    return (first[0], final[1]) if first and final and first[0] <= final[1] else None


def _season(text: str) -> tuple[date, date] | None:
    found = re.fullmatch(r"(?i)(spring|summer|autumn|winter)\s+(\d{4})", text)
    if not found:
        return None
    first, last = SEASONS[found[1].lower()]
    start = date(int(found[2]), first, 1)
    return start, add_months(start, last - first + 1) - timedelta(days=1)


def _named(text: str) -> tuple[date, date] | None:
    found = re.fullmatch(r"(?:(\d{1,2})\s+)?([A-Za-z]+)(?:/([A-Za-z]+))?\s+(\d{4})", text)
    if not found or found[2].title() not in MONTH_NAMES:
        return None
    year, month = int(found[4]), MONTH_NAMES.index(found[2].title()) + 1
    if found[1]:
        day = date(year, month, int(found[1]))
        return day, day
    if found[3]:
        if found[3].title() not in MONTH_NAMES:
            return None
        return date(year, month, 1), _month_end(year, MONTH_NAMES.index(found[3].title()) + 1)
    return _month(year, month)


def _years(text: str) -> tuple[date, date] | None:
    if re.fullmatch(r"\d{4}", text):
        return date(int(text), 1, 1), date(int(text), 12, 31)
    if found := re.fullmatch(r"(\d{4})-(\d{4})", text):
        return date(int(found[1]), 1, 1), date(int(found[2]), 12, 31)
    try:
        year = FinancialYear.parse(text)
    except ValueError:
        return None
    return year.first_day, year.last_day
