"""Judging series after their figures changed, and marking where they cannot be compared with what was before."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import F
from psycopg2.extras import execute_values

from performance.aims import TargetKind
from performance.models import Series, SeriesBreak, SeriesState, Target
from performance.policies import require_keeper
from performance.readings import Judgement, current_lines, judge_lines
from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import store

AT_ONCE = 1_000

_STORE = """
    UPDATE performance_seriesstate AS state SET
        judged_revision = found.revision, run_length = found.run_length, kinds = found.kinds, mean = found.mean,
        lower = found.lower, upper = found.upper, limits_since = found.limits_since, variation = found.variation,
        assurance = found.assurance, rule = found.rule, since = found.since, count = found.count,
        cautions = found.cautions, target_id = found.target, target_value = found.target_value, band_id = found.band
    FROM (VALUES %s) AS found (series_id, revision, run_length, kinds, mean, lower, upper, limits_since, variation,
        assurance, rule, since, count, cautions, target, target_value, band)
    WHERE state.series_id = found.series_id
"""
_TYPES = (
    "(%s, %s, %s::int, %s::varchar[], %s::float8, %s::float8, %s::float8, %s::date, %s, %s, %s, %s::date, %s,"
    " %s::varchar[], %s::bigint, %s::numeric, %s::bigint)"
)


def judge_series(*, series: Iterable[int]) -> int:
    """Judge series by their ids and store the judgement beside the figures it was made from; return how many.

    Figures that change meanwhile leave the judgement behind its revision, and pages say that it is being recalculated.
    """
    asked = set(series)
    remaining, done = iter(sorted(asked | _compared_with(asked))), 0
    while batch := list(islice(remaining, AT_ONCE)):
        done += _judge(batch)
    return done


def _compared_with(series: set[int]) -> set[int]:
    """Return the series whose target is what a group reaches to which one of these may belong; mostly one query."""
    comparing = Target.objects.filter(kind=TargetKind.RELATIVE_TO_GROUP.value, series__state__isnull=False)
    pairs = set(comparing.values_list("series_id", "series__indicator_id"))
    if not pairs:
        return set()
    moved = set(
        Series.objects.filter(pk__in=series, indicator__in={indicator for _, indicator in pairs}).values_list(
            "indicator_id", flat=True
        )
    )
    return {one for one, indicator in pairs if indicator in moved}


def judge_what_is_behind() -> int:
    """Judge every series whose judgement is behind its figures; return how many."""
    behind = SeriesState.objects.exclude(judged_revision__gte=F("revision"))
    return judge_series(series=behind.values_list("pk", flat=True))


def _judge(ids: Sequence[int]) -> int:
    rows = current_lines(Series.objects.filter(pk__in=ids))
    judgements = judge_lines([line for _, line in rows], as_at=clock.today())
    values = [_stored(state, judgements[state.pk]) for state, _ in rows]
    with connection.cursor() as cursor:
        execute_values(cursor.cursor, _STORE, values, template=_TYPES, page_size=AT_ONCE)
    return len(values)


def _stored(state: SeriesState, judgement: Judgement) -> tuple[Any, ...]:
    verdict = judgement.verdict
    return (
        state.pk,
        state.revision,
        judgement.run_length,
        list(verdict.kinds),
        verdict.mean,
        verdict.lower,
        verdict.upper,
        verdict.limits_since,
        verdict.variation,
        verdict.assurance,
        verdict.rule,
        verdict.since,
        verdict.count,
        list(verdict.cautions),
        judgement.target.pk if judgement.target else None,
        judgement.target_value,
        judgement.band.pk if judgement.band else None,
    )


@transaction.atomic
def mark_break(*, series: Series, period: date, why: str, by: Any, **about: Any) -> SeriesBreak:
    """Mark the first period that cannot be compared with those before; limits are formed anew from there."""
    require_keeper(by, on=clock.today())
    check_period(series, period)
    found = store(SeriesBreak(series=series, period=period, why=why, **about))
    record_activity("series-broken", series, by=by, reason=why)
    judge_series(series=[series.pk])
    return found


def check_period(series: Series, period: date) -> None:
    """Raise ValidationError, beside the field, for a day on which no period of the series begins."""
    try:
        series.period_of(period)
    except ValueError as error:
        raise ValidationError({"period": str(error)}) from error
