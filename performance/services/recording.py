"""Writes results, many at once: one temporary table, one ordered upsert, older figures put where they belong.

Rows that change nothing write nothing. What is superseded, the current row and closed periods are the triggers' work
(`performance.models.triggers`). Speaks SQL and knows no policy; `performance.services.results` is the door.
"""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from operator import attrgetter
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from performance.models import FACTS

BATCH = 5_000


@dataclass(frozen=True, slots=True)
class Row:
    """One result on its way in: a cell (series and period), the day it became known, and the facts."""

    series_id: int
    period: date
    known_from: date
    definition_id: int
    numerator: Decimal | None
    denominator: Decimal | None
    value: Decimal | None
    value_given: bool
    status: str
    stage: str
    grade: str = ""
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """What became of the rows. `series` are those whose current row changed."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    older: int = 0
    series: tuple[int, ...] = ()


COLUMNS = tuple(field.name for field in fields(Row))
_TEXTS = ("grade", "note", "source")
_cells = attrgetter(*COLUMNS)
# Nothing is NULL, except in the texts, where nothing is the empty text.
_COPY = f"COPY incoming ({', '.join(COLUMNS)}) FROM STDIN (FORMAT csv, FORCE_NOT_NULL ({', '.join(_TEXTS)}))"
_FACTS = ", ".join(FACTS)


def _facts(of: str) -> str:
    return ", ".join(f"{of}.{name}" for name in FACTS)


@transaction.atomic
def write_results(rows: Iterable[Row], *, submission_id: int, recorded_at: datetime) -> Written:
    """Write rows in one go and say what became of them.

    Several rows for one cell are taken in the order in which they became known. Raises ValidationError, and writes
    nothing, for two figures that became known on one day, a closed period, or a row that does not fit its series.
    """
    return _written(lambda cursor: _take_in(cursor, rows), submission_id, recorded_at)


@transaction.atomic
def write_selected(select: str, params: Sequence[Any], *, submission_id: int, recorded_at: datetime) -> Written:
    """Write rows that lie in the database already: those of a SELECT of COLUMNS. Otherwise as `write_results`."""

    def take_in(cursor: Any) -> int:
        cursor.execute(f"INSERT INTO incoming ({', '.join(COLUMNS)}) {select}", params)
        return int(cursor.rowcount)

    return _written(take_in, submission_id, recorded_at)


def _written(take_in: Callable[[Any], int], submission_id: int, recorded_at: datetime) -> Written:
    try:
        # A savepoint of its own, so that a refusal leaves the caller's transaction usable.
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("DROP TABLE IF EXISTS pg_temp.incoming")
            cursor.execute(_ROOM)
            cursor.execute(_INCOMING)
            total = take_in(cursor)
            cursor.execute("ANALYZE incoming (series_id, period)")
            waves = _number_waves(cursor)
            _lock_series(cursor)
            if waves == 1:
                _leave_out_unchanged(cursor)
            parts = [_write_wave(cursor, wave, submission_id, recorded_at) for wave in range(1, waves + 1)]
            cursor.execute("DROP TABLE incoming")
    except IntegrityError as error:
        raise ValidationError(_sentence(error)) from error
    return _summed(total, parts)


# A delivery is sorted in memory; the setting ends with the transaction.
_ROOM = "SELECT set_config('work_mem', '64MB', true)"

_INCOMING = """
    CREATE TEMPORARY TABLE incoming (series_id bigint, period date, known_from date, definition_id bigint,
        numerator numeric, denominator numeric, value numeric, value_given boolean, status text, stage text,
        grade text, note text, source text, wave int NOT NULL DEFAULT 1) ON COMMIT DROP
"""


def _take_in(cursor: Any, rows: Iterable[Row]) -> int:
    total, remaining = 0, iter(rows)
    while batch := list(islice(remaining, BATCH)):
        table = io.StringIO()
        csv.writer(table).writerows(map(_cells, batch))
        table.seek(0)
        cursor.copy_expert(_COPY, table)
        total += len(batch)
    return total


def _number_waves(cursor: Any) -> int:
    """Give the second, third, ... figure for one cell a later wave, because one statement writes a cell once."""
    cursor.execute("SELECT 1 FROM incoming GROUP BY series_id, period HAVING count(*) > 1 LIMIT 1")
    if cursor.fetchone() is None:
        return 1
    _refuse_twins(cursor)
    cursor.execute(
        "UPDATE incoming SET wave = numbered.wave FROM (SELECT ctid, row_number() OVER"
        " (PARTITION BY series_id, period ORDER BY known_from) AS wave FROM incoming) numbered"
        " WHERE incoming.ctid = numbered.ctid AND numbered.wave > 1"
    )
    cursor.execute("SELECT max(wave) FROM incoming")
    return int(cursor.fetchone()[0])


def _refuse_twins(cursor: Any) -> None:
    cursor.execute(
        "SELECT period, known_from, count(*) FROM incoming GROUP BY series_id, period, known_from"
        " HAVING count(*) > 1 ORDER BY period LIMIT 1"
    )
    if twin := cursor.fetchone():
        period, known_from, count = twin
        raise ValidationError(
            f"{count} figures are given for one series and the period that begins on {period:%-d %B %Y},"
            f" all known from {known_from:%-d %B %Y}. Keep one of them."
        )


def _lock_series(cursor: Any) -> None:
    """Take turns by series, always in the order of their ids, so that two imports of the same cells cannot deadlock."""
    cursor.execute(
        "SELECT 1 FROM performance_series WHERE id IN (SELECT series_id FROM incoming) ORDER BY id FOR NO KEY UPDATE"
    )


def _leave_out_unchanged(cursor: Any) -> None:
    """Take out what is believed already: found by one join, where the upsert would lock each of those rows in turn.

    Nobody writes these series meanwhile. Not where a cell is given several times: what comes between may differ.
    """
    cursor.execute(_UNCHANGED)


def _write_wave(cursor: Any, wave: int, submission_id: int, recorded_at: datetime) -> Written:
    cursor.execute(f"SELECT 1 {_KNOWN_LATER} LIMIT 1", [wave])
    has_older = cursor.fetchone() is not None
    older = _put_older(cursor, wave, submission_id, recorded_at) if has_older else 0
    # To leave older figures out, all that are on record are gone through: only where there are some.
    cursor.execute(_upsert(_NOT_OLDER if has_older else ""), [recorded_at, submission_id, wave])
    created, changed, series = cursor.fetchone()
    return Written(created=created, changed=changed, older=older, series=tuple(series))


_KNOWN_LATER = """
    FROM incoming JOIN performance_result result
        ON result.series_id = incoming.series_id AND result.period = incoming.period
        AND result.known_from > incoming.known_from
    WHERE incoming.wave = %s
"""

_UNCHANGED = f"""
    DELETE FROM incoming USING performance_result result
    WHERE result.series_id = incoming.series_id AND result.period = incoming.period
        AND result.known_from <= incoming.known_from
        AND ({_facts("result")}) IS NOT DISTINCT FROM ({_facts("incoming")})
"""  # noqa: S608 (made of the program's own constants)

_NOT_OLDER = """
        AND NOT EXISTS (
            SELECT 1 FROM performance_result result WHERE result.series_id = incoming.series_id
                AND result.period = incoming.period AND result.known_from > incoming.known_from
        )
"""


def _upsert(also: str) -> str:
    # The rows are named to the database in one order: two imports that meet in other orders would deadlock.
    return f"""
    WITH written AS (
        INSERT INTO performance_result (series_id, period, version, known_from, recorded_at, submission_id, {_FACTS})
        SELECT incoming.series_id, incoming.period, 1, incoming.known_from, %s, %s, {_facts("incoming")}
        FROM incoming
        WHERE incoming.wave = %s {also}
        ORDER BY incoming.series_id, incoming.period
        ON CONFLICT (series_id, period) DO UPDATE SET
            ({_FACTS}) = ROW({_facts("EXCLUDED")}),
            version = performance_result.version + 1, known_from = EXCLUDED.known_from,
            recorded_at = EXCLUDED.recorded_at, submission_id = EXCLUDED.submission_id
        WHERE ({_facts("performance_result")}) IS DISTINCT FROM ({_facts("EXCLUDED")})
        RETURNING series_id, version
    )
    SELECT count(*) FILTER (WHERE version = 1), count(*) FILTER (WHERE version > 1),
        coalesce(array_agg(DISTINCT series_id), '{{}}')
    FROM written
    """  # noqa: S608 (made of the program's own constants)


def _put_older(cursor: Any, wave: int, submission_id: int, recorded_at: datetime) -> int:
    """Put figures that were known before what is believed now among the past ones; nothing current changes."""
    cursor.execute("DROP TABLE IF EXISTS pg_temp.older")
    cursor.execute(_OLDER, [wave])
    cursor.execute(
        "UPDATE performance_resultpast past SET known_to = older.known_from FROM older WHERE past.id = older.until_then"
    )
    cursor.execute(_INSERT_OLDER, [recorded_at, submission_id])
    return int(cursor.rowcount)


_OLDER = f"""
    CREATE TEMPORARY TABLE older ON COMMIT DROP AS
    SELECT late.*, past.id AS until_then FROM (
        SELECT result.id AS result_id, incoming.*,
            least(result.known_from, (
                SELECT min(next.known_from) FROM performance_resultpast next
                WHERE next.result_id = result.id AND next.known_from > incoming.known_from
            )) AS known_to,
            (SELECT least(1, coalesce(min(version), 1)) - 1 FROM performance_resultpast
             WHERE result_id = result.id) AS version
        {_KNOWN_LATER}
    ) late
    LEFT JOIN performance_resultpast past ON past.result_id = late.result_id
        AND past.known_from <= late.known_from AND past.known_to > late.known_from
    WHERE past.id IS NULL OR ({_facts("past")}) IS DISTINCT FROM ({_facts("late")})
"""  # noqa: S608

_INSERT_OLDER = f"""
    INSERT INTO performance_resultpast
        (result_id, series_id, period, version, known_from, known_to, recorded_at, submission_id, {_FACTS})
    SELECT result_id, series_id, period, version, known_from, known_to, %s, %s, {_FACTS} FROM older
"""  # noqa: S608


def _summed(total: int, parts: list[Written]) -> Written:
    created, changed, older = (sum(getattr(part, name) for part in parts) for name in ("created", "changed", "older"))
    series = sorted({series for part in parts for series in part.series})
    return Written(created, changed, total - created - changed - older, older, tuple(series))


def _sentence(error: IntegrityError) -> str:
    """Return the database's own sentence where one of ours was raised, else what it says went wrong."""
    found = getattr(error.__cause__, "diag", None)
    message = getattr(found, "message_primary", None) or str(error)
    if (getattr(found, "constraint_name", None) or "").endswith("_value_or_why"):
        return "Give a value, or the reason why there is none."
    return str(message)
