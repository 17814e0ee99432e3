"""Bands are lists of intervals, several to a band, so that the best place can lie in the middle.

A threshold and a direction cannot say that 10 to 15 per cent is good and that both more and less is not.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

SHAPES = ("[)", "[]", "(]", "()")
"""Which ends belong to an interval; the usual one is `10 to under 15`."""


@dataclass(frozen=True)
class Interval:
    """One stretch of values and the band it earns. `band` is None where the source gives only words."""

    lower: Decimal | None
    upper: Decimal | None
    bounds: str = "[)"
    band: int | None = None
    label: str = ""

    def holds(self, value: Decimal) -> bool:
        """Say whether a value lies in the interval; an end that is None is open."""
        above = self.lower is None or value > self.lower or (value == self.lower and self.bounds[0] == "[")
        below = self.upper is None or value < self.upper or (value == self.upper and self.bounds[1] == "]")
        return above and below

    @property
    def words(self) -> str:
        """Say the interval: `10 to under 15`, `20 or more`, `exactly 100`."""
        if self.lower is None and self.upper is None:
            return "any value"
        if self.upper is None:
            return f"{self.lower} or more" if self.bounds[0] == "[" else f"over {self.lower}"
        if self.lower is None:
            return f"up to {self.upper}" if self.bounds[1] == "]" else f"under {self.upper}"
        if self.lower == self.upper:
            return f"exactly {self.lower}"
        start = f"{self.lower}" if self.bounds[0] == "[" else f"over {self.lower}"
        return f"{start} to {self.upper}" if self.bounds[1] == "]" else f"{start} to under {self.upper}"


def band_of(value: Decimal | None, intervals: Iterable[Interval]) -> Interval | None:
    """Return the interval a value falls into; None means not banded, which is a result of its own."""
    if value is None:
        return None
    return next((interval for interval in intervals if interval.holds(value)), None)


def at_best(band: int | None, *, highest: int | None, top: int = 5) -> bool:
    """Say whether a band is the best that can be reached; for some measures the top band cannot."""
    return band is not None and band >= (highest or top)


def distance_from_best(value: Decimal, best: Iterable[Interval]) -> Decimal:
    """Return how far a value lies from the nearest best interval; zero inside one.

    For a measure with an optimum in the middle, the direction of travel is the change of this distance.
    Raises ValueError when no interval is given.
    """
    distances = [_distance(value, interval) for interval in best]
    if not distances:
        raise ValueError("There is no best interval to measure from.")
    return min(distances)


def _distance(value: Decimal, interval: Interval) -> Decimal:
    if interval.lower is not None and value < interval.lower:
        return interval.lower - value
    if interval.upper is not None and value > interval.upper:
        return value - interval.upper
    return Decimal(0)
