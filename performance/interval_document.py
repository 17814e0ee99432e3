"""Interval cases as an analyst writes them in JSON, and their answers."""

from collections.abc import Callable, Mapping
from typing import Any

from performance import comparison, intervals
from performance.intervals import Interval
from performance.json_values import number, numbers, numbers_or_none, whole

Json = Mapping[str, Any]
DEFAULT_CONFIDENCE = 95
PER_PEOPLE = 100_000
TWO_LEVELS = ((95.0, "95"), (99.8, "99_8"))


def check_options(options: Json) -> None:
    """Refuse options no case could use. Raises ValueError, in a sentence."""
    unknown = sorted(set(options) - {"confidence"})
    if unknown:
        raise ValueError(f"There is no option {unknown[0]!r}; the only option is confidence.")
    intervals.as_share(_confidence(options, {}))


def answer(options: Json, case: Json) -> dict[str, Any]:
    """The answer to one case, without its id. Raises ValueError, in a sentence, for what cannot be computed."""
    statistic, given = case.get("statistic"), case.get("input")
    if not isinstance(statistic, str) or statistic not in _STATISTICS:
        raise ValueError(f"statistic must be one of {', '.join(_STATISTICS)}.")
    if not isinstance(given, dict):
        raise ValueError('"input" must be an object.')
    asked = {**options, **{name: case[name] for name in ("confidence",) if name in case}}
    return _STATISTICS[statistic](given, _confidence(asked, given))


def _proportion(given: Json, confidence: float) -> dict[str, Any]:
    return _single(intervals.proportion(*_fraction(given), confidence=confidence, multiplier=_multiplier(given, 1)))


def _rate(given: Json, confidence: float) -> dict[str, Any]:
    multiplier = _multiplier(given, PER_PEOPLE)
    return _single(intervals.rate(*_fraction(given), confidence=confidence, multiplier=multiplier))


def _mean(given: Json, confidence: float) -> dict[str, Any]:
    found = intervals.mean(numbers(given.get("values"), "values"), confidence=confidence)
    return {**_single(found), "count": found.count, "sum": found.total, "stdev": found.deviation}


def _directly_standardised(given: Json, confidence: float) -> dict[str, Any]:
    bands = [numbers(given.get(name), name) for name in ("counts", "populations", "standard_populations")]
    counts, populations, _ = bands
    multiplier = _multiplier(given, PER_PEOPLE)
    found = [
        (intervals.directly_standardised_rate(*bands, confidence=level, multiplier=multiplier), name)
        for level, name in TWO_LEVELS
    ]
    limits: dict[str, float | None] = {}
    for interval, name in found:
        limits[f"lower{name}"] = interval.lower if interval else None
        limits[f"upper{name}"] = interval.upper if interval else None
    value = found[0][0].value if found[0][0] else None
    return {"total_count": sum(counts), "total_pop": sum(populations), "value": value, **limits}


def _indirectly_standardised(given: Json, confidence: float) -> dict[str, Any]:
    counts, populations = numbers(given.get("counts"), "counts"), numbers(given.get("populations"), "populations")
    reference = [numbers(given.get(name), name) for name in ("reference_counts", "reference_populations")]
    if len(counts) != len(populations):
        raise ValueError("Counts and populations must have the same number of bands.")
    if any(count < 0 for count in counts):
        raise ValueError("Counts and populations must not be negative.")
    observed, expected = sum(counts), intervals.expected_events(populations, *reference)
    overall = sum(reference[0]) / sum(reference[1]) * PER_PEOPLE
    return {
        "observed": observed,
        "expected": expected,
        "ratio": _levels(observed, expected, 100, TWO_LEVELS),
        "rate": _levels(observed, expected, overall, TWO_LEVELS[:1]),
    }


def _levels(observed: float, expected: float, multiplier: float, levels: Any) -> dict[str, float | None]:
    found: dict[str, float | None] = {"value": observed / expected * multiplier}
    for level, name in levels:
        interval = intervals.standardised_ratio(observed, expected, confidence=level, multiplier=multiplier)
        found[f"lower{name}"], found[f"upper{name}"] = interval.lower, interval.upper
    return found


def _funnel(given: Json, confidence: float) -> dict[str, Any]:
    kind, numerators = given.get("statistic"), numbers(given.get("numerators"), "numerators")
    if kind == "rate":
        average, places = _rate_funnel(given, numerators)
    elif kind in ("proportion", "ratio"):
        denominators = numbers(given.get("denominators"), "denominators")
        if kind == "proportion":
            average, places = comparison.proportion_funnel(numerators, denominators)
        else:
            average, places = 1.0, comparison.ratio_funnel(numerators, denominators)
    else:
        raise ValueError("statistic of a funnel must be one of proportion, rate, ratio.")
    return {"average": average, "significance": [place.value for place in places]}


def _rate_funnel(given: Json, counts: list[float]) -> tuple[float, list[comparison.Significance]]:
    """The average in the unit of the rates. Crude rates may come as rates or as populations, or as both."""
    multiplier, kind = _multiplier(given, PER_PEOPLE), given.get("rate_type") or "crude"
    rates = numbers(given["rates"], "rates") if given.get("rates") is not None else None
    if kind == "dsr":
        if rates is None:
            raise ValueError("A funnel of standardised rates needs the rates.")
        average, places = comparison.standardised_rate_funnel(counts, [rate / multiplier for rate in rates])
    elif kind == "crude":
        average, places = comparison.crude_rate_funnel(counts, _populations(given, counts, rates, multiplier))
    else:
        raise ValueError("rate_type must be crude or dsr.")
    return average * multiplier, places


def _populations(given: Json, counts: list[float], rates: list[float] | None, multiplier: float) -> list[float]:
    """The population behind each crude rate, taken from the rate where there is one and events to divide."""
    if rates is None:
        return numbers(given.get("denominators"), "denominators")
    if len(rates) != len(counts):
        raise ValueError("Numerators and rates must be as many.")
    if any(count and rate <= 0 for count, rate in zip(counts, rates, strict=True)):
        raise ValueError("An area with events must have a rate above zero.")
    if all(counts):
        return [count / rate * multiplier for count, rate in zip(counts, rates, strict=True)]
    stated = numbers(given.get("denominators"), "denominators")
    if len(stated) != len(counts):
        raise ValueError("Numerators and denominators must be as many.")
    return [x / r * multiplier if x else n for x, r, n in zip(counts, rates, stated, strict=True)]


def _quantile(given: Json, confidence: float) -> dict[str, Any]:
    highest_first = given.get("invert", True)
    if not isinstance(highest_first, bool):
        raise ValueError("invert must be true or false.")
    count = whole(given.get("n_quantiles", 10), "n_quantiles")
    values = numbers_or_none(given.get("values"), "values")
    return {"quantile": comparison.quantiles(values, count, highest_first=highest_first)}


_STATISTICS: dict[str, Callable[[Json, float], dict[str, Any]]] = {
    "proportion": _proportion,
    "rate": _rate,
    "mean": _mean,
    "directly_standardised_rate": _directly_standardised,
    "indirectly_standardised": _indirectly_standardised,
    "funnel": _funnel,
    "quantile": _quantile,
}


def _single(found: Interval) -> dict[str, Any]:
    return {"value": found.value, "lower": found.lower, "upper": found.upper, "method": found.method}


def _confidence(options: Json, given: Json) -> float:
    asked = given.get("confidence", options.get("confidence", DEFAULT_CONFIDENCE))
    return number(DEFAULT_CONFIDENCE if asked is None else asked, "confidence")


def _fraction(given: Json) -> tuple[float, float]:
    return number(given.get("numerator"), "the numerator"), number(given.get("denominator"), "the denominator")


def _multiplier(given: Json, default: float) -> float:
    asked = given.get("multiplier")
    found = float(default) if asked is None else number(asked, "the multiplier")
    if found <= 0:
        raise ValueError("The multiplier must be above zero.")
    return found
