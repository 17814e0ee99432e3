"""The temporary tables of one run: the figures of a file, the series they belong to, and what is remarked on.

Whatever the size of the file, the process holds one batch of it; the database holds the rest until the transaction
ends.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db import connection

from performance.imports.reading import REFUSED, Figure
from performance.services import SeriesKey, series_for
from performance.services.recording import COLUMNS

BATCH = 5_000
_TABLES = """
    DROP TABLE IF EXISTS pg_temp.figures, pg_temp.keys, pg_temp.remarks, pg_temp.belongs;
    CREATE TEMPORARY TABLE figures (number int, place int, key int, period date, known_from date, definition_id bigint,
        numerator numeric, denominator numeric, value numeric, value_given boolean, status text, stage text, grade text,
        note text, source text, unsure boolean) ON COMMIT DROP;
    CREATE TEMPORARY TABLE keys (key int PRIMARY KEY, series_id bigint) ON COMMIT DROP;
    CREATE TEMPORARY TABLE remarks (number int, severity text, field int, place int, sentence text) ON COMMIT DROP;
    CREATE TEMPORARY TABLE belongs (number int, figure int) ON COMMIT DROP;
"""
_FIGURES = f"figures ({', '.join(Figure._fields)})"
_TEXTS = "FORCE_NOT_NULL (grade, note, source)"
_SELECTED = ", ".join(f"keys.{name}" if name == "series_id" else f"figures.{name}" for name in COLUMNS)
SELECTED = f"SELECT {_SELECTED} FROM figures JOIN keys USING (key)"  # noqa: S608 (of the program's own constants)
"""The figures that were not refused, as `record_selected` takes them."""


class Tables:
    """Takes figures and remarks in, batch by batch."""

    def __init__(self) -> None:
        self._figures: list[Figure] = []
        self._lines: list[str] = []
        self._remarks: list[tuple[int, str, int, int | None, str]] = []
        self._belongs: list[tuple[int, int]] = []
        with connection.cursor() as cursor:
            cursor.execute(_TABLES)

    def figure(self, figure: Figure) -> None:
        """Take a figure in."""
        self._figures.append(figure)
        if len(self._figures) == BATCH:
            self._flush()

    def line(self, line: str) -> None:
        """Take a figure in that is written already as a line of the table."""
        self._lines.append(line)
        if len(self._lines) == BATCH:
            self._flush()

    def remark(self, number: int, severity: str, field: int, place: int | None, sentence: str) -> None:
        """Take a remark on a row in."""
        self._remarks.append((number, severity, field, place, sentence))
        if len(self._remarks) == BATCH:
            self._flush()

    def belong(self, rows: Iterable[int], figure: int) -> None:
        """Note that further rows belong to the figure of a row: what is refused of one is refused of all."""
        self._belongs.extend((number, figure) for number in rows)
        if len(self._belongs) >= BATCH:
            self._flush()

    def settle(self, keys: Mapping[tuple[int, int, str, str], int], labels: dict[str, str]) -> None:
        """Take in what is left, and find or make the series of the figures."""
        self._flush()
        wanted = {SeriesKey(*key): number for key, number in keys.items()}
        ids = series_for(wanted, labels=labels) if wanted else {}
        _copy("keys (key, series_id)", [(number, ids[key]) for key, number in wanted.items()])
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE figures (key, period); ANALYZE keys")

    def refuse(self) -> int:
        """Take out the figures of all rows that were refused; return how many rows those are."""
        with connection.cursor() as cursor:
            cursor.execute(_SPREAD, [REFUSED])
            cursor.execute(
                "DELETE FROM figures USING (SELECT DISTINCT number FROM remarks WHERE severity = %s) refused"
                " WHERE figures.number = refused.number",
                [REFUSED],
            )
            cursor.execute(
                "DELETE FROM remarks doubtful USING remarks refused"
                " WHERE doubtful.number = refused.number AND doubtful.severity = 'doubtful' AND refused.severity = %s",
                [REFUSED],
            )
            cursor.execute("SELECT count(DISTINCT number) FROM remarks WHERE severity = %s", [REFUSED])
            return int(cursor.fetchone()[0])

    def remarked(self) -> Iterator[tuple[int, list[tuple[Any, ...]]]]:
        """Yield the rows that were remarked on in their order: severity, field, column and sentence of each remark."""
        with connection.cursor() as cursor:
            cursor.execute("CREATE INDEX ON pg_temp.remarks (number)")
        last = 0
        found: list[tuple[Any, ...]] = []
        for number, *remark in self._read():
            if number != last and found:
                yield last, found
                found = []
            last = number
            found.append(tuple(remark))
        if found:
            yield last, found

    def _read(self) -> Iterator[tuple[Any, ...]]:
        after: tuple[int, int] = (-1, 0)
        with connection.cursor() as cursor:
            while True:
                cursor.execute(
                    "SELECT DISTINCT number, severity, field, place, sentence FROM remarks WHERE number > %s"
                    " AND number <= (SELECT max(number) FROM (SELECT number FROM remarks WHERE number > %s"
                    " ORDER BY number LIMIT %s) page) ORDER BY number, field, place",
                    [after[0], after[0], BATCH],
                )
                rows = cursor.fetchall()
                if not rows:
                    return
                yield from rows
                after = (rows[-1][0], 0)

    def _flush(self) -> None:
        _copy(_FIGURES, self._figures, _TEXTS)
        if self._lines:
            _copy_text(_FIGURES, io.StringIO("".join(self._lines)), _TEXTS)
        _copy("remarks (number, severity, field, place, sentence)", self._remarks)
        _copy("belongs (number, figure)", self._belongs)
        for kept in (self._figures, self._lines, self._remarks, self._belongs):
            kept.clear()


_SPREAD = """
    INSERT INTO remarks (number, severity, field, place, sentence)
    SELECT other.number, 'refused', -1, NULL,
        format('It belongs to the figure of row %%s, which is refused.', wrong.number)
    FROM (SELECT min(remarks.number) AS number, belongs.figure FROM remarks JOIN belongs USING (number)
          WHERE severity = %s GROUP BY belongs.figure) wrong
    JOIN belongs other ON other.figure = wrong.figure
    WHERE NOT EXISTS (SELECT 1 FROM remarks WHERE remarks.number = other.number AND severity = 'refused')
"""


def _copy(into: str, rows: list[Any], options: str = "") -> None:
    if not rows:
        return
    table = io.StringIO()
    csv.writer(table).writerows(rows)
    table.seek(0)
    _copy_text(into, table, options)


def _copy_text(into: str, table: io.StringIO, options: str = "") -> None:
    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY {into} FROM STDIN (FORMAT csv{', ' + options if options else ''})", table)
