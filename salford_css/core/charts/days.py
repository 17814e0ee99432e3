"""From days to pixels: a calendar laid along a line, with its months, quarters or years."""

from dataclasses import dataclass
from datetime import date, timedelta

from salford_css.core.charts.scales import Scale
from salford_css.core.periods import MONTH_NAMES, add_months

MONTHLY, QUARTERLY = 15, 48
"""Up to this many months every month is named; up to this many every third; beyond, every January."""


@dataclass(frozen=True, slots=True)
class DayScale:
    """A calendar from the morning of `first` at pixel `start` to the evening of `last` at pixel `end`."""

    first: date
    last: date
    start: float
    end: float

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("A calendar ends before it begins.")

    def morning(self, day: date) -> float:
        """Return where a day begins; days outside the calendar are held at its ends."""
        return self._pixels.at(day.toordinal())

    def noon(self, day: date) -> float:
        """Return the middle of a day: where a known day is a point."""
        return round((self.morning(day) + self.evening(day)) / 2, 1)

    def evening(self, day: date) -> float:
        """Return where a day ends: a span is drawn from the morning of its first to the evening of its last day."""
        return self._pixels.at(day.toordinal() + 1)

    def shows(self, day: date) -> bool:
        """Say whether a day lies on the calendar."""
        return self.first <= day <= self.last

    def ticks(self) -> list[tuple[float, str]]:
        """Return the beginnings of months or years on the calendar with their names, January as its year."""
        months = self._months()
        step = 1 if len(months) <= MONTHLY else 3 if len(months) <= QUARTERLY else 12
        return [(self.morning(month), _name(month)) for month in months if (month.month - 1) % step == 0]

    @property
    def _pixels(self) -> Scale:
        return Scale(self.first.toordinal(), (self.last + timedelta(days=1)).toordinal(), self.start, self.end)

    def _months(self) -> list[date]:
        month = self.first if self.first.day == 1 else add_months(self.first.replace(day=1), 1)
        months = []
        while month <= self.last:
            months.append(month)
            month = add_months(month, 1)
        return months


def _name(month: date) -> str:
    return str(month.year) if month.month == 1 else MONTH_NAMES[month.month - 1]
