"""Making a forecast: by the owner's judgement, or keeping the one the figures give, to be held against what comes."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from performance.forecast.expected import CONFIDENCE, Expected, Method
from performance.measures import rounded
from performance.models import Forecast, Series
from performance.policies import require_forecaster
from salford_css.core import clock
from salford_css.core.activity import record_activity
from salford_css.core.deeds import acting_post, next_number, store
from salford_css.core.periods import Period

PLACES_BEYOND = 2
"""A computed forecast is kept with so many more places than the figure is shown with."""


@transaction.atomic
def make_forecast(
    *,
    series: Series,
    covers: Period,
    value: Decimal,
    lower: Decimal,
    upper: Decimal,
    known_from: date,
    basis: str,
    by: Any,
    method: Method = Method.JUDGEMENT,
    confidence: int = CONFIDENCE,
    last_period: date | None = None,
) -> Forecast:
    """Store what a period is expected to end at. A later forecast of the same period is a new number.

    Raises PermissionDenied for who neither owns the indicator nor keeps figures; ValidationError, beside its field,
    for a margin that does not hold the forecast, no reason, or a period that was over before the day it is made.
    """
    require_forecaster(by, series.indicator, on=clock.today())
    _check(covers, value, lower, upper, known_from, basis)
    before = Forecast.objects.filter(series=series, period=covers.first_day, frequency=covers.frequency)
    forecast = store(
        Forecast(
            series=series,
            number=next_number(before),
            made_at=clock.now(),
            made_by=acting_post(by, clock.today()),
            frequency=covers.frequency.value,
            period=covers.first_day,
            method=method.value,
            value=value,
            lower=lower,
            upper=upper,
            confidence=confidence,
            basis=basis.strip(),
            last_period=last_period,
            known_from=known_from,
        )
    )
    record_activity("forecast-made", series, by=by, reason=f"{covers}: {basis}"[:500])
    return forecast


def keep_forecast(
    *, series: Series, covers: Period, expected: Expected, last_period: date, precision: int, known_from: date, by: Any
) -> Forecast:
    """Store the forecast that the figures give, as it stands on a day."""
    value, lower, upper = (
        rounded(Decimal(repr(one)), precision + PLACES_BEYOND)
        for one in (expected.value, expected.lower, expected.upper)
    )
    return make_forecast(
        series=series, covers=covers, value=value, lower=min(lower, value), upper=max(upper, value),
        known_from=known_from, basis=expected.basis, by=by, method=expected.method, confidence=expected.confidence,
        last_period=last_period,
    )  # fmt: skip


def _check(covers: Period, value: Decimal, lower: Decimal, upper: Decimal, known_from: date, basis: str) -> None:
    if not lower <= value <= upper:
        raise ValidationError({"value": "The forecast must lie between its lowest and its highest value."})
    if not basis.strip():
        raise ValidationError({"basis": "Say on what the forecast rests."})
    if known_from > clock.today():
        raise ValidationError({"known_from": "The day on which it is made is still to come."})
    if covers.last_day < known_from:
        raise ValidationError({"period": f"{covers.label} was over on that day, so it can no longer be forecast."})
