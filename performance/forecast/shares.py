"""A share at the end of the year: cases known so far, cases to come, and the chance of each result.

The cases to come count with the chance that the cases so far suggest, which is itself not certain: their number has a
beta-binomial distribution with Jeffreys' prior (Brown, Cai and DasGupta 2001). Cases are taken to be independent; where
they come in families or by decisions of one panel, the true margin is wider.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from performance.aims import Polarity
from performance.banding import Interval
from performance.forecast.expected import CONFIDENCE, Expected, Method, NoForecast
from performance.forecast.takes import Needed, YearSoFar, cases_for, counts_within
from performance.quantiles import beta_binomial

PRIOR = 0.5
"""Jeffreys' prior: half a case for each outcome."""

MOST_TO_COME = 1_000_000


@dataclass(frozen=True, slots=True)
class Chances:
    """How likely each number of further cases is; index k holds the chance that k of those to come count."""

    so_far: YearSoFar
    chances: NDArray[np.float64]

    def of(self, needed: Needed) -> float:
        """Return the chance that the number of further cases lies where it is needed."""
        if not needed.possible:
            return 0.0
        return 1.0 if needed.certain else float(min(1.0, self.chances[needed.fewest : needed.most + 1].sum()))

    def of_bands(self, intervals: Iterable[Interval]) -> dict[int, float]:
        """Return the chance of each band; values that no interval holds are in none."""
        found: dict[int, float] = {}
        for interval in intervals:
            if interval.band is not None:
                found[interval.band] = found.get(interval.band, 0.0) + self.of(counts_within(interval, self.so_far))
        return found

    def of_target(self, target: Decimal, polarity: Polarity) -> float:
        """Return the chance of meeting a target. Raises ValueError where neither way is better."""
        return self.of(cases_for(target, polarity, self.so_far))

    def expected(self, confidence: int = CONFIDENCE) -> Expected:
        """Return the year's expected share with the margin that holds so many of 100 times."""
        further = np.arange(len(self.chances))
        middle = float(further @ self.chances)
        cumulated = np.cumsum(self.chances)
        tail = (1 - confidence / 100) / 2
        lowest, highest = (int(np.searchsorted(cumulated, at)) for at in (tail, 1 - tail))
        highest = min(highest, len(self.chances) - 1)
        return Expected(
            Method.SHARE,
            (self.so_far.numerator + middle) * float(self.so_far.multiplier) / self.so_far.at_year_end,
            float(self.so_far.value_with(lowest)),
            float(self.so_far.value_with(highest)),
            f"{self.so_far.numerator:,} of {self.so_far.denominator:,} cases so far; {self.so_far.to_come:,} are taken "
            "to come, each counting with the chance these suggest.",
            confidence,
        )


def share_at_year_end(so_far: YearSoFar) -> Chances:
    """Return the chances of every number of further cases. Raises NoForecast, in a sentence, where there are none."""
    if so_far.denominator <= 0:
        raise NoForecast("No case of this year is known yet, so nothing says how the others will go.")
    if not 0 <= so_far.numerator <= so_far.denominator:
        raise NoForecast("More cases count than there are, so the figure is no share and has no chances.")
    if so_far.to_come > MOST_TO_COME:
        raise NoForecast(f"More than {MOST_TO_COME:,} cases are to come, too many to weigh one by one.")
    others = so_far.denominator - so_far.numerator
    return Chances(so_far, beta_binomial(so_far.to_come, so_far.numerator + PRIOR, others + PRIOR))
