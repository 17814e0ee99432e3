"""A year's total from the periods known so far: at the pace of the year, or on the course of last year.

Both are tried on the earlier years that are known in full; the one that came nearer, at the same point of the year,
is used. Without two such years the pace is used. The margin is that of a sum of further periods whose spread is taken
from the steps between neighbours (average step / 1.128, as in an XmR chart), with Student's t; it includes that the
pace itself is known from a few periods only.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import fsum, sqrt

from performance.forecast.expected import CONFIDENCE, Expected, Method, NoForecast
from performance.quantiles import student

STEP_TO_SPREAD = 1.128
"""The average step between two values of a steady process, in its standard deviations (d2 for pairs)."""

FEWEST_STEPS = 4


def total_at_year_end(
    known: Sequence[float],
    *,
    periods: int,
    earlier_years: Sequence[Sequence[float]] = (),
    confidence: int = CONFIDENCE,
) -> Expected:
    """Forecast what `periods` (12 months, 4 quarters) add up to, from the first ones known, in order.

    `earlier_years` are full years, oldest first. Raises NoForecast, in a sentence, without a period of the year.
    """
    if not known:
        raise NoForecast("No figure of this year is known yet, so there is no pace to go on at.")
    remaining = periods - len(known)
    sofar = fsum(known)
    method = nearer_method(len(known), earlier_years)
    rest = _rest(method, known, remaining, earlier_years)
    reach = _reach(known, remaining, earlier_years, confidence) if remaining else 0.0
    return Expected(method, sofar + rest, sofar + rest - reach, sofar + rest + reach, _basis(method, known, periods))


def nearer_method(count: int, years: Sequence[Sequence[float]]) -> Method:
    """Return the method that came nearer in earlier years, judged by their first `count` periods; ties: the pace."""
    misses: dict[Method, list[float]] = {Method.RUN_RATE: [], Method.LAST_YEAR: []}
    for before, year in pairwise(years):
        if fsum(year) <= 0 or fsum(before[:count]) <= 0:
            continue
        for method, seen in misses.items():
            foreseen = fsum(year[:count]) + _rest(method, year[:count], len(year) - count, [before])
            seen.append(abs(foreseen - fsum(year)) / fsum(year))
    pace, course = (fsum(seen) for seen in misses.values())
    return Method.LAST_YEAR if course < pace else Method.RUN_RATE


def _rest(method: Method, known: Sequence[float], remaining: int, years: Sequence[Sequence[float]]) -> float:
    if method is Method.RUN_RATE:
        return fsum(known) / len(known) * remaining
    last = years[-1]
    begun = fsum(last[: len(known)])
    return fsum(last[len(known) :]) * (fsum(known) / begun if begun > 0 else 1.0)


def _reach(known: Sequence[float], remaining: int, years: Sequence[Sequence[float]], confidence: int) -> float:
    """How far the total may lie from the forecast; the steps of last year help where this one has few."""
    run = [*(years[-1] if years else ()), *known] if len(known) <= FEWEST_STEPS else list(known)
    steps = [abs(after - before) for before, after in pairwise(run)]
    if len(steps) < FEWEST_STEPS:
        raise NoForecast("Too few periods are known to say how far the year's end may lie from the pace so far.")
    spread = fsum(steps) / len(steps) / STEP_TO_SPREAD
    variance = remaining * spread**2 + remaining**2 * spread**2 / len(known)
    return student(len(steps), confidence / 100) * sqrt(variance)


def _basis(method: Method, known: Sequence[float], periods: int) -> str:
    if len(known) >= periods:
        return "Every period of the year is known."
    so_far = f"{len(known)} of {periods} periods are known"
    if method is Method.RUN_RATE:
        return f"{so_far}; the rest goes on at their pace."
    return f"{so_far}; the rest follows the course of last year, at this year's level."
