"""When a return is due and how late it is. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta

from salford_css.core.periods import FinancialYear, Frequency
from salford_css.core.words import counted


@dataclass(frozen=True)
class Terms:
    """Days after a quarter's end, and after 31 March, within which a fund's manager reports."""

    quarterly_days: int
    annual_days: int


def period_end(year: FinancialYear, quarter: int | None) -> date:
    """Return the last day a return is about."""
    return year.period(Frequency.QUARTER, quarter).last_day if quarter else year.last_day


def due(year: FinancialYear, quarter: int | None, terms: Terms) -> date:
    """Return the day by which a return is due under a fund's terms."""
    days = terms.quarterly_days if quarter else terms.annual_days
    return period_end(year, quarter) + timedelta(days=days)


def lateness(due_on: date | None, submitted_on: date | None, today: date) -> str:
    """Say how a return stands against its date: in time, late by so many days, or still to come."""
    if due_on is None:
        return "no date was set"
    ended = submitted_on or today
    days = (ended - due_on).days
    if submitted_on and days <= 0:
        return "sent in time"
    if submitted_on:
        return f"sent {counted(days, 'day')} late"
    if days > 0:
        return f"{counted(days, 'day')} late and not submitted"
    return "due today" if days == 0 else f"due in {counted(-days, 'day')}"
