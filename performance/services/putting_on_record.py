"""What an approval does: drafts become results, commentaries and explanations on record, and the period is closed.

No policy here: `return_steps` asks it.
"""

from typing import Any

from django.db import transaction

from performance.collecting.variance import needed
from performance.measures import Status
from performance.models import Commentary, Door, PeriodLock, RoundReturn, VarianceExplanation
from performance.selectors.returns import EntryLine
from performance.services.recording import Row
from performance.services.results import open_submission, record_results, row_for
from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import acting_post, next_number, store


@transaction.atomic
def put_on_record(row: RoundReturn, lines: list[EntryLine], *, by: Any) -> None:
    """Write what a return holds as results known from today, with what was said of them.

    Raises ValidationError, with nothing written, where the period is closed by another lock.
    """
    entered = [line for line in lines if not line.entry.is_blank]
    if entered:
        submission = open_submission(door=Door.FORM, by=by, reason=f"Return {row}"[:500])
        record_results(submission=submission, rows=[_row(line) for line in entered])
    for line in lines:
        _comment(line, by)
        _explain(line, by)


def close_period(row: RoundReturn, *, by: Any) -> PeriodLock:
    """Close the period of a return for its unit, so that no door changes its figures."""
    today = clock.today()
    reason = f"the return of {row.organisation} for {row.round.covers} was approved on {today:%-d %B %Y}."
    lock = store(
        PeriodLock(
            framework=row.round.framework,
            frequency=row.round.frequency,
            period=row.round.period,
            organisation=row.organisation,
            locked_at=clock.now(),
            reason=reason[:500],
        )
    )
    record_activity("period-locked", lock, by=by, reason=reason[:500])
    return lock


def open_period(row: RoundReturn, *, why: str, by: Any) -> None:
    """Open the period of a return again where its approval closed it."""
    locks = PeriodLock.objects.filter(
        framework=row.round.framework_id, frequency=row.round.frequency, period=row.round.period,
        organisation=row.organisation_id, reopened_at__isnull=True,
    )  # fmt: skip
    for lock in locks:
        lock.reopened_at, lock.reopened_why = clock.now(), why
        store(lock)
        record_activity("period-reopened", lock, by=by, reason=why)


def _row(line: EntryLine) -> Row:
    entry = line.entry
    assert line.definition is not None
    return row_for(
        entry.series_id,
        line.period.first_day,
        line.definition,
        known_from=clock.today(),
        value=entry.value,
        numerator=entry.numerator,
        denominator=entry.denominator,
        status=Status(entry.status) if entry.status else None,
        stage=entry.stage,
        source=entry.source,
    )


def _comment(line: EntryLine, by: Any) -> None:
    """Keep the commentary as one more wording, unless it says what the last one said."""
    said = Commentary.objects.filter(series=line.entry.series_id, period=line.period.first_day)
    last = said.order_by("-number").first()
    text = line.entry.commentary.strip()
    if text and (last is None or last.text != text):
        store(Commentary(series=line.entry.series, period=line.period.first_day, text=text, **_version(said, by)))


def _explain(line: EntryLine, by: Any) -> None:
    """Keep the explanation with the figure and the target it is about."""
    variance = line.variance
    if variance is None or not needed(variance):
        return
    entry = line.entry
    said = VarianceExplanation.objects.filter(series=entry.series_id, period=line.period.first_day)
    store(
        VarianceExplanation(
            series=entry.series,
            period=line.period.first_day,
            round_return=entry.round_return,
            value=variance.value,
            target_value=variance.target,
            tolerance=variance.tolerance,
            cause=entry.cause,
            explanation=entry.explanation,
            action=entry.action,
            act_by=entry.act_by,
            **_version(said, by),
        )
    )


def _version(said: Any, by: Any) -> dict[str, Any]:
    today = clock.today()
    return {"number": next_number(said), "made_at": clock.now(), "made_by": acting_post(by, today), "known_from": today}
