"""Bringing in 100,000 results, read, checked and written with their current rows, against a bare COPY of the same file.

What is timed is looking at a file: the whole import, taken back at its end, so that every turn finds the same record.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import islice, product
from typing import Any

import psycopg2
from django.core.files.base import ContentFile
from openpyxl import Workbook

from bench.subjects.api import settings_url
from bench.timing import Comparison, Deed
from bench.world import COUNCILS, FIRST, MEASURES, World
from salford_css.core.models import Import, Organisation, Role, User
from salford_css.core.models.people import AccessGrant
from salford_css.core.periods import Frequency, Period
from salford_css.core.services import imports

ROWS = 100_000
HEADINGS = ("Framework", "Indicator", "Authority", "Month", "Value")
MONTHS_BEFORE = ROWS // (COUNCILS * MEASURES) + 1
TURNS = 1


def comparisons(world: World) -> Iterator[Comparison]:
    """Compare a new file, the same file once more, and the same as a workbook, with copying its rows into a table."""
    sender = _sender(world.council)
    rows = _rows()
    floor = bare_copy(_csv(rows))
    yield Comparison("import of 100,000 rows, CSV", _looking(_csv(rows), "new.csv", sender), floor, 15, 10, turns=TURNS)
    yield Comparison(
        "import of 100,000 rows, XLSX", _looking(_workbook(rows), "new.xlsx", sender), floor, 20, 15, turns=TURNS
    )
    known = _received(_csv(rows), "known.csv", sender)
    imports.confirm(batch=imports.look_at(batch=known, by=sender, at_once=True), by=sender, at_once=True)
    yield Comparison("the same CSV again", _looking(_csv(rows), "again.csv", sender), floor, 7, 5.5, turns=TURNS)


def bare_copy(content: bytes) -> Deed:
    """Return a deed that copies a file into a table of its columns on a connection of its own, and takes it back."""
    connection = psycopg2.connect(settings_url())
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE bench_floor (framework text, indicator text, authority text, month text, value numeric)"
        )
    connection.commit()

    def copy() -> None:
        with connection.cursor() as cursor:
            cursor.copy_expert("COPY bench_floor FROM STDIN (FORMAT csv, HEADER)", io.BytesIO(content))
        connection.rollback()

    return copy


def _looking(content: bytes, name: str, sender: User) -> Deed:
    batch = _received(content, name, sender)

    def look() -> Import:
        seen = imports.look_at(batch=batch, by=sender, at_once=True)
        assert seen.created + seen.unchanged == ROWS and not seen.refused, "The file was not read as it should be."
        return seen

    return look


def _received(content: bytes, name: str, sender: User) -> Import:
    file: Any = ContentFile(content, name=name)
    return imports.receive(kind="results", file=file, by=sender)


def _sender(council: Organisation) -> User:
    sender = User.objects.create_user(username="sender", password=None)
    AccessGrant.objects.create(user=sender, role=Role.PERFORMANCE_OFFICER, organisation=council)
    return sender


def _rows() -> list[Sequence[Any]]:
    """Return figures for months before those that are known, so that every one is new to its series."""
    months = [Period(FIRST, Frequency.MONTH).shifted(-step).first_day for step in range(1, MONTHS_BEFORE + 1)]
    cells = product(range(1, COUNCILS + 1), range(1, MEASURES + 1), months)
    return [
        ("BENCH", f"M{measure:02d}", f"X{council:05d}", f"{month:%Y-%m}", 200 + (council * measure + month.month) % 900)
        for council, measure, month in islice(cells, ROWS)
    ]


def _csv(rows: Sequence[Sequence[Any]]) -> bytes:
    table = io.StringIO()
    csv.writer(table).writerows([HEADINGS, *rows])
    return table.getvalue().encode()


def _workbook(rows: Sequence[Sequence[Any]]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Data")
    for row in (HEADINGS, *rows):
        sheet.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()
