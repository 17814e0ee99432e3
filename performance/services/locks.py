"""Closing a period, and opening it again with a reason. The database refuses results of a closed period."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from performance.models import Framework, PeriodLock
from performance.policies import require_keeper
from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import store
from salford_css.core.models import Organisation
from salford_css.core.periods import Period


@transaction.atomic
def lock_period(
    *, framework: Framework, period: Period, reason: str, by: Any, organisation: Organisation | None = None
) -> PeriodLock:
    """Close a period of a framework, for one organisation or for all. Raises ValidationError where it is closed."""
    require_keeper(by, on=clock.today())
    lock = store(
        PeriodLock(
            framework=framework,
            frequency=period.frequency.value,
            period=period.first_day,
            organisation=organisation,
            locked_at=clock.now(),
            reason=reason,
        )
    )
    record_activity("period-locked", lock, by=by, reason=reason)
    return lock


@transaction.atomic
def reopen_period(*, lock: PeriodLock, why: str, by: Any) -> PeriodLock:
    """Open a closed period again. Raises ValidationError without a reason or where it is open."""
    require_keeper(by, on=clock.today())
    if lock.reopened_at is not None:
        raise ValidationError("This period is open already.")
    lock.reopened_at, lock.reopened_why = clock.now(), why
    store(lock)
    record_activity("period-reopened", lock, by=by, reason=why)
    return lock
