"""Long jobs run by the worker, with a row that says how far they are.

A page asks for a job with `start_job` and hands its uid to a task; the task does its work inside `running(uid)`:

    job = start_job("import-results", by=request.user, total=rows)
    import_in_background.enqueue(uid=str(job.uid), ...)

    @task()
    def import_in_background(uid, ...):
        with running(uid) as progress:
            for done, row in enumerate(rows, 1):
                progress.reached(done, "Reading rows.")
            progress.sentence = "412 results were imported."
"""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction

from salford_css.core import audit, clock
from salford_css.core.models import Job, User

STOPPED = "It stopped because of a fault of the system; nothing of it was kept. Tell an administrator."


def start_job(kind: str, *, by: User | None, total: int | None = None, sentence: str = "It waits its turn.") -> Job:
    """Note that a job was asked for; `total` counts what it will work through, when that is known."""
    return Job.objects.create(
        uid=uuid.uuid4(), kind=kind, started_by=by, asked_at=clock.now(), total=total, sentence=sentence
    )


@dataclass
class Progress:
    """How far a running job is. `sentence` says what it is doing and, at the end, how it ended."""

    uid: str
    sentence: str = ""
    done: int = 0

    def reached(self, done: int, sentence: str = "") -> None:
        """Note how much is done, visibly at once even while the job's own transaction is open."""
        self.done, self.sentence = done, sentence or self.sentence
        if not connection.in_atomic_block:
            _note(self.uid, done=self.done, sentence=self.sentence)
            return
        beside: Any = connection.copy()
        try:
            with beside.cursor() as cursor:
                cursor.execute(
                    "UPDATE core_job SET done = %s, sentence = %s WHERE uid = %s", [self.done, self.sentence, self.uid]
                )
        finally:
            beside.close()


@contextmanager
def running(uid: str) -> Iterator[Progress]:
    """Run a job that was asked for: its changes carry its kind and who asked; its end, good or bad, is noted.

    What a rule refuses (ValidationError, PermissionDenied) ends the job with the rule's sentence; any other
    exception is noted and raised again.
    """
    job = Job.objects.get(uid=uid)
    _note(uid, started_at=clock.now(), sentence="It has begun.")
    progress = Progress(uid)
    try:
        with audit.changes_from(command=f"job {job.kind}", user_id=job.started_by_id):
            yield progress
    except (ValidationError, PermissionDenied) as refusal:
        sentence = " ".join(refusal.messages) if isinstance(refusal, ValidationError) else str(refusal)
        _note(uid, ended_at=clock.now(), failed=True, sentence=sentence[:500])
    except Exception:
        _note(uid, ended_at=clock.now(), failed=True, sentence=STOPPED)
        raise
    else:
        _note(uid, ended_at=clock.now(), done=progress.done, sentence=(progress.sentence or "It is done.")[:500])


def _note(uid: str, **facts: Any) -> None:
    with transaction.atomic():
        Job.objects.filter(uid=uid).update(**facts)
