"""The sheet of a measure in words: what is counted over what, which way is good, how often it comes. Pure."""

from decimal import Decimal

from performance.aims import Polarity
from salford_css.core.periods import Frequency
from salford_css.core.words import capital

PER_CENT = Decimal(100)

_GOOD = {
    Polarity.HIGHER: "A high figure is good.",
    Polarity.LOWER: "A low figure is good.",
    Polarity.RANGE: "A figure within a range is good; one far above or far below it is not.",
    Polarity.NONE: "Neither way is better: the figure is for information.",
}
_COMES = {
    Frequency.MONTH: "A figure comes every month.",
    Frequency.QUARTER: "A figure comes every quarter.",
    Frequency.YEAR: "A figure comes every year.",
    Frequency.TWO_YEARS: "A figure comes every second year; the year between has none and is not late.",
}
_RUNS = {
    "snapshot": "It is the state on one day, so the figures of a year are never added up.",
    "cumulative": "It is added up since April, so it begins anew with each financial year.",
    "flow": "It is what happened in the period, so the periods of a year may be added up.",
}


def counted_over_what(numerator: str, denominator: str, multiplier: Decimal) -> str:
    """Say what is counted over what: `Children who moved, as a share of: children looked after.`"""
    if not numerator:
        return "Nobody has written down what is counted."
    over = f", {_as(multiplier)} {_within(denominator)}" if denominator else ""
    return f"{capital(numerator.rstrip('. '))}{over.rstrip('. ')}."


def _within(words: str) -> str:
    """Begin small in the middle of a sentence, unless the second letter shows an abbreviation."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def _as(multiplier: Decimal) -> str:
    if multiplier == PER_CENT:
        return "as a share of:"
    return "divided by:" if multiplier == 1 else f"for every {multiplier.normalize():,f} of:"


def which_way_is_good(polarity: str) -> str:
    """Say which way is good."""
    return _GOOD[Polarity(polarity)]


def how_often(frequency: str) -> str:
    """Say how often a figure comes."""
    return _COMES[Frequency(frequency)]


def how_it_runs(counting: str) -> str:
    """Say whether figures may be added up; that nobody recorded it where nobody did."""
    return _RUNS.get(
        counting, "Whether it is a state, a sum since April or what happened in the period is not recorded."
    )


def due_after(days: int | None) -> str:
    """Say by when a figure is due."""
    if days is None:
        return "within one further period"
    return "on the last day of its period" if days == 0 else f"{days} days after its period has ended"


def places(precision: int) -> str:
    """Say to how many places a figure is written."""
    if precision == 0:
        return "whole numbers"
    return "one place after the point" if precision == 1 else f"{precision} places after the point"


def same_code(code: str, others: list[str]) -> str:
    """Warn that a code means something else in other frameworks; empty where it is used once."""
    if not others:
        return ""
    return (
        f"The code {code} is also used {'in ' if len(others) == 1 else 'in: '}{'; '.join(others)}. "
        "A code alone names nothing: a measure is always named with its framework."
    )
