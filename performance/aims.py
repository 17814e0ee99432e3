"""What a target asks for, as a number where it is one. `Reduce by 20 per cent on last year` rests on another value."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class TargetKind(StrEnum):
    """The shapes of targets that councils set."""

    ABSOLUTE = "absolute"
    RANGE = "range"
    RELATIVE_TO_PERIOD = "relative_to_period"
    RELATIVE_TO_GROUP = "relative_to_group"
    NONE = "none"

    @property
    def label(self) -> str:
        """Return the kind as a page writes it."""
        return {
            "absolute": "a number",
            "range": "a range",
            "relative_to_period": "a change on another period",
            "relative_to_group": "a comparison with a group",
            "none": "for information, no target",
        }[self.value]


class Polarity(StrEnum):
    """Which way is better. A range is best somewhere in the middle; none says that nobody judged it."""

    HIGHER = "higher"
    LOWER = "lower"
    RANGE = "range"
    NONE = "none"

    @property
    def label(self) -> str:
        """Return the polarity as a page writes it."""
        return {
            "higher": "higher is better",
            "lower": "lower is better",
            "range": "best within a range",
            "none": "neither way is better",
        }[self.value]


@dataclass(frozen=True)
class Aim:
    """A target as plain values. `change` is in per cent of the base period's value, negative for a cut."""

    kind: TargetKind
    value: Decimal | None = None
    lower: Decimal | None = None
    upper: Decimal | None = None
    change: Decimal | None = None
    base_period: date | None = None


def number_of(aim: Aim, base_value: Decimal | None = None) -> Decimal | None:
    """Return the one number an aim asks for; None where it is a range, a comparison, or rests on an unknown value."""
    if aim.kind is TargetKind.ABSOLUTE:
        return aim.value
    if aim.kind is TargetKind.RELATIVE_TO_PERIOD and base_value is not None and aim.change is not None:
        return base_value * (100 + aim.change) / 100
    return None


def met(value: Decimal, aim: Aim, polarity: Polarity, base_value: Decimal | None = None) -> bool | None:
    """Say whether a value meets an aim; None where that cannot be said."""
    if aim.kind is TargetKind.RANGE:
        return (aim.lower is None or value >= aim.lower) and (aim.upper is None or value <= aim.upper)
    number = number_of(aim, base_value)
    if number is None or polarity not in (Polarity.HIGHER, Polarity.LOWER):
        return None
    return value >= number if polarity is Polarity.HIGHER else value <= number
