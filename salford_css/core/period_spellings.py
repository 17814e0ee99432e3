"""Periods as files spell them: 2003-04, 2003/04, Q1 2003/04, June 2003, 201106, 31/03/2004, Apr-Jun 2003.

One spelling may mean several things: `2003-04` is a year, and also April 2003. Which is meant follows from how often
the figure is due; where that does not settle it, the reader refuses instead of guessing.
"""

import re
from datetime import date, datetime

from salford_css.core.periods import FIRST_MONTH, MONTH_NAMES, FinancialYear, Frequency, Period

BEGINS, ENDS = "begins", "ends"
"""What a year alone may mean: `2004` as the year that begins in 2004 (2004/05), or that ends in it (2003/04)."""

WORDS = {
    Frequency.MONTH: "month",
    Frequency.QUARTER: "quarter",
    Frequency.YEAR: "financial year",
    Frequency.TWO_YEARS: "financial year",
}
EXAMPLES = {
    Frequency.MONTH: "June 2004 or 2004-05-M03",
    Frequency.QUARTER: "Q1 2004/05 or 2004-05-Q1",
    Frequency.YEAR: "2004/05",
    Frequency.TWO_YEARS: "2004/05, the first of the two years",
}
CENTURY_TURNS = 60
"""Two figures from here on belong to the twentieth century: 98/99 is 1998/99, 03/04 is 2003/04."""

_MONTHS = {name[:3].lower(): number for number, name in enumerate(MONTH_NAMES, 1)}
_MONTH = rf"(sept|{'|'.join(f'{name[:3]}(?:{name[3:]})?' for name in map(str.lower, MONTH_NAMES))})\.?"
_LEAD = re.compile(r"^(?:(?:as )?at|as of|on|financial year|fin\.? year|fy|year|period)\s*:?\s*")
_YEAR_END = re.compile(r"^(?:12 months|twelve months|year) (?:ending|ended|to|end)(?: on)?:? (?=.)")
_DAYS = ("%Y-%m-%d", "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d %B %Y", "%d %b %Y")


def read_period(words: str, frequency: Frequency, *, year: FinancialYear | None = None, year_alone: str = "") -> Period:
    """Return the period of a frequency that a spelling means; a day means the period in which it falls.

    `year` completes a part of a year that stands alone (`Q1`, `April`); `year_alone` says what `2004` means (BEGINS,
    ENDS). Raises ValueError with a sentence that says what to write instead.
    """
    text = _plain(words)
    wanted = Frequency.YEAR if frequency is Frequency.TWO_YEARS else frequency
    if (day := _day(text)) is not None:
        return Period.containing(day, frequency)
    readings = _readings(text, year, year_alone)
    if wanted in readings:
        return Period(readings[wanted].first_day, frequency)
    if re.fullmatch(r"\d{4}", text) and wanted is Frequency.YEAR:
        start = int(text)
        raise ValueError(
            f"It may be {FinancialYear(start - 1)} or {FinancialYear(start)}. Say for the whole file what a year alone "
            f"means, or write {FinancialYear(start)}."
        )
    raise ValueError(_refusal(readings, frequency))


def looks_like_period(words: str) -> bool:
    """Say whether a heading is a period, in whatever frequency."""
    text = _plain(words)
    if _day(text) is not None or re.fullmatch(r"(?:19|20)\d{2}", text):
        return True
    return bool(_readings(text, None, "")) or is_part_of_a_year(words)


def is_part_of_a_year(words: str) -> bool:
    """Say whether a spelling names a quarter or a month without a year: `Q1`, `April`."""
    return bool(_readings(_plain(words), FinancialYear(2000), "")) and not _readings(_plain(words), None, "")


def _refusal(readings: dict[Frequency, Period], frequency: Frequency) -> str:
    write = f"Write a {WORDS[frequency]}, such as {EXAMPLES[frequency]}."
    if readings:
        found = next(iter(readings))
        return f"It is a {WORDS[found]}, and the indicator is counted by the {WORDS[frequency]}. {write}"
    return f"It is no period that can be read. {write}"


def _plain(words: str) -> str:
    text = " ".join(words.casefold().replace("–", "-").replace("—", "-").replace("_", "-").split())
    if _YEAR_END.match(text):
        return f"year-end {_YEAR_END.sub('', text)}"
    return _LEAD.sub("", text)


def _day(text: str) -> date | None:
    for form in _DAYS:
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    return None


def _readings(text: str, year: FinancialYear | None, year_alone: str) -> dict[Frequency, Period]:
    """Return what a spelling may mean, at most one period of each frequency."""
    found = [
        _year(text, year_alone),
        _quarter(text, year),
        _month_code(text, year),
        _named_month(text, year),
        _numbered_month(text),
    ]
    readings: dict[Frequency, Period] = {}
    for period in found:
        if period is not None:
            readings.setdefault(period.frequency, period)
    return readings


def _year(text: str, year_alone: str) -> Period | None:
    if text.startswith("year-end "):
        month = _named_month(text.removeprefix("year-end "), None)
        day = _day(text.removeprefix("year-end "))
        last = day or (month.last_day if month else None)
        if last is None:
            return None
        ends = Period.containing(last, Frequency.YEAR)
        return ends if (ends.last_day.year, ends.last_day.month) == (last.year, last.month) else None
    if found := _financial_year(text):
        return found.period(Frequency.YEAR, 1)
    if re.fullmatch(r"(?:19|20)\d{2}", text) and year_alone:
        return FinancialYear(int(text) - (year_alone == ENDS)).period(Frequency.YEAR, 1)
    return None


def _financial_year(text: str) -> FinancialYear | None:
    found = re.fullmatch(r"(\d{4}|\d{2}) ?(?:/|-| to )? ?(\d{4}|\d{1,2})", text)
    if not found or (text.isdigit() and len(text) != 6) or (not text.isdigit() and len(found[1]) + len(found[2]) < 4):
        return None
    start = _full(found[1])
    end = found[2]
    return FinancialYear(start) if (start + 1) % 10 ** len(end) == int(end) else None


def _full(year: str) -> int:
    number = int(year)
    if len(year) == 4:
        return number
    return number + (1900 if number >= CENTURY_TURNS else 2000)


def _quarter(text: str, year: FinancialYear | None) -> Period | None:
    found = re.search(r"\b(?:q|qtr|quarter) ?([1-4])\b", text) or re.search(r"\b([1-4])(?:st|nd|rd|th) quarter\b", text)
    if found:
        rest = _rest(text, found)
        whole = _financial_year(rest) if rest else year
        return whole.period(Frequency.QUARTER, int(found[1])) if whole else None
    found = re.match(rf"{_MONTH} ?(?:-|to|/) ?{_MONTH}", text)
    if not found:
        return None
    first, last = _MONTHS[found[1][:3]], _MONTHS[found[2][:3]]
    if (last - first) % 12 != 2 or (first - FIRST_MONTH) % 3:
        return None
    begun = _month_of(first, _rest(text, found), year)
    return Period(begun.first_day, Frequency.QUARTER) if begun else None


def _rest(text: str, found: re.Match[str]) -> str:
    return (text[: found.start()] + " " + text[found.end() :]).strip(" -/,()of")


def _month_code(text: str, year: FinancialYear | None) -> Period | None:
    """Read a month counted from April: 2026-27-M06, M6."""
    found = re.search(r"\bm(?:onth)? ?(0?[1-9]|1[0-2])\b", text)
    if not found:
        return None
    rest = _rest(text, found)
    whole = _financial_year(rest) if rest else year
    return whole.period(Frequency.MONTH, int(found[1])) if whole else None


def _named_month(text: str, year: FinancialYear | None) -> Period | None:
    found = re.fullmatch(rf"(?:(.*?)[ -])?{_MONTH}(?:[ '-]*(.*))?", text)
    if not found or (found[1] and found[3]):
        return None
    return _month_of(_MONTHS[found[2][:3]], (found[1] or found[3] or "").strip(" -/,'"), year)


def _month_of(number: int, rest: str, year: FinancialYear | None) -> Period | None:
    """Return a month of a calendar year, or of a financial one: April 2003, April 03, April 2003/04."""
    if re.fullmatch(r"\d{4}|\d{2}", rest):
        return Period(date(_full(rest), number, 1), Frequency.MONTH)
    whole = _financial_year(rest) if rest else year
    if whole is None:
        return None
    return Period(date(whole.start_year + (number < FIRST_MONTH), number, 1), Frequency.MONTH)


def _numbered_month(text: str) -> Period | None:
    """Read a month by its number in the calendar year: 2011-04, 04/2011, 201104."""
    found = re.fullmatch(r"((?:19|20)\d{2}) ?[-/]? ?(0?[1-9]|1[0-2])", text)
    if found and (len(found[2]) == 2 or not text.isdigit()) and not ("/" in text and _financial_year(text)):
        return Period(date(int(found[1]), int(found[2]), 1), Frequency.MONTH)
    found = re.fullmatch(r"(0?[1-9]|1[0-2]) ?[-/] ?((?:19|20)\d{2})", text)
    return Period(date(int(found[2]), int(found[1]), 1), Frequency.MONTH) if found else None
