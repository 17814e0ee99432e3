"""Setting limits anew from a period on, and taking that back; who, when and why stay on record."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from performance.models import Rebase, Result, Series
from performance.newlimits import refusal
from performance.policies import require_keeper
from performance.services.judging import check_period, judge_series
from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import acting_post, store
from salford_css.core.models import Post
from salford_css.core.periods import Frequency

NO_CAUSE = "Say what changed, so that nobody takes the new limits for a way to hide a signal."


@transaction.atomic
def rebase_series(
    *,
    series: Series,
    period: date,
    why: str,
    known_from: date,
    by: Any,
    made_by: Post | None = None,
    baseline: int | None = None,
) -> Rebase:
    """Form limits anew from a period on, for a known cause. `baseline`: on how many figures they rest; None: on all.

    Raises PermissionDenied; ValidationError without a reason, on a day to come, or where too few figures follow.
    """
    require_keeper(by, on=clock.today())
    check_new_limits(series=series, period=period, why=why, known_from=known_from, baseline=baseline)
    rebase = store(
        Rebase(
            series=series,
            period=period,
            why=why.strip(),
            known_from=known_from,
            made_at=clock.now(),
            made_by=made_by or acting_post(by, clock.today()),
            baseline=baseline,
        )
    )
    record_activity("limits-set-anew", series, by=by, reason=why)
    judge_series(series=[series.pk])
    return rebase


@transaction.atomic
def withdraw_rebase(*, rebase: Rebase, why: str, by: Any) -> Rebase:
    """Take new limits back, with the reason."""
    require_keeper(by, on=clock.today())
    if rebase.withdrawn_at is not None:
        raise ValidationError("These limits were withdrawn already.")
    if not why.strip():
        raise ValidationError({"withdrawn_why": "Say why the new limits are withdrawn."})
    rebase.withdrawn_at, rebase.withdrawn_why = clock.now(), why.strip()
    store(rebase)
    record_activity("limits-withdrawn", rebase.series, by=by, reason=why)
    judge_series(series=[rebase.series_id])
    return rebase


def check_new_limits(*, series: Series, period: date, why: str, known_from: date, baseline: int | None = None) -> None:
    """Raise ValidationError, beside its field, where limits must not be set anew so."""
    if not why.strip():
        raise ValidationError({"why": NO_CAUSE})
    if known_from > clock.today():
        raise ValidationError({"known_from": "The day on which it was agreed is still to come."})
    check_period(series, period)
    results = Result.objects.standing().filter(series=series, value__isnull=False)
    known = list(results.values_list("period", flat=True))
    if sentence := refusal(known, period, Frequency(series.frequency), baseline=baseline):
        raise ValidationError({"period": sentence})
