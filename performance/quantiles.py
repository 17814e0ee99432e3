"""Student's t, gamma and beta as the intervals and forecasts need them. Pure.

They come from scipy, which is loaded when one of them is first asked for: a process that works out no interval starts
without it, in less time and memory.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray


def student(freedom: float, confidence: float) -> float:
    """Return the two-sided quantile of Student's t at a confidence (0.95), with some degrees of freedom."""
    from scipy.special import stdtrit

    return float(stdtrit(freedom, (1 + confidence) / 2))


def gamma(shape: float, probability: float) -> float:
    """Return the quantile of the gamma distribution of scale 1: half a quantile of chi-squared with twice the shape."""
    from scipy.special import gammaincinv

    return float(gammaincinv(shape, probability))


def beta_binomial(cases: int, a: float, b: float) -> NDArray[np.float64]:
    """Return the chance of 0, 1, ... `cases` successes when the success rate is beta-distributed with `a` and `b`."""
    from scipy.special import betaln, gammaln

    k: NDArray[np.float64] = np.arange(cases + 1, dtype=np.float64)
    choose: Any = gammaln(cases + 1) - gammaln(k + 1) - gammaln(cases - k + 1)
    chances: NDArray[np.float64] = np.exp(choose + betaln(k + a, cases - k + b) - betaln(a, b))
    result: NDArray[np.float64] = chances / chances.sum()
    return result
