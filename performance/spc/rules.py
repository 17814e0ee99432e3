"""The four rules for special cause, each on its own (Nelson 1982; Provost and Murray 2011).

Every rule answers one side per point of the segment it is given: 1 where it fires for high or rising values, -1 for
low or falling ones, 0 where it does not fire. All points of a run that qualifies are marked, also the first ones.
A gap ends whatever was running. Whether a side is good is not decided here.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from performance.spc.limits import Limits, Value

Sides = list[int]


def single_point(values: Sequence[Value], limits: Limits) -> Sides:
    """A value strictly outside the limits."""
    return [0 if value is None else limits.side_beyond_limits(value) for value in values]


def shift(values: Sequence[Value], limits: Limits, run_length: int) -> Sides:
    """``run_length`` or more consecutive values strictly on one side of the mean; a value on the mean ends the run."""
    fired: Sides = []
    for side, run in groupby(_sides_of_mean(values, limits)):
        length = len(list(run))
        fired += [side if length >= run_length else 0] * length
    return fired


def trend(values: Sequence[Value], run_length: int) -> Sides:
    """``run_length`` or more consecutive values that rise, or fall, at every step; an equal pair ends it.

    A point that ends one trend and starts another belongs to the newer one.
    """
    fired = [0] * len(values)
    for start, end, side in _stretches(values):
        if end - start + 1 >= run_length:
            fired[start : end + 1] = [side] * (end - start + 1)
    return fired


def two_in_three(values: Sequence[Value], limits: Limits, *, count_beyond_limits: bool = False) -> Sides:
    """Two or three of three consecutive values, all on one side of the mean, beyond the two-sigma line.

    Only those beyond it are marked. Points outside the limits count only with ``count_beyond_limits``.
    """
    sides = _sides_of_mean(values, limits)
    far = [_far_side(value, limits, count_beyond_limits) for value in values]
    fired = [0] * len(values)
    for start in range(len(values) - 2):
        window = range(start, start + 3)
        beyond = [at for at in window if far[at]]
        if len(beyond) >= 2 and abs(sum(sides[at] for at in window)) == 3:
            for at in beyond:
                fired[at] = far[at]
    return fired


def _sides_of_mean(values: Sequence[Value], limits: Limits) -> Sides:
    return [0 if value is None else limits.side_of_mean(value) for value in values]


def _far_side(value: Value, limits: Limits, count_beyond_limits: bool) -> int:
    if value is None or (limits.side_beyond_limits(value) and not count_beyond_limits):
        return 0
    return limits.side_beyond_two_sigma(value)


def _stretches(values: Sequence[Value]) -> Iterator[tuple[int, int, int]]:
    """(first, last, side) of every longest stretch of steps in one direction, oldest first."""
    first = 0
    for side, steps in groupby(_steps(values)):
        last = first + len(list(steps))
        if side:
            yield first, last, side
        first = last


def _steps(values: Sequence[Value]) -> Iterator[int]:
    for before, after in pairwise(values):
        yield 0 if before is None or after is None else (after > before) - (after < before)
