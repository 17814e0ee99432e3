"""What a figure that stands on one day will be at the end of the year: its usual level, or its latest one."""

from collections.abc import Sequence
from itertools import pairwise
from math import fsum, sqrt

from performance.forecast.expected import CONFIDENCE, Expected, Method, NoForecast
from performance.forecast.totals import STEP_TO_SPREAD
from performance.quantiles import student

FEWEST_VALUES = 6
LATEST_SPREAD = sqrt(2)
"""The step between two values of one level has this many times the spread of a value."""


def level_at_year_end(
    values: Sequence[float | None], *, steps_ahead: int, has_signal: bool, confidence: int = CONFIDENCE
) -> Expected:
    """Forecast a figure some periods on, from the values since its limits were last set anew, in order.

    Without a signal it returns to its average; with one it stays where it is and may wander as it has wandered.
    Raises NoForecast, in a sentence, for fewer than six values.
    """
    known = [value for value in values if value is not None]
    if len(known) < FEWEST_VALUES:
        raise NoForecast(f"{len(known)} values are too few for a usual level; six are needed.")
    if steps_ahead == 0:
        return Expected(Method.LATEST_LEVEL, known[-1], known[-1], known[-1], "The last figure of the year is known.")
    steps = [abs(after - before) for before, after in pairwise(known)]
    spread = fsum(steps) / len(steps) / STEP_TO_SPREAD
    quantile = student(len(steps), confidence / 100)
    if has_signal:
        middle, reach = known[-1], quantile * spread * LATEST_SPREAD * sqrt(steps_ahead)
        return Expected(
            Method.LATEST_LEVEL, middle, middle - reach, middle + reach,
            "The figures have left their usual level, so the latest one is carried on.", confidence,
        )  # fmt: skip
    middle, reach = fsum(known) / len(known), quantile * spread * sqrt(1 + 1 / len(known))
    return Expected(
        Method.USUAL_LEVEL, middle, middle - reach, middle + reach,
        f"The figures go up and down around one level; it is the average of {len(known)} of them.", confidence,
    )  # fmt: skip
