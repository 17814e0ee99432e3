"""The judging of thousands of series against plain arithmetic on the same arrays."""

from collections.abc import Iterator

import numpy as np

from bench.timing import Comparison
from bench.world import MONTHS, SEED
from performance.spc.conventions import Conventions
from performance.spc.many import judge_many

SERIES = 9_000


def comparisons() -> Iterator[Comparison]:
    """Compare limits and four rules for 9,000 series of 40 points with their means and moving ranges alone."""
    values = np.random.default_rng(SEED).normal(500, 60, (SERIES, MONTHS))

    def plain() -> object:
        mean = values.mean(axis=1)
        reach = 2.66 * np.abs(np.diff(values, axis=1)).mean(axis=1)
        return mean, mean - reach, mean + reach, np.abs(values - mean[:, None]) > reach[:, None]

    agreed = Conventions(minimum_points=13)
    yield Comparison("XmR of 9,000 series of 40 points", lambda: judge_many(values, agreed), plain, 10.0, 6.0, turns=10)
