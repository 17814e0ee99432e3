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
from salford_css.core.deeds import refuse_beside, store

NEEDED: Mapping[TargetKind, Mapping[str, str]] = {
    TargetKind.ABSOLUTE: {"value": "Give the number that is to be reached."},
    TargetKind.RELATIVE_TO_PERIOD: {
        "change": "Give the change in per cent, negative for a cut: -20.",
        "base_period": "Choose the period on which it is a change.",
    },
    TargetKind.RELATIVE_TO_GROUP: {"group": "Choose the group with which it is compared."},
}


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
    _check_shape(kind, about)
    _check_profile(profile or {}, starts, ends)
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


def revise_target(*, target: Target, reason: str, by: Any, **facts: Any) -> Target:
    """Word a target anew, with the reason; the wording before stays on record.

    `facts` are those of `set_target`. Raises ValidationError without a reason, and where a later wording is on record.
    """
    refuse_beside(reason="" if reason.strip() else "Say why the target is worded anew.")
    if target.series.targets.filter(starts=target.starts, number__gt=target.number).exists():
        raise ValidationError("This target was worded anew meanwhile. Begin from the latest wording.")
    return set_target(series=target.series, starts=target.starts, reason=reason, by=by, **facts)


def _check_periods(series: Series, *days: date) -> None:
    try:
        for day in days:
            series.period_of(day)
    except ValueError as error:
        raise ValidationError(str(error)) from error


def _check_shape(kind: TargetKind, about: Mapping[str, Any]) -> None:
    """Ask for what a kind of target needs, beside the field; the database refuses what does not belong to it."""
    missing = {name: sentence for name, sentence in NEEDED.get(kind, {}).items() if about.get(name) is None}
    lower, upper = about.get("lower"), about.get("upper")
    if kind is TargetKind.RANGE:
        if lower is None and upper is None:
            missing["lower"] = "Give the lower end, the upper end, or both."
        elif lower is not None and upper is not None and upper < lower:
            missing["upper"] = f"{upper} lies below {lower}: the upper end must lie above the lower."
    refuse_beside(**missing)


def _check_profile(profile: Mapping[date, Decimal], starts: date, ends: date) -> None:
    outside = [day for day in profile if not starts <= day <= ends]
    if outside:
        raise ValidationError(
            f"The profile names a period that begins on {outside[0]:%-d %B %Y}, outside the target's own periods."
        )
