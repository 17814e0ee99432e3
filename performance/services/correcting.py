"""Correcting a figure: a new version with a reason; what was believed before stays."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from performance.models import Result, Series, Stage
from performance.policies import require_keeper
from performance.services.results import record_result
from salford_css.core import clock


@transaction.atomic
def correct_result(
    *, series: Series, period: date, by: Any, known_from: date, reason: str, stage: str = Stage.CORRECTED, **facts: Any
) -> Result:
    """State the figure of a period anew. `facts` are those of `record_result`.

    Raises PermissionDenied; ValidationError without a reason, or where the period has no figure that could be
    corrected, or as `record_result` does.
    """
    require_keeper(by, on=clock.today())
    if not reason.strip():
        raise ValidationError({"reason": "Say why the figure is corrected."})
    if not Result.objects.filter(series=series, period=period).exists():
        raise ValidationError("This period has no figure yet, so there is nothing to correct. Enter it instead.")
    return record_result(
        series=series, period=period, by=by, known_from=known_from, reason=reason, stage=stage, **facts
    )
