"""The door through which every figure comes in, and through which a delivery is taken back."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F

from performance import possible
from performance.measures import Measured, Status, measured
from performance.models import FACTS, Definition, Door, Result, Series, Stage, Submission
from performance.policies import require_keeper
from performance.possible import Bounds
from performance.services.judging import judge_series
from performance.services.recording import Row, Written, write_results, write_selected
from salford_css.core import audit, clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import store


@transaction.atomic
def open_submission(*, door: Door, by: Any, reason: str = "", **about: Any) -> Submission:
    """Open a delivery of figures: by a User, an ApiClient, or None for a command.

    `about` are further columns (document, file_name, size, sha256, undoes). Whether the sender may write these series
    is asked where the series are known.
    """
    is_client = getattr(by, "is_api_client", False)
    submission = store(
        Submission(
            door=door,
            user=None if is_client else by,
            client=by if is_client else None,
            request_id=audit.origin().request_id,
            made_at=clock.now(),
            reason=reason,
            **about,
        )
    )
    return submission


@transaction.atomic
def record_results(*, submission: Submission, rows: Iterable[Row]) -> Written:
    """Write the rows of a delivery, count what became of them, and judge the series they touch.

    Rows whose facts are believed already write nothing. Raises ValidationError, with nothing written, for a figure
    known later than today, two figures known on one day, a closed period or a row that does not fit its series.
    """
    written = write_results(_known_by_now(rows, clock.today()), submission_id=submission.pk, recorded_at=clock.now())
    _count(submission, written)
    judge_series(series=written.series)
    return written


@transaction.atomic
def record_selected(*, submission: Submission, select: str, params: Sequence[Any] = (), judged: bool = True) -> Written:
    """Write the rows that a SELECT of `recording.COLUMNS` finds, and count them; otherwise as `record_results`.

    Unless `judged`, the series touched are left behind their figures, for `judge_series` to follow.
    """
    written = write_selected(select, params, submission_id=submission.pk, recorded_at=clock.now())
    _count(submission, written)
    if judged:
        judge_series(series=written.series)
    return written


def _count(submission: Submission, written: Written) -> None:
    Submission.objects.filter(pk=submission.pk).update(
        created=F("created") + written.created,
        changed=F("changed") + written.changed,
        unchanged=F("unchanged") + written.unchanged,
        older=F("older") + written.older,
    )
    submission.refresh_from_db()


def _known_by_now(rows: Iterable[Row], today: date) -> Iterable[Row]:
    for row in rows:
        if row.known_from > today:
            raise ValidationError(possible.not_known_yet(row.known_from))
        yield row


def row_for(
    series_id: int,
    period: date,
    definition: Definition,
    *,
    known_from: date,
    value: Decimal | None = None,
    numerator: Decimal | None = None,
    denominator: Decimal | None = None,
    status: Status | None = None,
    stage: str = Stage.FINAL,
    **about: str,
) -> Row:
    """Return a row with its value: the one given, or the quotient by the definition's multiplier.

    A status other than reported leaves the value empty. `about` are grade, note and source.
    """
    if status is not None and status is not Status.REPORTED:
        found, given = Measured(None, status), True
    elif value is not None:
        found, given = Measured(value, Status.REPORTED), True
    else:
        found, given = measured(numerator, denominator, definition.multiplier), False
    return Row(
        series_id=series_id,
        period=period,
        known_from=known_from,
        definition_id=definition.pk,
        numerator=numerator,
        denominator=denominator,
        value=found.value,
        value_given=given,
        status=found.status.value,
        stage=stage,
        **about,
    )


@transaction.atomic
def record_result(*, series: Series, period: date, by: Any, known_from: date, reason: str = "", **facts: Any) -> Result:
    """Enter one result by hand. `facts` are those of `row_for`, and `definition` where it is not the latest.

    Raises PermissionDenied, or ValidationError as `record_results` does, beside its field for a figure that cannot be.
    """
    require_keeper(by, on=clock.today())
    definition = facts.pop("definition", None) or series.indicator.definitions.order_by("-number").first()
    if definition is None:
        raise ValidationError(f"{series.indicator} has no definition yet, so nothing can be counted under it.")
    if known_from > clock.today():
        raise ValidationError({"known_from": possible.not_known_yet(known_from)})
    _check_possible(definition, facts.get("value"), facts.get("numerator"), facts.get("denominator"))
    submission = open_submission(door=Door.FORM, by=by, reason=reason)
    row = _checked_row(series, period, definition, known_from=known_from, **facts)
    _check_possible(definition, row.value, row.numerator, row.denominator)
    record_results(submission=submission, rows=[row])
    result = Result.objects.get(series=series, period=period)
    record_activity("result-entered", result, by=by, reason=reason)
    return result


def _checked_row(series: Series, period: date, definition: Definition, **facts: Any) -> Row:
    try:
        series.period_of(period)
        return row_for(series.pk, period, definition, **facts)
    except ValueError as error:
        raise ValidationError(str(error)) from error


def _check_possible(
    definition: Definition, value: Decimal | None, numerator: Decimal | None, denominator: Decimal | None
) -> None:
    """Refuse a figure that the definition says cannot be: fewer than no days, more than 100 per cent."""
    bounds = Bounds(definition.multiplier, definition.lowest, definition.highest)
    if found := dict(possible.faults(bounds, value, numerator, denominator)):
        raise ValidationError(found)


@transaction.atomic
def undo_submission(*, submission: Submission, by: Any, reason: str) -> Submission:
    """Take a delivery back: what it changed becomes what was believed before, as a new version; nothing is deleted.

    A figure it brought first is withdrawn. What was restated since stays as it is. Raises PermissionDenied, or
    ValidationError without a reason or where it was taken back already.
    """
    require_keeper(by, on=clock.today())
    if not reason.strip():
        raise ValidationError("Say why the delivery is taken back.")
    if submission.is_undone:
        raise ValidationError("This delivery was taken back already.")
    undoing = open_submission(door=Door(submission.door), by=by, reason=reason, undoes=submission)
    record_selected(submission=undoing, select=_RESTORED, params=[clock.today(), submission.pk])
    record_activity("submission-undone", submission, by=by, reason=reason)
    return undoing


_WITHDRAWN = {"numerator": "NULL", "denominator": "NULL", "value": "NULL", "status": "'withdrawn'"}


def _before(name: str) -> str:
    """Return a fact as it was believed before; where nothing was, the figure is withdrawn."""
    return f"CASE WHEN past.id IS NULL THEN {_WITHDRAWN.get(name, f'result.{name}')} ELSE past.{name} END"


_RESTORED = f"""
    SELECT result.series_id, result.period, greatest(%s, result.known_from), {", ".join(map(_before, FACTS))}
    FROM performance_result result
    LEFT JOIN performance_resultpast past ON past.result_id = result.id AND past.version = result.version - 1
    WHERE result.submission_id = %s
"""  # noqa: S608 (made of the program's own constants)
