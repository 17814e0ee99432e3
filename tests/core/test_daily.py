"""The daily work is done every morning by the worker, one round after the other, whatever goes wrong in one."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from unittest.mock import patch

import pytest
from django.core.management import call_command
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from salford_css.core import clock, daily

EVENING = datetime(2026, 7, 14, 18, 0, tzinfo=UTC)


@pytest.fixture
def works() -> Iterator[dict[str, daily.Work]]:
    """The pieces of work, none to begin with."""
    with patch.object(daily, "_works", {}) as empty:
        yield empty


def rounds(**wanted: str) -> list[DBTaskResult]:
    return list(DBTaskResult.objects.filter(task_path=daily.do_the_round.module_path, **wanted))


@pytest.mark.parametrize(
    ("moment", "begins"),
    [
        (datetime(2026, 7, 14, 5, 59, tzinfo=UTC), datetime(2026, 7, 14, 6, 0, tzinfo=UTC)),  # summer time
        (datetime(2026, 7, 14, 6, 0, tzinfo=UTC), datetime(2026, 7, 15, 6, 0, tzinfo=UTC)),
        (datetime(2026, 12, 31, 23, 0, tzinfo=UTC), datetime(2027, 1, 1, 7, 0, tzinfo=UTC)),
    ],
)
def test_the_next_round_begins_at_seven_of_the_councils_clock(moment: datetime, begins: datetime):
    assert daily.next_morning(moment) == begins


@pytest.mark.django_db
def test_a_round_does_each_piece_for_the_day_and_queues_the_next(works: dict[str, daily.Work]):
    days: list[date] = []
    daily.work("looking")(days.append)
    with clock.held_at(EVENING):
        assert daily.do_the_round.call() == {"looking": "done"}
    assert days == [date(2026, 7, 14)]
    assert [one.run_after for one in rounds()] == [datetime(2026, 7, 15, 6, 0, tzinfo=UTC)]


@pytest.mark.django_db
def test_a_piece_that_fails_leaves_the_others_and_the_next_round_alone(works: dict[str, daily.Work]):
    done: list[date] = []

    @daily.work("breaking")
    def break_down(on: date) -> None:
        raise RuntimeError("the mail server is on fire")

    daily.work("working")(done.append)
    assert daily.do_the_round.call() == {"breaking": "failed", "working": "done"}
    assert len(done) == 1
    assert len(rounds(status=TaskResultStatus.READY)) == 1


@pytest.mark.django_db
def test_a_worker_that_starts_sees_that_one_round_waits_and_only_one():
    with patch("salford_css.core.management.commands.worker.call_command") as works_off:
        call_command("worker")
        call_command("worker")
    assert [call.args for call in works_off.call_args_list] == [("db_worker",), ("db_worker",)]
    assert len(rounds(status=TaskResultStatus.READY)) == 1


@pytest.mark.django_db
def test_after_a_round_that_was_killed_a_worker_queues_another():
    daily.see_to_it()
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING)
    daily.see_to_it()
    assert len(rounds(status=TaskResultStatus.READY)) == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "service"),
    [("notices", "strategy.services.notices"), ("round-reminders", "performance.services.reminders")],
)
def test_mail_about_what_falls_due_is_part_of_it(name: str, service: str):
    with patch(f"{service}.send_due", return_value={}) as sent, clock.held_at(EVENING):
        assert daily.do_the_round.call()[name] == "done"
    sent.assert_called_once_with(on=date(2026, 7, 14))


@pytest.mark.django_db
def test_a_worker_that_starts_catches_up_at_once_and_waits_with_the_rest(works: dict[str, daily.Work]):
    done: list[str] = []
    daily.work("mending", at_start=True)(lambda on: done.append("mending"))
    daily.work("looking")(lambda on: done.append("looking"))
    daily.see_to_it()
    daily.see_to_it()
    assert (len(rounds()), done) == (1, [])
    assert daily.catch_up.call() == {"mending": "done"}
    assert done == ["mending"]
