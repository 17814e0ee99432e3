"""The four quarters of a financial year, and the year before, out of what is believed of a series. Pure.

Shares, rates and averages are never added or averaged: of monthly figures such as these the last of a quarter stands
for it, with its month. What happened in a period is added up, once all its months are there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from salford_css.core.periods import FinancialYear, Frequency, Period


@dataclass(frozen=True)
class Told:
    """A figure for a quarter or a year; `note` says what it stands on, or why there is none."""

    value: Decimal | None
    note: str = ""


def quarter(
    values: Mapping[date, Decimal | None], frequency: Frequency, year: FinancialYear, number: int, *, adds_up: bool
) -> Told:
    """Return what is known of a quarter (1 to 4)."""
    whole = year.period(Frequency.QUARTER, number)
    if frequency is Frequency.QUARTER:
        return _one(values, whole)
    if frequency is Frequency.MONTH:
        return _months(values, whole, adds_up=adds_up)
    return Told(None, "yearly")


def year_before(
    values: Mapping[date, Decimal | None], frequency: Frequency, year: FinancialYear, *, adds_up: bool
) -> Told:
    """Return the outturn of the year before."""
    before = year.previous()
    if frequency is Frequency.QUARTER:
        return _one(values, before.period(Frequency.QUARTER, 4))
    if frequency is Frequency.MONTH:
        return _months(values, before.period(Frequency.YEAR, 1), adds_up=adds_up)
    return _one(values, before.period(frequency, 1))


def _one(values: Mapping[date, Decimal | None], period: Period) -> Told:
    value = values.get(period.first_day)
    return Told(value, "" if value is not None else "no figure")


def _months(values: Mapping[date, Decimal | None], whole: Period, *, adds_up: bool) -> Told:
    months = [Period(whole.first_day, Frequency.MONTH)]
    while months[-1].last_day < whole.last_day:
        months.append(months[-1].shifted(1))
    known = [month for month in months if values.get(month.first_day) is not None]
    if not known:
        return Told(None, "no figure")
    if not adds_up:
        return Told(values[known[-1].first_day], known[-1].label)
    if len(known) < len(months):
        return Told(None, f"{len(known)} of {len(months)} months")
    return Told(sum((values[month.first_day] or Decimal(0) for month in months), Decimal(0)), "added up")
