"""An area beside others: funnels, quantiles and the comparison with a benchmark.

Conventions: PHEindicatormethods 2.1.0 and APHO Technical Briefing 3 (2008). With 150 councils at 95 per cent seven
or eight differ by chance alone; overlap of two areas' intervals is not a test of their difference.
"""

from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import partial
from math import fsum, sqrt

from performance.intervals import SMALL_COUNT, Interval, Limits, count_limits, normal_quantile
from performance.spc import Direction

WARNING, ALARM = 95.0, 99.8
"""Confidence of the two pairs of funnel limits: 0.025 and 0.001 in each tail."""


class Significance(StrEnum):
    """Where an area lies in a funnel. The share is that of areas beyond the limit by chance alone."""

    LOW_ALARM = "Low (0.001)"
    LOW = "Low (0.025)"
    NONE = "Not significant"
    HIGH = "High (0.025)"
    HIGH_ALARM = "High (0.001)"
    TOO_FEW_EVENTS = "Not applicable for events less than 10 for dsrs"


class AgainstBenchmark(StrEnum):
    """An area's interval against a fixed benchmark, judged only where the measure has a good side."""

    BETTER = "better"
    WORSE = "worse"
    HIGHER = "higher"
    LOWER = "lower"
    SIMILAR = "not significantly different"


def proportion_funnel(numerators: Sequence[float], denominators: Sequence[float]) -> tuple[float, list[Significance]]:
    """The group's average and each area's place; every area is part of the average."""
    average = pooled_average(numerators, denominators)
    if any(x > n for x, n in zip(numerators, denominators, strict=True)):
        raise ValueError("The numerator of a proportion must not exceed its denominator.")
    places = [
        _place(x / n, partial(proportion_limits, average, n)) for x, n in zip(numerators, denominators, strict=True)
    ]
    return average, places


def proportion_limits(average: float, denominator: float, confidence: float) -> Limits:
    """Funnel limits of a proportion for an area of this size, within 0 and 1."""
    reach = normal_quantile(confidence) * sqrt(average * (1 - average) / denominator)
    return Limits(max(0.0, average - reach), min(1.0, average + reach))


def ratio_funnel(observed: Sequence[float], expected: Sequence[float]) -> list[Significance]:
    """Each area's place against the ratio 1."""
    pooled_average(observed, expected)
    return [_place_of_count(x, n, 1.0) for x, n in zip(observed, expected, strict=True)]


def crude_rate_funnel(counts: Sequence[float], populations: Sequence[float]) -> tuple[float, list[Significance]]:
    """The group's average rate per head and each area's place."""
    average = pooled_average(counts, populations)
    return average, [_place_of_count(x, n, average) for x, n in zip(counts, populations, strict=True)]


def standardised_rate_funnel(counts: Sequence[float], rates: Sequence[float]) -> tuple[float, list[Significance]]:
    """The same for directly standardised rates per head, each weighed by the population its rate implies.

    Areas with fewer than ten events have no place, areas without events no weight.
    """
    populations = [x / rate if x else 0.0 for x, rate in zip(counts, _positive_rates(counts, rates), strict=True)]
    if not any(populations):
        raise ValueError("No area has an event, so there is no average.")
    average = fsum(counts) / fsum(populations)
    places = [
        _place_of_count(x, n, average) if x >= SMALL_COUNT else Significance.TOO_FEW_EVENTS
        for x, n in zip(counts, populations, strict=True)
    ]
    return average, places


def pooled_average(numerators: Sequence[float], denominators: Sequence[float]) -> float:
    """Summed numerators over summed denominators, never the mean of percentages."""
    if len(numerators) != len(denominators):
        raise ValueError("Numerators and denominators must be as many.")
    if any(x < 0 for x in numerators):
        raise ValueError("The numerators must not be negative.")
    if any(n <= 0 for n in denominators):
        raise ValueError("The denominators must be above zero.")
    return fsum(numerators) / fsum(denominators)


def quantiles(values: Sequence[float | None], count: int, *, highest_first: bool = True) -> list[int | None]:
    """Which of ``count`` equal parts each area falls into; ties take the lower rank; None where there is no value.

    With fewer areas than parts nobody is placed.
    """
    if count < 1:
        raise ValueError("n_quantiles must be 1 or more.")
    known = sorted((value for value in values if value is not None), reverse=highest_first)
    if len(known) < count:
        return [None] * len(values)
    ranks: dict[float, int] = {}
    for rank, value in enumerate(known):
        ranks.setdefault(value, rank)
    return [None if value is None else ranks[value] * count // len(known) + 1 for value in values]


def against_benchmark(interval: Interval, benchmark: float, direction: Direction) -> AgainstBenchmark:
    """A benchmark outside the area's interval makes it higher or lower, and better or worse by direction."""
    if interval.lower is None or interval.upper is None or interval.lower <= benchmark <= interval.upper:
        return AgainstBenchmark.SIMILAR
    higher = interval.lower > benchmark
    if direction is Direction.NEUTRAL:
        return AgainstBenchmark.HIGHER if higher else AgainstBenchmark.LOWER
    return AgainstBenchmark.BETTER if higher == (direction is Direction.INCREASE) else AgainstBenchmark.WORSE


def _place(value: float, limits_at: Callable[[float], Limits]) -> Significance:
    """The place of a value, outer limits first; a value on a limit is inside it."""
    for confidence, low, high in (
        (ALARM, Significance.LOW_ALARM, Significance.HIGH_ALARM),
        (WARNING, Significance.LOW, Significance.HIGH),
    ):
        limits = limits_at(confidence)
        if value < limits.lower:
            return low
        if value > limits.upper:
            return high
    return Significance.NONE


def _place_of_count(events: float, population: float, average: float) -> Significance:
    """High where the average lies below the area's own lower limit, low where it lies above the upper."""
    for confidence, low, high in (
        (ALARM, Significance.LOW_ALARM, Significance.HIGH_ALARM),
        (WARNING, Significance.LOW, Significance.HIGH),
    ):
        limits = count_limits(events, confidence)
        if average < limits.lower / population:
            return high
        if average > limits.upper / population:
            return low
    return Significance.NONE


def _positive_rates(counts: Sequence[float], rates: Sequence[float]) -> Sequence[float]:
    if len(counts) != len(rates):
        raise ValueError("Numerators and rates must be as many.")
    if any(x < 0 for x in counts):
        raise ValueError("The numerators must not be negative.")
    if any(x and rate <= 0 for x, rate in zip(counts, rates, strict=True)):
        raise ValueError("An area with events must have a rate above zero.")
    return rates
