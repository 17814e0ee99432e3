"""Financial years, quarters and months as values. April to March is spelt here and nowhere else.

A period is known by its first day and its frequency. Codes are those of the API: `2026-27`, `2026-27-Q1`,
`2026-27-M06` (April is month 01). On screen a year is written `2026/27`.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

FIRST_MONTH = 4
MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class Frequency(StrEnum):
    """How often a figure is due."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    TWO_YEARS = "two_years"

    @property
    def months(self) -> int:
        """Return the length of one period in months."""
        return {"month": 1, "quarter": 3, "year": 12, "two_years": 24}[self.value]


def add_months(day: date, months: int) -> date:
    """Return the first of the month that lies `months` after the month of `day`."""
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


@dataclass(frozen=True, order=True)
class FinancialYear:
    """The year from 1 April of `start_year` to the following 31 March."""

    start_year: int

    @classmethod
    def containing(cls, day: date) -> "FinancialYear":
        """Return the financial year in which a day falls."""
        return cls(day.year if day.month >= FIRST_MONTH else day.year - 1)

    @classmethod
    def parse(cls, text: str) -> "FinancialYear":
        """Read `2004/05`, `2004-05`, `2004/5` or `2004/2005`; raises ValueError with a sentence otherwise."""
        found = re.fullmatch(r"\s*(\d{4})\s*[/-]\s*(\d{1,4})\s*", text)
        if found:
            start, end = int(found[1]), found[2]
            if len(end) in (1, 2, 4) and (start + 1) % 10 ** len(end) == int(end):
                return cls(start)
        raise ValueError(f"{text!r} is not a financial year; write it as 2004/05.")

    @property
    def code(self) -> str:
        """Return the year as the API writes it: 2004-05."""
        return f"{self.start_year}-{(self.start_year + 1) % 100:02d}"

    @property
    def label(self) -> str:
        """Return the year as a page writes it: 2004/05."""
        return self.code.replace("-", "/")

    @property
    def first_day(self) -> date:
        """Return 1 April."""
        return date(self.start_year, FIRST_MONTH, 1)

    @property
    def last_day(self) -> date:
        """Return 31 March."""
        return date(self.start_year + 1, FIRST_MONTH, 1) - timedelta(days=1)

    def next(self) -> "FinancialYear":
        """Return the year after this one."""
        return FinancialYear(self.start_year + 1)

    def previous(self) -> "FinancialYear":
        """Return the year before this one."""
        return FinancialYear(self.start_year - 1)

    def period(self, frequency: Frequency, number: int) -> "Period":
        """Return the month (1 to 12), quarter (1 to 4) or year (1) of this financial year."""
        if not 1 <= number <= 12 // min(frequency.months, 12):
            raise ValueError(f"{self.label} has no {frequency.value} {number}.")
        return Period(add_months(self.first_day, (number - 1) * frequency.months), frequency)

    def __str__(self) -> str:
        return self.label


@dataclass(frozen=True, order=True)
class Period:
    """A month, quarter, year or pair of years; `first_day` is where it begins."""

    first_day: date
    frequency: Frequency

    def __post_init__(self) -> None:
        steps = (self.first_day.month - FIRST_MONTH) % 12
        if self.first_day.day != 1 or steps % min(self.frequency.months, 12):
            raise ValueError(f"{self.first_day.isoformat()} is not the first day of a {self.frequency.value}.")

    @classmethod
    def containing(cls, day: date, frequency: Frequency) -> "Period":
        """Return the period of this frequency in which a day falls."""
        start = FinancialYear.containing(day).first_day
        step = min(frequency.months, 12)
        months = (day.year - start.year) * 12 + day.month - start.month
        return cls(add_months(start, months - months % step), frequency)

    @classmethod
    def parse(cls, code: str) -> "Period":
        """Read `2026-27`, `2026-27-Q1` or `2026-27-M06`; raises ValueError with a sentence otherwise."""
        found = re.fullmatch(r"(\d{4}-\d{2})(?:-([QM])(\d{1,2}))?", code.strip().upper())
        if not found:
            raise ValueError(f"{code!r} is not a period; write it as 2026-27, 2026-27-Q1 or 2026-27-M06.")
        year = FinancialYear.parse(found[1])
        if not found[2]:
            return year.period(Frequency.YEAR, 1)
        return year.period(Frequency.QUARTER if found[2] == "Q" else Frequency.MONTH, int(found[3]))

    @property
    def year(self) -> FinancialYear:
        """Return the financial year in which the period begins."""
        return FinancialYear.containing(self.first_day)

    @property
    def number(self) -> int:
        """Return the period's place in its financial year: April is 1, the first quarter is 1."""
        months = (self.first_day.month - FIRST_MONTH) % 12
        return months // min(self.frequency.months, 12) + 1

    @property
    def last_day(self) -> date:
        """Return the period's last day."""
        return add_months(self.first_day, self.frequency.months) - timedelta(days=1)

    @property
    def code(self) -> str:
        """Return the period as the API writes it."""
        if self.frequency is Frequency.MONTH:
            return f"{self.year.code}-M{self.number:02d}"
        if self.frequency is Frequency.QUARTER:
            return f"{self.year.code}-Q{self.number}"
        return self.year.code

    @property
    def label(self) -> str:
        """Return the period as a page writes it: `February 2020`, `quarter 1 of 2026/27`, `2026/27`."""
        if self.frequency is Frequency.MONTH:
            return f"{MONTH_NAMES[self.first_day.month - 1]} {self.first_day.year}"
        if self.frequency is Frequency.QUARTER:
            return f"quarter {self.number} of {self.year.label}"
        if self.frequency is Frequency.TWO_YEARS:
            return f"{self.year.label} and {self.year.next().label}"
        return self.year.label

    def shifted(self, steps: int) -> "Period":
        """Return the period `steps` later (or earlier, when negative)."""
        return Period(add_months(self.first_day, steps * self.frequency.months), self.frequency)

    def __str__(self) -> str:
        return self.label
