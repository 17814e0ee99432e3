"""Looks at what an import would do, does it, takes it back: each in one transaction, at once or in the background."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django_tasks import task

from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import refuse
from salford_css.core.imports.kinds import ImportKind
from salford_css.core.imports.reader import Book
from salford_css.core.imports.rows import Row
from salford_css.core.imports.tally import REFUSED, Tally
from salford_css.core.jobs import running, start_job
from salford_css.core.models import Import, ImportOutcome, ImportRow, ImportState, User
from salford_css.core.services.imports import files
from salford_css.core.services.imports.receiving import kind_for, layout_of
from salford_css.core.words import counted

ROWS_A_TIME = 2_000
TAKEN_BACK_AT_ONCE = 500
NOTES, NAMES = "notes", "names"
REMARKED = (ImportOutcome.REFUSED, ImportOutcome.DOUBTFUL, ImportOutcome.ASIDE)
CHANGED_SINCE = (
    "The records changed since you looked: it would now do something else than what you were shown. "
    "Nothing was brought in. Look at it again."
)
BUSY = "It is being worked on at this moment. Wait until that ends."


def look_at(*, batch: Import, by: User | None, at_once: bool = False) -> Import:
    """Find out what an import would do; a large one in the background, then `batch.job` says how far it is.

    `at_once` does it here and now, whatever its size: for a command, whose user waits for it.
    """
    return _do("look", batch, by, at_once=at_once)


def confirm(*, batch: Import, by: User | None, at_once: bool = False) -> Import:
    """Bring in what was looked at; a large one in the background unless `at_once`.

    Raises ValidationError, and keeps nothing, when the records changed since, so that it would do something else.
    """
    return _do("bring-in", batch, by, at_once=at_once)


def take_back(*, batch: Import, by: User, reason: str) -> Import:
    """Take a whole import back; rows that were changed since are left and listed."""
    refuse(None if reason.strip() else "Say why it is taken back.")
    return _do("take-back", batch, by, reason)


# ------------------------------------------------------------------ at once or in the background


def _do(deed: str, batch: Import, by: User | None, reason: str = "", *, at_once: bool = False) -> Import:
    kind = kind_for(batch.kind, by)
    if at_once or _is_small(deed, batch, kind):
        DEEDS[deed](batch, kind, Tally(), reason)
    else:
        job = start_job(f"import-{deed}", by=by)
        Import.objects.filter(pk=batch.pk).update(job=job)
        in_background.enqueue(deed=deed, batch=str(batch.uid), job=str(job.uid), reason=reason)
    return Import.objects.get(pk=batch.pk)


def _is_small(deed: str, batch: Import, kind: ImportKind) -> bool:
    if deed == "take-back":
        return batch.created + batch.changed <= TAKEN_BACK_AT_ONCE
    with files.opened(batch) as book:
        return book.weight(batch.sheet) <= kind.at_once


@task()
def in_background(deed: str, batch: str, job: str, reason: str) -> None:
    """Do one of the three deeds; the job's row says how far it is and how it ended."""
    with running(job) as progress:
        found = Import.objects.get(uid=batch)
        asked_by = found.job.started_by if found.job else None
        tally = Tally(reached=lambda done: progress.reached(done, f"{done:,} rows are read."))
        DEEDS[deed](found, kind_for(found.kind, asked_by), tally, reason)
        progress.done = tally.total
        progress.sentence = f"It is done. See the page of the import of {found.name}."[:500]


# ------------------------------------------------------------------ the three deeds


def _look(batch: Import, kind: ImportKind, tally: Tally, reason: str) -> None:
    with transaction.atomic():
        _locked(batch)
        _run(batch, kind, tally, kind.look)
        transaction.set_rollback(True)
    with transaction.atomic():
        fresh = _locked(batch)
        fresh.check_over()
        fresh.checked_at = clock.now()
        _note(fresh, tally)


def _bring_in(batch: Import, kind: ImportKind, tally: Tally, reason: str) -> None:
    with transaction.atomic():
        _bring_in_all(batch, kind, tally)
    kind.follow_up()


def _bring_in_all(batch: Import, kind: ImportKind, tally: Tally) -> None:
    fresh = _locked(batch)
    shown = (fresh.created, fresh.changed, fresh.unchanged, fresh.refused)
    if fresh.state != ImportState.CHECKED:
        raise ValidationError("It was not looked at, or it was confirmed already.")
    _run(fresh, kind, tally, kind.bring_in)
    if shown != tuple(tally.counts.values()):
        raise ValidationError(CHANGED_SINCE)
    fresh.apply()
    fresh.applied_at = clock.now()
    _note(fresh, tally)
    # What was shown before confirming is not kept beside the records: it could not be redacted with them.
    fresh.samples = {NOTES: tally.notes, NAMES: tally.names} if tally.notes or tally.names else {}
    fresh.save(update_fields=["samples"])
    record_activity("import-brought-in", fresh, by=kind.by, reason=in_words(fresh))


@transaction.atomic
def _take_back(batch: Import, kind: ImportKind, tally: Tally, reason: str) -> None:
    fresh = _locked(batch)
    if fresh.state != ImportState.APPLIED:
        raise ValidationError("Only what was brought in, and not yet taken back, can be taken back.")
    left = kind.take_back(fresh, reason=reason)
    fresh.undo()
    fresh.undone_at, fresh.undone_by, fresh.undone_why = clock.now(), kind.by, reason[:500]
    fresh.save()
    words = f"{reason} {counted(len(left), 'row')} left as changed since." if left else reason
    record_activity("import-taken-back", fresh, by=kind.by, reason=words)


DEEDS: dict[str, Callable[[Import, ImportKind, Tally, str], None]] = {
    "look": _look,
    "bring-in": _bring_in,
    "take-back": _take_back,
}


def _locked(batch: Import) -> Import:
    """Return the import, held so that nobody works on it beside this run."""
    try:
        return Import.objects.select_for_update(nowait=True).get(pk=batch.pk)
    except DatabaseError as held:
        raise ValidationError(BUSY) from held


def is_working(batch: Import) -> bool:
    """Say whether work in the background goes on: it waits its turn, or a process holds the import.

    A process that was killed holds nothing any more, whatever its job's row says.
    """
    job = batch.job
    if job is None or job.ended_at is not None:
        return False
    if job.started_at is None:
        return True
    with transaction.atomic():
        return not Import.objects.select_for_update(skip_locked=True, of=("self",)).filter(pk=batch.pk).exists()


def _run(batch: Import, kind: ImportKind, tally: Tally, work: Any) -> None:
    layout = layout_of(batch)
    with files.opened(batch) as book:
        work(_Rows(book, batch.sheet), tally, batch=batch, layout=layout)
    if not tally.total and not tally.notes:
        raise ValidationError(f"There are no rows below the header in row {batch.header_row}.")


class _Rows:
    """The rows of a sheet, read anew whenever they are gone through."""

    def __init__(self, book: Book, sheet: str) -> None:
        self._book = book
        self._sheet = sheet

    def __iter__(self) -> Iterator[Row]:
        return self._book.rows(self._sheet)


def _note(batch: Import, tally: Tally) -> None:
    """Keep counts, samples, notes and the rows of a run that were remarked on."""
    for outcome, number in tally.counts.items():
        setattr(batch, outcome, number)
    samples = {outcome: rows for outcome, rows in tally.samples.items() if outcome != REFUSED}
    batch.samples = samples | ({NOTES: tally.notes, NAMES: tally.names} if tally.notes or tally.names else {})
    batch.save()
    batch.rows.filter(outcome__in=REMARKED).delete()
    for outcome, kept in zip(REMARKED, (tally.refusals, tally.doubts, tally.aside), strict=True):
        remarked = (
            ImportRow(batch=batch, number=number, outcome=outcome, cells=cells, problems=problems)
            for number, cells, problems in kept
        )
        while some := list(islice(remarked, ROWS_A_TIME)):
            ImportRow.objects.bulk_create(some)


def in_words(batch: Import) -> str:
    """Say what an import does in one sentence: Three rows created, none changed, two unchanged, one refused."""
    numbers = [
        (batch.created, "created"),
        (batch.changed, "changed"),
        (batch.unchanged, "unchanged"),
        (batch.refused, "refused"),
    ]
    (first, word), *rest = numbers
    others = ", ".join(f"{number or 'none'} {word}" for number, word in rest)
    return f"{counted(first, 'row').capitalize()} {word}, {others}."
