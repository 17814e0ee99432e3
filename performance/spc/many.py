"""The same judgement for thousands of series at once, as a scoreboard needs it: arrays in, arrays out.

Every row is one segment of one series; periods run along the columns, and NaN stands for a gap or for padding. The
arithmetic and the rules are those of ``limits`` and ``rules``, which the tests hold this module to.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from performance.spc.conventions import LIMIT_FACTOR, SCREENING_FACTOR, Conventions, Rule
from performance.spc.limits import ROUNDING_SLACK

Floats = NDArray[np.float64]
Sides = NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class ManyJudged:
    """One row per segment. Limits are NaN where there are none; ``latest`` is the place of the last value, -1
    where there is none, and ``latest_side`` its side; ``slack`` is the difference up to which two sums are equal.
    """

    mean: Floats
    lower: Floats
    upper: Floats
    fired: dict[Rule, Sides]
    side: Sides
    latest: NDArray[np.intp]
    latest_side: Sides
    slack: Floats


def judge_many(
    values: Floats, conventions: Conventions | None = None, *, baselines: Floats | None = None
) -> ManyJudged:
    """Judge a table of segments by the same conventions.

    ``baselines`` holds the values the limits rest on, where they differ from all values of the segment.
    """
    agreed = conventions or Conventions()
    basis = values if baselines is None else baselines
    mean, reach = _mean_and_reach(basis, screen=agreed.screen_moving_ranges)
    slack = ROUNDING_SLACK * np.nanmax(np.abs(basis), axis=1, initial=0, where=~np.isnan(basis))
    reach[np.count_nonzero(~np.isnan(values), axis=1) < agreed.minimum_points] = np.nan
    fired = _fired(values, mean, reach, slack, agreed)
    side = _first_side([fired[rule] for rule in agreed.label_order])
    latest = _latest(values)
    return ManyJudged(mean, mean - reach, mean + reach, fired, side, latest, _side_at(side, latest), slack)


def _mean_and_reach(basis: Floats, *, screen: bool) -> tuple[Floats, Floats]:
    """Means, and how far the limits stand from them; NaN in rows without a value or without a range."""
    ranges = np.abs(np.diff(basis, axis=1))
    average = _row_mean(ranges)
    if screen:
        ranges[~(ranges < SCREENING_FACTOR * average[:, None])] = np.nan
        average = _row_mean(ranges)
    return _row_mean(basis), LIMIT_FACTOR * average


def _row_mean(table: Floats) -> Floats:
    known = ~np.isnan(table)
    count = np.count_nonzero(known, axis=1)
    total = np.sum(table, axis=1, where=known)
    return np.divide(total, count, out=np.full(len(table), np.nan), where=count > 0)


def _fired(values: Floats, mean: Floats, reach: Floats, slack: Floats, agreed: Conventions) -> dict[Rule, Sides]:
    from_mean = values - mean[:, None]
    sides = _beyond(from_mean, slack)
    outside = _beyond(from_mean, reach + slack)
    far = _beyond(from_mean, reach * (2 / 3) + slack)
    if not agreed.two_in_three_counts_beyond_limits:
        far[outside != 0] = 0
    return {
        Rule.SINGLE_POINT: outside,
        Rule.TREND: _trend(values, agreed.run_length),
        Rule.TWO_IN_THREE: _two_in_three(sides, far),
        Rule.SHIFT: _runs(sides, agreed.run_length),
    }


def _beyond(distance: Floats, bound: Floats) -> Sides:
    """1 above the bound, -1 below its mirror image, 0 between; comparisons with NaN are false."""
    return (distance > bound[:, None]).view(np.int8) - (distance < -bound[:, None]).view(np.int8)


def _runs(signs: Sides, length: int) -> Sides:
    """Keep the signs that stand in an unbroken run of ``length`` or more."""
    rows, columns = signs.shape
    if columns < length:
        return np.zeros_like(signs)
    kept = np.zeros_like(signs)
    for sign in (1, -1):
        whole = _window_sums(signs == sign, length) == length
        padded = np.zeros((rows, columns + length - 1), dtype=bool)
        padded[:, length - 1 : columns] = whole
        kept[_window_sums(padded, length) > 0] = sign
    return kept


def _window_sums(table: NDArray[np.bool_], length: int) -> NDArray[np.int16]:
    """Sums over each ``length`` neighbouring columns."""
    sums = np.zeros((len(table), table.shape[1] + 1), dtype=np.int16)
    np.cumsum(table, axis=1, out=sums[:, 1:])
    return sums[:, length:] - sums[:, :-length]


def _trend(values: Floats, length: int) -> Sides:
    """A point belongs to the step after it rather than to the one before."""
    steps = np.diff(values, axis=1)
    runs = _runs((steps > 0).view(np.int8) - (steps < 0).view(np.int8), length - 1)
    found = np.zeros(values.shape, dtype=np.int8)
    found[:, 1:] = runs
    np.copyto(found[:, :-1], runs, where=runs != 0)
    return found


def _two_in_three(sides: Sides, far: Sides) -> Sides:
    found = np.zeros_like(far)
    if far.shape[1] < 3:
        return found
    together = sides[:, :-2] + sides[:, 1:-1] + sides[:, 2:]
    count = far[:, :-2] + far[:, 1:-1] + far[:, 2:]
    hit = (np.abs(together) == 3) & (np.abs(count) >= 2)
    for offset in range(3):
        part = slice(offset, far.shape[1] - 2 + offset)
        np.copyto(found[:, part], far[:, part], where=hit)
    return found


def _first_side(in_order: list[Sides]) -> Sides:
    """The side of the first rule that fired at each point."""
    side = in_order[-1].copy()
    for fired in in_order[-2::-1]:
        np.copyto(side, fired, where=fired != 0)
    return side


def _latest(values: Floats) -> NDArray[np.intp]:
    known = ~np.isnan(values)
    last = values.shape[1] - 1 - np.argmax(known[:, ::-1], axis=1)
    return np.where(known.any(axis=1), last, -1)


def _side_at(side: Sides, latest: NDArray[np.intp]) -> Sides:
    return np.where(latest >= 0, side[np.arange(len(side)), latest], 0).astype(np.int8)
