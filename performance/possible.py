"""What a figure cannot be, and what is doubtful about one. Every door refuses by the same words.

Values in, sentences out: nothing here knows where a figure came from.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from performance.measures import value_of, written

NOTHING = Decimal(0)
FIVE, HALF_OF_FIVE = Decimal(5), Decimal("2.5")
NEGATIVE_DENOMINATOR = "A denominator cannot be negative."
NEGATIVE_NUMERATOR = "What is counted cannot be fewer than none."
OUT_OF_NOTHING = "Something cannot be counted out of nothing: the denominator is 0."


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a definition says of its figures: by what a quotient is multiplied, between which values all lie."""

    multiplier: Decimal = Decimal(1)
    lowest: Decimal | None = None
    highest: Decimal | None = None

    @property
    def is_part_of_a_whole(self) -> bool:
        """Say whether the numerator is counted among the denominator, so that it cannot exceed it."""
        return self.highest is not None and self.highest == self.multiplier


def faults(
    bounds: Bounds, value: Decimal | None, numerator: Decimal | None, denominator: Decimal | None
) -> Iterator[tuple[str, str]]:
    """Yield what cannot be: the part it is about (value, numerator, denominator) and a sentence."""
    if denominator is not None and denominator < 0:
        yield "denominator", NEGATIVE_DENOMINATOR
    elif numerator is not None and numerator < 0 and bounds.lowest is not None and bounds.lowest >= 0:
        yield "numerator", NEGATIVE_NUMERATOR
    elif numerator is not None and denominator is not None:
        if denominator == 0 and numerator > 0:
            yield "denominator", OUT_OF_NOTHING
        elif bounds.is_part_of_a_whole and numerator > denominator:
            yield "numerator", f"It is more than the denominator, {denominator:f}: a part cannot exceed its whole."
    if value is None:
        return
    if bounds.lowest is not None and value < bounds.lowest:
        yield "value", f"The figure cannot lie below {bounds.lowest.normalize():f}."
    if bounds.highest is not None and value > bounds.highest:
        yield "value", f"The figure cannot lie above {bounds.highest.normalize():f}."


def too_early(begins: date, known_from: date) -> str:
    """Return the sentence about a figure that is known before its period begins; empty when it is not."""
    if begins <= known_from:
        return ""
    return (
        f"The period begins on {begins:%-d %B %Y}, after the day from which the figure is known, "
        f"{known_from:%-d %B %Y}. Mend the period or that day."
    )


def not_known_yet(known_from: date) -> str:
    """Return the sentence about a figure that is said to be known later than today."""
    return f"A figure cannot be known from {known_from:%-d %B %Y}: that day is to come."


def disagreement(value: Decimal, numerator: Decimal, denominator: Decimal, bounds: Bounds, unit: str) -> str:
    """Say that a value is not what its parts give, beyond what rounding explains; empty when it is.

    Publishers round the value to its last place, and often both parts to the nearest 5 (so does the Adult Social Care
    Outcomes Framework): both are allowed for.
    """
    if denominator <= 0:
        return ""
    found = value_of(numerator, denominator, bounds.multiplier)
    assert found is not None
    slack = Decimal(1).scaleb(_exponent(value)) / 2
    low, high = found, found
    if numerator % FIVE == 0 and denominator % FIVE == 0:
        low = bounds.multiplier * max(numerator - HALF_OF_FIVE, NOTHING) / (denominator + HALF_OF_FIVE)
        high = bounds.multiplier * (numerator + HALF_OF_FIVE) / max(denominator - HALF_OF_FIVE, HALF_OF_FIVE)
    if low - slack <= value <= high + slack:
        return ""
    places = max(0, -_exponent(value))
    return (
        f"{numerator:f} out of {denominator:f} gives {written(found, unit, places)}, and the file says "
        f"{written(value, unit, places)}. It would be kept as the file says."
    )


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return min(exponent, 0) if isinstance(exponent, int) else 0
