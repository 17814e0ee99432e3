"""What is done once a day without anybody asking: the worker does it, and no other program has to be told.

An app adds to it under `AppConfig.ready()`:

    @daily.work("notices")
    def tell_what_falls_due(on): ...

A round waits in the queue like any task. It puts the next one there before it begins, so a fault or a kill ends one
day's round and no more; a round that is late, or comes twice on a day, must do no harm.
"""

import logging
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from django.db import connection, transaction
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from salford_css.core import audit, clock

MORNING = time(7)
"""When a round is begun, in the council's own time."""

ONE_AT_A_TIME = 7_00
"""Any number: the advisory lock of those who look whether a round waits."""

Work = Callable[[date], object]
logger = logging.getLogger(__name__)
_works: dict[str, Work] = {}
_at_start: set[str] = set()


def work(name: str, *, at_start: bool = False) -> Callable[[Work], Work]:
    """Register a piece of daily work under a name for the trail and the log; it is given the day.

    `at_start`: also done whenever a worker starts, because it mends what a worker that was killed left undone.
    """

    def register(one: Work) -> Work:
        _works[name] = one
        if at_start:
            _at_start.add(name)
        return one

    return register


def see_to_it() -> None:
    """Queue a round for now, unless one waits already, and what is done at every start. For a worker that starts."""
    _queue(None)
    catch_up.enqueue()


def next_morning(moment: datetime) -> datetime:
    """Return when the round after a moment begins."""
    local = timezone.localtime(moment)
    day = local.date() if local.time() < MORNING else local.date() + timedelta(days=1)
    return timezone.make_aware(datetime.combine(day, MORNING))


@task()
def do_the_round() -> dict[str, str]:
    """Do everything of the day; return what became of each piece by its name."""
    _queue(next_morning(clock.now()))
    return {name: _done(name, one) for name, one in sorted(_works.items())}


@task()
def catch_up() -> dict[str, str]:
    """Do what a worker that was killed may have left undone; return what became of each piece by its name."""
    return {name: _done(name, _works[name]) for name in sorted(_at_start & _works.keys())}


def _done(name: str, one: Work) -> str:
    try:
        with audit.changes_from(command=f"daily {name}"), transaction.atomic():
            one(clock.today())
    except Exception:  # the other pieces are not to blame, and tomorrow is another day
        logger.exception("daily_work_failed", extra={"work": name})
        return "failed"
    return "done"


@transaction.atomic
def _queue(moment: datetime | None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
    waiting = DBTaskResult.objects.filter(task_path=do_the_round.module_path, status=TaskResultStatus.READY)
    if not waiting.exists():
        do_the_round.using(run_after=moment).enqueue()
