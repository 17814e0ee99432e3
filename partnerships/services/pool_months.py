"""The months of a pool's year: spent and expected, line by line or as one table; closing; adjustments."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from partnerships.models import PoolAdjustment, PoolClosing, PoolLine, PoolMonth, PoolYear
from partnerships.services.keeping import allow
from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import acting_post, next_number, refuse, store
from salford_css.core.words import listed

MONTHS = range(1, 13)


@dataclass(frozen=True)
class Entry:
    """What is entered of one line in one month: spent in it, expected of the year, why it differs. Pounds."""

    line: PoolLine
    actual: Decimal | None = None
    forecast: Decimal | None = None
    cause: str = ""

    @property
    def is_empty(self) -> bool:
        """Say whether nothing was entered."""
        return self.actual is None and self.forecast is None


@transaction.atomic
def enter_month(
    *,
    line: PoolLine,
    month: int,
    by: Any,
    actual: Decimal | None = None,
    forecast: Decimal | None = None,
    cause: str = "",
    reason: str = "",
    known_from: date | None = None,
    **facts: Any,
) -> PoolMonth:
    """Enter what was spent in a month (April is 1) and what the year is expected to cost; a correction is a version.

    Raises ValidationError for a month that has not begun or is closed, or a correction without its reason.
    """
    allow(line.pool_year.fund, by)
    refuse(not_begun(line.pool_year, month))
    entry = Entry(line, actual, forecast, cause)
    row = _store(entry, month, by=by, reason=reason, known_from=known_from, **facts)
    record_activity("month-entered", line.pool_year.fund, by=by, reason=reason or str(row))
    return row


@transaction.atomic
def enter_table(
    *,
    pool_year: PoolYear,
    month: int,
    entries: Sequence[Entry],
    by: Any,
    reason: str = "",
    known_from: date | None = None,
    **facts: Any,
) -> list[PoolMonth]:
    """Enter a month of every line at once; what is as it was stays, what differs becomes a version with the reason."""
    allow(pool_year.fund, by)
    refuse(not_begun(pool_year, month))
    strangers = [str(entry.line) for entry in entries if entry.line.pool_year_id != pool_year.pk]
    refuse(f"{listed(strangers)} belongs to another year." if strangers else None)
    changed = [entry for entry in entries if not entry.is_empty and differs(entry, month)]
    refuse(None if changed else "Nothing was entered, or nothing differs from what is on record.")
    rows = [_store(entry, month, by=by, reason=reason, known_from=known_from, **facts) for entry in changed]
    words = f"{pool_year.month(month).label}: {len(rows)} of {len(entries)} lines"
    record_activity("month-entered", pool_year.fund, by=by, reason=f"{words}; {reason}" if reason.strip() else words)
    return rows


def _store(entry: Entry, month: int, *, by: Any, reason: str, known_from: date | None, **facts: Any) -> PoolMonth:
    earlier = entry.line.months.filter(month=month)
    unexplained = earlier.exists() and not reason.strip()
    refuse(f"Say why the month is corrected: {entry.line} was entered before." if unexplained else None)
    row = PoolMonth(
        line=entry.line,
        month=month,
        number=next_number(earlier),
        made_at=clock.now(),
        made_by=acting_post(by, clock.today()),
        reason=reason.strip()[:500],
        actual=entry.actual,
        forecast=entry.forecast,
        cause=entry.cause.strip()[:500],
        known_from=known_from or clock.today(),
        **facts,
    )
    return store(row)


def newest(line: PoolLine, month: int) -> PoolMonth | None:
    """Return the newest version of a line's month."""
    return line.months.filter(month=month).order_by("-number").first()


def differs(entry: Entry, month: int) -> bool:
    """Say whether an entry says anything else than the newest version of its line's month."""
    known = newest(entry.line, month)
    if known is None:
        return True
    return (known.actual, known.forecast, known.cause) != (entry.actual, entry.forecast, entry.cause.strip())


def not_begun(pool_year: PoolYear, month: int) -> str | None:
    """Say that a month there is not, or has not begun, cannot be entered; None where it can."""
    if month not in MONTHS:
        return "A year has months 1 to 12; April is 1."
    period = pool_year.month(month)
    return f"{period.label} has not begun." if period.first_day > clock.today() else None


@transaction.atomic
def close_month(*, pool_year: PoolYear, month: int, by: Any, note: str = "") -> PoolClosing:
    """Close a month (April is 1). It is not opened again: what changes it comes as an adjustment.

    Raises ValidationError for a month that has not ended, is closed, lacks a line's spending or follows an open one.
    """
    allow(pool_year.fund, by)
    refuse("A year has months 1 to 12; April is 1." if month not in MONTHS else None)
    closed = pool_year.closed_months()
    period = pool_year.month(month)
    open_before = [pool_year.month(one).label for one in MONTHS if one < month and one not in closed]
    missing = [str(line) for line in pool_year.lines.exclude(months__month=month, months__actual__isnull=False)]
    refuse(
        f"{period.label} is closed already." if month in closed else None,
        f"{period.label} has not ended." if period.last_day >= clock.today() else None,
        f"Close {listed(open_before)} first." if open_before else None,
        f"What was spent is not entered for {listed(missing)}." if missing else None,
        None if pool_year.lines.exists() else "The year has no lines yet.",
    )
    row = _close(pool_year, month, by, note)
    record_activity("month-closed", pool_year.fund, by=by, reason=f"{period.label}{f'; {note}' if note else ''}")
    return row


@transaction.atomic
def close_year(*, pool_year: PoolYear, by: Any, note: str = "") -> PoolClosing:
    """Close a year once its twelve months are closed; nothing of it changes afterwards.

    Raises ValidationError while a month is open.
    """
    allow(pool_year.fund, by)
    closed = pool_year.closed_months()
    still_open = [pool_year.month(one).label for one in MONTHS if one not in closed]
    refuse(
        f"{pool_year.year} is closed already." if pool_year.is_closed else None,
        f"Close {listed(still_open)} first." if still_open else None,
    )
    row = _close(pool_year, None, by, note)
    record_activity("pool-year-closed", pool_year.fund, by=by, reason=f"{pool_year.year}{f'; {note}' if note else ''}")
    return row


def _close(pool_year: PoolYear, month: int | None, by: Any, note: str) -> PoolClosing:
    today = clock.today()
    return store(
        PoolClosing(
            pool_year=pool_year,
            month=month,
            closed_on=today,
            closed_by=acting_post(by, today),
            note=note.strip()[:500],
        )
    )


@transaction.atomic
def adjust(
    *,
    line: PoolLine,
    about_line: PoolLine,
    about_month: int,
    amount: Decimal,
    reason: str,
    by: Any,
    **facts: Any,
) -> PoolAdjustment:
    """Enter in the next open period what a closed one should have said: more spent is positive, less negative.

    `line` is where it counts, in the year that is open. Raises ValidationError for a month that is not closed.
    """
    fund = line.pool_year.fund
    allow(fund, by)
    refuse("Say what is adjusted and why." if not reason.strip() else None)
    following = about_line.pool_year.next_open()
    row = PoolAdjustment(
        line=line,
        month=following[1] if following else 12,
        about_line=about_line,
        about_month=about_month,
        amount=amount,
        reason=reason.strip()[:500],
        known_from=clock.today(),
        made_by=acting_post(by, clock.today()),
        **facts,
    )
    store(row)
    record_activity("period-adjusted", fund, by=by, reason=f"{row}: {row.reason}")
    return row
