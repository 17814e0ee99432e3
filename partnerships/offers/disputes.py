"""What stands beside a figure that a partner disputes, wherever it shows."""

from collections.abc import Collection, Mapping
from datetime import date

from partnerships.readings.disputed import disputed_by
from performance.models import Result
from salford_css.core.registry import marks


@marks.of(Result)
def disputed_results(keys: Collection[int], *, as_at: date) -> Mapping[int, str]:
    """Return who disputes results on a day."""
    return disputed_by("result", keys, on=as_at)
