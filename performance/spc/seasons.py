"""Whether a series follows the seasons: then months differ for a known reason, and runs of high winters are no news."""

from collections.abc import Sequence
from math import fsum

from performance.spc.limits import Value

FEWEST_CYCLES = 3
STRONG = 0.5
"""From this share of likeness between a period and the same one a year before, a reader is told."""


def follows_seasons(values: Sequence[Value], cycle: int) -> bool:
    """Say whether figures resemble those one `cycle` (12 months, 4 quarters) before, not those half a cycle before.

    Needs three full cycles; steady growth is taken out first, so that it does not pass for a season.
    """
    known = [value for value in values if value is not None]
    if len(known) != len(values) or len(known) < FEWEST_CYCLES * cycle:
        return False
    flat = _without_growth(known)
    spread = fsum(value * value for value in flat)
    if spread <= 0:
        return False
    likeness = {step: _likeness(flat, step) / spread for step in (cycle, cycle // 2)}
    return likeness[cycle] * len(flat) / (len(flat) - cycle) > STRONG and likeness[cycle // 2] < likeness[cycle] / 2


def _without_growth(values: Sequence[float]) -> list[float]:
    count = len(values)
    middle, average = (count - 1) / 2, fsum(values) / count
    slope = fsum((at - middle) * value for at, value in enumerate(values)) / fsum(
        (at - middle) ** 2 for at in range(count)
    )
    return [value - average - slope * (at - middle) for at, value in enumerate(values)]


def _likeness(values: Sequence[float], step: int) -> float:
    return fsum(after * before for before, after in zip(values, values[step:], strict=False))
