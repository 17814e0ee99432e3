"""What is wrong with a set of intervals: values that lie in two, and values between two that lie in none."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise

from performance.banding.intervals import Interval


@dataclass(frozen=True, slots=True)
class Fault:
    """Two intervals, by their places among those given, and what is wrong between them with what would mend it."""

    first: int
    second: int
    sentence: str


def overlaps(intervals: Sequence[Interval]) -> list[Fault]:
    """Return every pair of intervals that share a value."""
    found = []
    for (first, one), (second, other) in combinations(enumerate(intervals), 2):
        if (shared := _shared(one, other)) is not None:
            found.append(Fault(first, second, f"“{one.words}” and “{other.words}” both hold {shared}. {MEND_OVERLAP}"))
    return found


def gaps(intervals: Sequence[Interval]) -> list[Fault]:
    """Return where values between two neighbouring intervals lie in none. What lies outside all of them is no gap."""
    ordered = sorted(enumerate(intervals), key=lambda placed: _start(placed[1]))
    found = []
    for (first, one), (second, other) in pairwise(ordered):
        if one.upper is None or other.lower is None or one.upper > other.lower:
            continue
        if one.upper < other.lower:
            between = f"Values between {one.upper} and {other.lower} lie in no band."
            found.append(Fault(first, second, f"{between} {MEND_GAP}"))
        elif one.bounds[1] == ")" and other.bounds[0] == "(":
            found.append(Fault(first, second, f"{one.upper} itself lies in no band. {MEND_GAP}"))
    return found


MEND_OVERLAP = "Let one end where the other begins, and let the value in between belong to one of them only."
MEND_GAP = "They are not banded; if the source has no gap there, let the one end where the other begins."


def _start(interval: Interval) -> tuple[bool, Decimal, bool]:
    """Return a key by which intervals stand in order: an open end first, then by value, an included one first."""
    if interval.lower is None:
        return False, Decimal(0), False
    return True, interval.lower, interval.bounds[0] == "("


def _shared(one: Interval, other: Interval) -> str | None:
    """Name a value that both hold; None where there is none."""
    lower, open_below = max(_lower(one), _lower(other))
    upper, closed_above = min(_upper(one), _upper(other))
    if lower > upper or (lower == upper and (open_below or not closed_above)):
        return None
    if lower == upper:
        return f"{lower}"
    if lower.is_infinite() and upper.is_infinite():
        return "every value"
    if lower.is_infinite():
        return f"values below {upper}"
    return f"values above {lower}" if upper.is_infinite() else f"values between {lower} and {upper}"


def _lower(interval: Interval) -> tuple[Decimal, bool]:
    if interval.lower is None:
        return Decimal("-Infinity"), True
    return interval.lower, interval.bounds[0] == "("


def _upper(interval: Interval) -> tuple[Decimal, bool]:
    if interval.upper is None:
        return Decimal("Infinity"), False
    return interval.upper, interval.bounds[1] == "]"
