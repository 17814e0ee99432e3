"""A month of a pool as one table: spent, expected and why, a row a line. What was typed is never lost."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from partnerships.forms.fields import PoundsField, reason_field
from partnerships.models import PoolLine
from partnerships.services.pool_months import Entry
from salford_css.core.forms.base import DirectorateForm
from salford_css.core.forms.days import DayField

CELLS = ("actual", "forecast", "cause")


@dataclass(frozen=True)
class TableRow:
    """A line with its three boxes."""

    line: PoolLine
    actual: Any
    forecast: Any
    cause: Any


class MonthForm(DirectorateForm):
    """One month of every line."""

    def __init__(self, *args: Any, lines: Sequence[PoolLine], again: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = lines
        for line in lines:
            self.fields[f"{line.code}-actual"] = PoundsField(
                signed=True, required=False, label=f"{line.name}: spent in the month"
            )
            self.fields[f"{line.code}-forecast"] = PoundsField(
                signed=True, required=False, label=f"{line.name}: forecast for the year"
            )
            self.fields[f"{line.code}-cause"] = forms.CharField(
                required=False, max_length=500, label=f"{line.name}: why it differs"
            )
        self.fields["known_from"] = DayField(label="Known from", help_text="The day on which these figures were known.")
        self.fields["reason"] = reason_field(
            "Why figures are corrected",
            required=False,
            hint="This month was entered before; each figure that differs becomes a new version."
            if again
            else "Only where a line was entered before.",
        )

    def table(self) -> Iterator[TableRow]:
        """Yield the rows of the table."""
        for line in self.lines:
            yield TableRow(line, *(self[f"{line.code}-{cell}"] for cell in CELLS))

    def rest(self) -> list[Any]:
        """Return what stands under the table."""
        return [self["known_from"], self["reason"]]

    def entries(self) -> list[Entry]:
        """Return what was typed, a line each."""
        return [Entry(line, *(self.cleaned_data[f"{line.code}-{cell}"] for cell in CELLS)) for line in self.lines]
