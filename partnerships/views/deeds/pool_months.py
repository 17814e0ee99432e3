"""Deeds about the months of a pool's year: one table, closing, adjusting."""

from typing import Any

from django.http import Http404

from partnerships.forms.months import MonthForm
from partnerships.forms.pools import AdjustForm, CloseForm
from partnerships.models import PoolLine
from partnerships.services import pool_months
from partnerships.views.deeds.page import YearDeed


class MonthDeed(YearDeed):
    """A deed about one month; April is 1."""

    def row(self, **address: Any) -> Any:
        """Return the year, and remember the month; 404 for a month there is not."""
        self.month = address["month"]
        if self.month not in pool_months.MONTHS:
            raise Http404
        return super().row(**address)

    def label(self, row: Any) -> str:
        """Name the month."""
        return str(row.month(self.month).label)


class EnterMonth(MonthDeed):
    """Enter a month of every line at once."""

    form = MonthForm
    template = "partnerships/month_form.html"
    heading = "Enter a month"
    verb = "Keep the month"
    done = "The month is on record."
    dated_by = "known_from"

    def lead(self, row: Any) -> str:
        """Say which month, and what a forecast is."""
        return (
            f"{self.label(row)}, month {self.month} of {row.year}. Spent is for the month alone; the forecast is for "
            "the whole year. A line left empty stays as it is."
        )

    def made_with(self, row: Any) -> dict[str, Any]:
        """Hand over the lines."""
        lines = list(row.lines.order_by("code"))
        known = PoolLine.objects.filter(pool_year=row, months__month=self.month).exists()
        return {"lines": lines, "again": known}

    def initial(self, row: Any) -> dict[str, Any]:
        """Begin with the newest figures of the month."""
        found: dict[str, Any] = {"known_from": self.day}
        for line in row.lines.prefetch_related("months"):
            rows = [one for one in line.months.all() if one.month == self.month]
            if rows:
                known = max(rows, key=lambda one: one.number)
                found |= {f"{line.code}-{cell}": getattr(known, cell) for cell in ("actual", "forecast", "cause")}
        return found

    def make_form(self, row: Any, *given: Any, **named: Any) -> Any:
        """Keep the form at hand: it knows its table."""
        self.typed = super().make_form(row, *given, **named)
        return self.typed

    def beside(self, row: Any) -> dict[str, Any]:
        """Return the name of the month."""
        return {"month_label": self.label(row)}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Enter it."""
        pool_months.enter_table(
            pool_year=row,
            month=self.month,
            entries=self.typed.entries(),
            by=self.request.user,
            reason=data["reason"],
            known_from=data["known_from"],
        )
        return row


class CloseMonth(MonthDeed):
    """Close a month."""

    form = CloseForm
    heading = "Close a month"
    verb = "Close it"
    done = "The month is closed. What changes it comes as an adjustment."
    dated_by = None

    def lead(self, row: Any) -> str:
        """Say that this is not undone."""
        return f"{self.label(row)} is not opened again: what changes it is entered in the next open period."

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Close it."""
        pool_months.close_month(pool_year=row, month=self.month, by=self.request.user, **data)
        return row


class CloseYear(YearDeed):
    """Close a year."""

    form = CloseForm
    heading = "Close the year"
    verb = "Close it"
    done = "The year is closed."
    dated_by = None

    def lead(self, row: Any) -> str:
        """Say that this is not undone."""
        return f"{row.year} is not opened again: what changes it is entered in the next open period."

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Close it."""
        pool_months.close_year(pool_year=row, by=self.request.user, **data)
        return row


class Adjust(YearDeed):
    """Enter in the next open period what a closed one should have said."""

    form = AdjustForm
    heading = "Adjust a closed month"
    verb = "Enter the adjustment"
    done = "The adjustment is on record."

    def lead(self, row: Any) -> str:
        """Say where it counts."""
        following = row.next_open()
        if following is None:
            return "No period of this fund is open. Open the next year first."
        return f"It counts in {following[0].month(following[1]).label}, the next open period."

    def made_with(self, row: Any) -> dict[str, Any]:
        """Offer the lines of the year in which it counts."""
        following = row.next_open()
        lines = PoolLine.objects.filter(pool_year=following[0] if following else None)
        return {"pool_year": row, "lines": lines.order_by("name")}

    def perform(self, row: Any, data: dict[str, Any]) -> Any:
        """Enter it; lead to the year in which it counts."""
        made = pool_months.adjust(by=self.request.user, **data)
        return made.line.pool_year
