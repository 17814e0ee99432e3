"""The door through which every figure comes in, and through which a delivery is taken back."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F

from performance.measures import Measured, Status, measured
from performance.models import FACTS, Definition, Door, Result, ResultPast, Series, Stage, Submission
from performance.policies import require_keeper
from performance.services.judging import judge_series
from performance.services.recording import Row, Written, write_results
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
    Submission.objects.filter(pk=submission.pk).update(
        created=F("created") + written.created,
        changed=F("changed") + written.changed,
        unchanged=F("unchanged") + written.unchanged,
        older=F("older") + written.older,
    )
    submission.refresh_from_db()
    judge_series(series=written.series)
    return written


def _known_by_now(rows: Iterable[Row], today: date) -> Iterable[Row]:
    for row in rows:
        if row.known_from > today:
            raise ValidationError(_not_known_yet(row.known_from))
        yield row


def _not_known_yet(known_from: date) -> str:
    return f"A figure cannot be known from {known_from:%-d %B %Y}: that day is to come."


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
        raise ValidationError({"known_from": _not_known_yet(known_from)})
    submission = open_submission(door=Door.FORM, by=by, reason=reason)
    row = _checked_row(series, period, definition, known_from=known_from, **facts)
    _check_possible(row, definition)
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


def _check_possible(row: Row, definition: Definition) -> None:
    """Refuse a value that the definition says cannot be: fewer than no days, more than 100 per cent."""
    lowest, highest = definition.lowest, definition.highest
    if row.value is None:
        return
    if lowest is not None and row.value < lowest:
        raise ValidationError({"value": f"The figure cannot lie below {lowest.normalize():f}."})
    if highest is not None and row.value > highest:
        raise ValidationError({"value": f"The figure cannot lie above {highest.normalize():f}."})


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
    standing = Result.objects.filter(submission=submission).order_by("series", "period")
    before = _before(standing)
    record_results(submission=undoing, rows=[_restored(result, before.get(result.pk)) for result in standing])
    record_activity("submission-undone", submission, by=by, reason=reason)
    return undoing


def _before(results: Any) -> dict[int, ResultPast]:
    """Return what was believed of each result just before it came to be as it is."""
    past = ResultPast.objects.filter(result__in=results, version=F("result__version") - 1)
    return {row.result_id: row for row in past}


def _restored(result: Result, before: ResultPast | None) -> Row:
    source = before or result
    facts = {name: getattr(source, name) for name in FACTS}
    if before is None:
        facts |= {"value": None, "numerator": None, "denominator": None, "status": Status.WITHDRAWN.value}
    return Row(
        series_id=result.series_id,
        period=result.period,
        known_from=max(clock.today(), result.known_from),
        **facts,
    )
