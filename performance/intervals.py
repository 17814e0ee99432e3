"""Confidence intervals of published figures: how far chance alone may have moved them.

Methods and thresholds are those of PHEindicatormethods 2.1.0 (UK Health Security Agency) and of the papers it cites:
Wilson (1927) for proportions; Byar's approximation (Breslow and Day 1987) and the exact Poisson limits for counts;
Dobson et al. (1991) for directly standardised rates; Student's t for means. Statistics are float64.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, sqrt
from statistics import NormalDist, stdev

from performance.quantiles import gamma, student

SMALL_COUNT = 10
"""Below this many events Byar's approximation is inaccurate: exact limits are used, standardised rates not shown."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure with its limits, in the same unit; limits are None where none can be given."""

    value: float
    lower: float | None
    upper: float | None
    method: str


@dataclass(frozen=True, slots=True)
class MeanInterval(Interval):
    count: int
    total: float
    deviation: float | None


@dataclass(frozen=True, slots=True)
class Limits:
    lower: float
    upper: float


def as_share(confidence: float) -> float:
    """Confidence as a share: 95 and 0.95 both mean 0.95. Raises ValueError outside 90 to 100 per cent."""
    share = confidence / 100 if confidence > 1 else confidence
    if not 0.9 <= share < 1:
        raise ValueError("Confidence must be from 90 to below 100 per cent (or 0.9 to below 1).")
    return share


def normal_quantile(confidence: float) -> float:
    """z for a two-sided interval: 1.959964 at 95 per cent."""
    return NormalDist().inv_cdf((1 + as_share(confidence)) / 2)


def proportion(numerator: float, denominator: float, *, confidence: float = 95, multiplier: float = 1) -> Interval:
    """Wilson score interval. Never passes 0 or 1, and is not symmetric.

    Raises ValueError unless 0 <= numerator <= denominator and the denominator is above zero.
    """
    _check_fraction(numerator, denominator)
    if numerator > denominator:
        raise ValueError("The numerator of a proportion must not exceed its denominator.")
    z = normal_quantile(confidence)
    middle = 2 * numerator + z * z
    reach = z * sqrt(z * z + 4 * numerator * (1 - numerator / denominator))
    scale = 2 * (denominator + z * z)
    lower = 0.0 if numerator == 0 else (middle - reach) / scale
    upper = 1.0 if numerator == denominator else (middle + reach) / scale
    return Interval(numerator / denominator * multiplier, lower * multiplier, upper * multiplier, "Wilson")


def rate(numerator: float, denominator: float, *, confidence: float = 95, multiplier: float = 100_000) -> Interval:
    """Events per population: Byar's limits from ten events on, exact Poisson limits below. Events may exceed it."""
    _check_fraction(numerator, denominator)
    limits = count_limits(numerator, confidence)
    scale = multiplier / denominator
    method = "Byar" if numerator >= SMALL_COUNT else "Exact"
    return Interval(numerator * scale, limits.lower * scale, limits.upper * scale, method)


def count_limits(events: float, confidence: float = 95) -> Limits:
    """Limits of a number of events: Byar from ten on, exact Poisson below."""
    return byar_limits(events, confidence) if events >= SMALL_COUNT else exact_limits(events, confidence)


def byar_limits(events: float, confidence: float = 95) -> Limits:
    """Byar's approximation; the upper limit rests on one event more."""
    z, more = normal_quantile(confidence), events + 1
    lower = events * (1 - 1 / (9 * events) - z / (3 * sqrt(events))) ** 3
    upper = more * (1 - 1 / (9 * more) + z / (3 * sqrt(more))) ** 3
    return Limits(lower, upper)


def exact_limits(events: float, confidence: float = 95) -> Limits:
    """Poisson limits from quantiles of chi-squared with 2x and 2x + 2 degrees of freedom (Armitage and Berry)."""
    tail = (1 - as_share(confidence)) / 2
    lower = 0.0 if events == 0 else gamma(events, tail)
    return Limits(lower, gamma(events + 1, 1 - tail))


def mean(values: Sequence[float], *, confidence: float = 95) -> MeanInterval:
    """Mean with Student's t limits; a single value has none. Raises ValueError without values."""
    if not values:
        raise ValueError("A mean needs at least one value.")
    count, total = len(values), fsum(values)
    average = total / count
    if count == 1:
        return MeanInterval(average, None, None, "Student's t", count, total, None)
    deviation = stdev(values)
    reach = student(count - 1, as_share(confidence)) * deviation / sqrt(count)
    return MeanInterval(average, average - reach, average + reach, "Student's t", count, total, deviation)


def directly_standardised_rate(
    counts: Sequence[float],
    populations: Sequence[float],
    standard_populations: Sequence[float],
    *,
    confidence: float = 95,
    multiplier: float = 100_000,
) -> Interval | None:
    """The rate the area would have with the standard population's ages; None with fewer than ten events in all."""
    _check_bands(counts, populations, standard_populations)
    if fsum(standard_populations) <= 0:
        raise ValueError("The standard populations must not all be zero.")
    total, weight = fsum(counts), fsum(standard_populations)
    if total < SMALL_COUNT:
        return None
    bands = list(zip(counts, populations, standard_populations, strict=True))
    value = fsum(w * x / n for x, n, w in bands) / weight
    # Weights as shares first: the square of a very small sum of weights would be nothing.
    variance = fsum(x * (w / weight / n) ** 2 for x, n, w in bands)
    limits, spread = byar_limits(total, confidence), sqrt(variance / total)
    lower, upper = value + spread * (limits.lower - total), value + spread * (limits.upper - total)
    return Interval(value * multiplier, lower * multiplier, upper * multiplier, "Dobson")


def expected_events(
    populations: Sequence[float], reference_counts: Sequence[float], reference_populations: Sequence[float]
) -> float:
    """What the area would have counted at the reference's rates. Raises ValueError where nothing is expected."""
    _check_bands(reference_counts, reference_populations, populations)
    bands = zip(populations, reference_counts, reference_populations, strict=True)
    expected = fsum(n * x_ref / n_ref for n, x_ref, n_ref in bands)
    if expected <= 0:
        raise ValueError("Nothing is expected: the area's populations or the reference's counts are all zero.")
    return expected


def standardised_ratio(
    observed: float, expected: float, *, confidence: float = 95, multiplier: float = 100
) -> Interval:
    """Observed over expected events, with the limits of a count."""
    _check_fraction(observed, expected)
    return rate(observed, expected, confidence=confidence, multiplier=multiplier)


def _check_fraction(numerator: float, denominator: float) -> None:
    if numerator < 0:
        raise ValueError("The numerator must not be negative.")
    if denominator <= 0:
        raise ValueError("The denominator must be above zero.")


def _check_bands(counts: Sequence[float], populations: Sequence[float], weights: Sequence[float]) -> None:
    if not len(counts) == len(populations) == len(weights):
        raise ValueError("Counts and populations must have the same number of bands.")
    if any(count < 0 for count in (*counts, *weights)):
        raise ValueError("Counts and populations must not be negative.")
    if any(population <= 0 for population in populations):
        raise ValueError("Each band's population must be above zero.")
