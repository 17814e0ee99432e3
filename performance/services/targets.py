"""Setting a target, or wording one anew."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from performance.aims import TargetKind
from performance.models import Series, Target, TargetPoint
from performance.policies import require_keeper
from performance.services.judging import judge_series
from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import store


@transaction.atomic
def set_target(
    *,
    series: Series,
    kind: TargetKind,
    starts: date,
    ends: date,
    standing: str,
    by: Any,
    profile: Mapping[date, Decimal] | None = None,
    **about: Any,
) -> Target:
    """Set what a series is to reach from one period to another; a target with the same start is worded anew.

    `profile` gives what it asks for period by period, where that differs. Raises ValidationError where the shape of
    the target and what was given do not agree.
    """
    require_keeper(by, on=clock.today())
    _check_periods(series, starts, ends, *(profile or {}))
    last = series.targets.filter(starts=starts).aggregate(last=Max("number"))["last"] or 0
    target = store(
        Target(
            series=series,
            number=last + 1,
            kind=kind.value,
            starts=starts,
            ends=ends,
            standing=standing,
            made_at=clock.now(),
            **about,
        )
    )
    TargetPoint.objects.bulk_create(
        [TargetPoint(target=target, period=period, value=value) for period, value in (profile or {}).items()]
    )
    record_activity("target-set", target, by=by, reason=target.reason)
    judge_series(series=[series.pk])
    return target


def _check_periods(series: Series, *days: date) -> None:
    try:
        for day in days:
            series.period_of(day)
    except ValueError as error:
        raise ValidationError(str(error)) from error
