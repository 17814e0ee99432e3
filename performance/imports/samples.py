"""A few of the figures that a file would create or change, to be looked at before it is confirmed."""

from collections.abc import Iterable

from django.db import connection

from performance.models import Result, ResultPast, Submission
from salford_css.core.imports.tally import CHANGED, CREATED, SAMPLES, Tally

# The few are chosen first: what a transaction has just written has no statistics, and a join of all of it does not end.
_NUMBERS = """
    WITH few AS MATERIALIZED (
        SELECT id, series_id, period FROM performance_result
        WHERE submission_id = %s AND (version = 1) = %s ORDER BY id LIMIT %s
    )
    SELECT few.id, min(figures.number) FROM few
    JOIN keys USING (series_id) JOIN figures ON figures.key = keys.key AND figures.period = few.period
    GROUP BY few.id ORDER BY min(figures.number)
"""


def show(submission: Submission, tally: Tally) -> None:
    """Show the first figures that were created, and the first that were changed with what they were before."""
    for outcome, is_new in ((CREATED, True), (CHANGED, False)):
        with connection.cursor() as cursor:
            cursor.execute(_NUMBERS, [submission.pk, is_new, SAMPLES])
            numbers = dict(cursor.fetchall())
        before = {} if is_new else {row.result_id: row for row in _before(numbers)}
        for result in _results(numbers):
            tally.show(
                outcome,
                numbers[result.pk],
                str(result),
                before=_facts(before[result.pk]) if result.pk in before else {},
                after=_facts(result),
            )


def _results(ids: Iterable[int]) -> Iterable[Result]:
    near = ("series__indicator__framework", "series__organisation", "series__breakdown", "definition")
    found = Result.objects.select_related(*near).in_bulk(list(ids))
    return [found[pk] for pk in ids]


def _before(ids: Iterable[int]) -> Iterable[ResultPast]:
    past = ResultPast.objects.filter(result__in=list(ids)).select_related("definition")
    return past.order_by("result_id", "-version").distinct("result_id")


def _facts(row: Result | ResultPast) -> dict[str, str]:
    """Return the facts of a figure by the columns of the import; as words, because they are only looked at."""
    parts = {name: getattr(row, name) for name in ("numerator", "denominator")}
    return {
        "value": row.words,
        **{name: "" if part is None else f"{part:f}" for name, part in parts.items()},
        "stage": row.get_stage_display(),
        "known_from": row.known_from.isoformat(),
        "grade": row.grade,
        "source": row.source,
        "note": row.note,
    }
