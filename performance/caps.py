"""A measure that keeps a judgement down when it is bad enough: the key thresholds of one time, the limiters of another.

Small councils were let off where one service user would have moved the measure markedly. How much is markedly was not
found in a source: a rule may say it; where it does not, one service user is too many who decides on which side of the
limit the measure lies.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from performance.measures import multiplier_of, value_of, written


class BadWhen(StrEnum):
    """On which side of its limit a measure caps a judgement."""

    ABOVE = "above"
    BELOW = "below"
    AT_OR_BELOW = "at_or_below"
    AT_OR_ABOVE = "at_or_above"
    UNCLEAR = "unclear"

    @property
    def label(self) -> str:
        """Return the side as a page writes it."""
        return "the source is unclear" if self is BadWhen.UNCLEAR else self.value.replace("_", " ")


class Outcome(StrEnum):
    """What came of holding a figure against a cap rule."""

    BITES = "bites"
    LET_OFF = "let_off"
    CLEAR = "clear"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        """Return the outcome as a page writes it."""
        return {
            "bites": "caps the judgement",
            "let_off": "let off as a small number",
            "clear": "caps nothing",
            "unknown": "cannot be said",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Cap:
    """A cap rule as values. `at_most` is the best judgement that remains possible."""

    measure: str
    bad_when: BadWhen
    limit: Decimal
    unit: str
    at_most: str
    lets_off_small_numbers: bool = False
    markedly: Decimal | None = None
    """By how much one service user must move the measure to be let off, in its unit; None: where one decides."""

    def is_bad(self, value: Decimal) -> bool | None:
        """Say whether a value is bad enough; None where the source does not say on which side it would be."""
        return {
            BadWhen.ABOVE: value > self.limit,
            BadWhen.BELOW: value < self.limit,
            BadWhen.AT_OR_BELOW: value <= self.limit,
            BadWhen.AT_OR_ABOVE: value >= self.limit,
        }.get(self.bad_when)

    @property
    def when(self) -> str:
        """Say when it caps: `above 20%`."""
        return f"{self.bad_when.label} {self.figure(self.limit)}"

    def figure(self, value: Decimal) -> str:
        """Write a value with its unit, with the places it has, two at most."""
        exponent = value.normalize().as_tuple().exponent
        return written(value, self.unit, min(2, max(0, -exponent)) if isinstance(exponent, int) else 0)


@dataclass(frozen=True, slots=True)
class Figure:
    """What a cap rule is held against. Without numerator and denominator nothing can be said of small numbers."""

    value: Decimal | None
    numerator: Decimal | None = None
    denominator: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What a cap rule found, in one sentence."""

    cap: Cap
    outcome: Outcome
    why: str


def held_against(cap: Cap, figure: Figure) -> Found:
    """Hold a figure against a cap rule."""
    if figure.value is None:
        return Found(cap, Outcome.UNKNOWN, f"No figure for “{cap.measure}” is known, so it caps nothing.")
    stands = f"“{cap.measure}” stands at {cap.figure(figure.value)}"
    bad = cap.is_bad(figure.value)
    if bad is None:
        unclear = f"the source does not say on which side of {cap.figure(cap.limit)} it caps, so it caps nothing."
        return Found(cap, Outcome.UNKNOWN, f"{stands}; {unclear}")
    if not bad:
        return Found(cap, Outcome.CLEAR, f"{stands}, not {cap.when}: it caps nothing.")
    if let_off := _let_off(cap, figure):
        return Found(cap, Outcome.LET_OFF, f"{stands}, {cap.when}, but {let_off}: it is let off as a small number.")
    return Found(cap, Outcome.BITES, f"{stands}, {cap.when}: the judgement can be no better than “{cap.at_most}”.")


def _let_off(cap: Cap, figure: Figure) -> str:
    """Say why a small number is let off; empty where it is not."""
    if not cap.lets_off_small_numbers or figure.numerator is None or not figure.denominator:
        return ""
    counted = f"{figure.numerator.normalize():f} of {figure.denominator.normalize():f} are counted and one service user"
    if cap.markedly is not None:
        step = one_user(cap, figure.denominator)
        return f"{counted} moves it by {cap.figure(step)}" if step >= cap.markedly else ""
    other = with_one_user_else(cap, figure.numerator, figure.denominator)
    decides = other is not None and cap.is_bad(other) is False
    return f"{counted} would make it {cap.figure(other)}" if decides and other is not None else ""


def one_user(cap: Cap, denominator: Decimal) -> Decimal:
    """Return by how much one service user moves the measure, in its unit. Raises ValueError for no denominator."""
    step = value_of(Decimal(1), denominator, multiplier_of(cap.unit))
    if step is None:
        raise ValueError("Without anybody counted, nobody can move the measure.")
    return step


def with_one_user_else(cap: Cap, numerator: Decimal, denominator: Decimal) -> Decimal | None:
    """Return what the measure would be had one service user counted on the better side."""
    down = cap.bad_when in (BadWhen.ABOVE, BadWhen.AT_OR_ABOVE)
    moved = numerator - 1 if down else numerator + 1
    if moved < 0:
        return None
    return value_of(moved, denominator, multiplier_of(cap.unit))
