"""Two connections that write to one series at once: nobody's month is lost from the current row, nobody deadlocks."""

import threading
from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection, transaction

from performance.models import Result, Series, SeriesState
from performance.services import Row, record_results
from tests.factories.performance import a_series, definition, month, months, rows, submission

pytestmark = pytest.mark.django_db(transaction=True)


def in_another_connection(work: Callable[[], object], failures: list[BaseException]) -> threading.Thread:
    def run() -> None:
        try:
            work()
        except BaseException as error:
            failures.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def insert(series: Series, period: date, delivery: int, wording: int) -> None:
    """Write a result by SQL, past every door of ours."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO performance_result (series_id, period, version, known_from, recorded_at, submission_id,"
            " definition_id, value, value_given, status, stage, grade, note, source)"
            " VALUES (%s, %s, 1, '2004-06-01', now(), %s, %s, 5, true, 'reported', 'final', '', '', '')",
            [series.pk, period, delivery, wording],
        )


def wait_until_somebody_waits_for_a_lock() -> None:
    with connection.cursor() as cursor:
        for _ in range(200):
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return
            cursor.execute("SELECT pg_sleep(0.02)")
    raise AssertionError("The second writer did not wait for the first.")


def test_the_current_row_holds_the_months_of_both_writers() -> None:
    series = a_series()
    failures: list[BaseException] = []
    delivery, wording = submission().pk, series.indicator.definitions.get().pk
    with transaction.atomic():
        insert(series, month(2004, 4), delivery, wording)
        second = in_another_connection(lambda: insert(series, month(2004, 5), delivery, wording), failures)
        wait_until_somebody_waits_for_a_lock()
    second.join()
    assert (failures, SeriesState.objects.get().periods) == ([], [month(2004, 4), month(2004, 5)])


def test_two_imports_of_the_same_cells_in_opposite_order_take_turns() -> None:
    indicator = a_series().indicator
    definition(indicator)
    many = [a_series(at=f"council-{n}", of=indicator) for n in range(20)]
    ahead = [row for series in many for row in rows(series, dict.fromkeys(months(month(2003, 4), 12), 5))]
    failures: list[BaseException] = []

    def load(batch: list[Row]) -> None:
        record_results(submission=submission(), rows=batch)

    backward = [Row(**{**{name: getattr(row, name) for name in row.__slots__}, "value": 6}) for row in ahead[::-1]]
    writers = [in_another_connection(lambda batch=batch: load(batch), failures) for batch in (ahead, backward)]  # type: ignore[misc]
    for writer in writers:
        writer.join()
    assert (failures, Result.objects.count()) == ([], 240)
