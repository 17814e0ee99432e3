"""From values to pixels."""

import math
from dataclasses import dataclass

_STEPS = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight scale: ``low`` lies at pixel ``start``, ``high`` at pixel ``end`` (which may be smaller)."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """The pixel of a value, to a tenth; values outside the scale are held at its ends."""
        held = min(max(value, self.low), self.high)
        share = (held - self.low) / (self.high - self.low)
        return round(self.start + share * (self.end - self.start), 1)

    def shows(self, value: float) -> bool:
        return self.low <= value <= self.high


def nice_step(span: float, finest: float = 0, intervals: float = 4.5) -> float:
    """The step of 1, 2, 2.5 or 5 times a power of ten that divides a span into ``intervals`` parts at most.

    Never below ``finest``, the precision of the values themselves.
    """
    rough = span / intervals
    power = 10 ** math.floor(math.log10(rough))
    step = next(step * power for step in _STEPS if step * power >= rough * (1 - 1e-9))
    return max(step, finest)


def domain(low: float, high: float, *, from_zero: bool) -> tuple[float, float]:
    """The range an axis shows for values from ``low`` to ``high``: from zero where it can, never without height."""
    if from_zero and low >= 0:
        low = 0
    if high <= low:
        pad = abs(high) or 1
        return (low, high + pad) if low == 0 else (low - pad, high + pad)
    margin = (high - low) * 0.04
    return (low if low == 0 else low - margin), _to_a_near_tick(low, high + margin)


def _to_a_near_tick(low: float, high: float) -> float:
    """A little more, where a round value lies just above: a quarter of a step at most."""
    step = nice_step(high - low)
    next_tick = math.ceil(high / step) * step
    return next_tick if next_tick - high <= step / 4 else high


def ticks(low: float, high: float, finest: float = 0) -> list[float]:
    """Round values inside a range, three to five of them, no nearer to each other than ``finest``."""
    step = nice_step(high - low, finest)
    first = math.ceil(low / step - 1e-9)
    return [round(n * step, 10) for n in range(first, math.floor(high / step + 1e-9) + 1)]
