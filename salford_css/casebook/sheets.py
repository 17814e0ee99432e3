"""The tables and sheets that lie beside the casebook file: a fault in one is said with file, line and column."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any

from salford_css.casebook import reading
from salford_css.casebook.reading import CasebookProblem
from salford_css.core.periods import FinancialYear

HEADS: Mapping[str, str] = {
    "dtoc_monthly_gm.csv": "authority area_code month nhs_days social_care_days both_days total_days",
    "paf_bands.csv": "framework year code band lower upper source",
    "paf_indicators.csv": (
        "framework code title domain client_group numerator denominator unit polarity status source"
    ),
    "paf_thresholds.csv": "framework year code measure bad_when limit unit service max_judgement source",
    "paf_values.csv": "authority year code value source",
    "section31_pools.csv": "authority service partner year contribution_gbp host source",
}
"""The columns of each table, in their order."""


class Line(dict[str, str]):
    """One line of a table. It reads its own cells, and can say where a wrong one stands."""

    def __init__(self, cells: Mapping[str, str], file: Path, number: int) -> None:
        super().__init__(cells)
        self.file, self.number = file, number

    def wrong(self, column: str, sentence: str) -> CasebookProblem:
        """Return the problem of a cell; its value stands in front of the sentence."""
        return CasebookProblem(self.file, "", f"line {self.number}, {column}", f"{self[column]!r} {sentence}")

    def amount(self, column: str) -> Decimal:
        """Read a number. Raises CasebookProblem."""
        try:
            found = Decimal(self[column])
        except InvalidOperation:
            found = Decimal("NaN")
        if not found.is_finite():
            raise self.wrong(column, "is not a number.")
        return found

    def year(self, column: str) -> FinancialYear:
        """Read `2016-17`, or `2002`, which is the count on 31 March of that year. Raises CasebookProblem."""
        written = self[column]
        try:
            return FinancialYear.parse(written) if "-" in written else FinancialYear(int(written) - 1)
        except ValueError:
            raise self.wrong(column, "is not a year; write 2002 or 2016-17.") from None

    def month(self, column: str) -> date:
        """Read `2011-04` as its first day. Raises CasebookProblem."""
        try:
            return date.fromisoformat(f"{self[column]}-01")
        except ValueError:
            raise self.wrong(column, "is not a month; write 2011-04.") from None

    def one_of(self, column: str, known: Mapping[str, Any]) -> Any:
        """Read a word as what it stands for. Raises CasebookProblem for one that is not known."""
        if self[column] not in known:
            raise self.wrong(column, f"is not known here; known are {', '.join(sorted(known))}.")
        return known[self[column]]


@cache
def rows_of(name: str) -> Sequence[Line]:
    """Read a table whole. Raises CasebookProblem when it is missing, has other columns, or a line has too few cells."""
    file = reading.DATA / name
    head = HEADS[name].split()
    lines = csv.reader(io.StringIO(reading.text_of(file), newline=""))
    if next(lines, []) != head:
        raise CasebookProblem(file, "", "line 1", f"its columns must be {', '.join(head)}.")
    rows = []
    for cells in lines:
        if len(cells) != len(head):
            place = f"line {lines.line_num}"
            raise CasebookProblem(file, "", place, f"it has {len(cells)} cells instead of {len(head)}.")
        rows.append(Line(dict(zip(head, cells, strict=True)), file, lines.line_num))
    return rows


@cache
def sheet(name: str) -> Any:
    """Read a sheet in YAML. Raises CasebookProblem when it is missing or is not YAML."""
    return reading.yaml_of(reading.DATA / name, reading.PlainLoader)
