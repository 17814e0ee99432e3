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


class Side(StrEnum):
    """Which values meet a number: on which side of it they lie, and whether the number itself is enough."""

    AT_LEAST = "at_least"
    ABOVE = "above"
    AT_MOST = "at_most"
    BELOW = "below"

    @property
    def label(self) -> str:
        """Return the side as a page writes it."""
        return {
            "at_least": "the number or more",
            "above": "more than the number",
            "at_most": "the number or less",
            "below": "less than the number",
        }[self.value]

    @property
    def is_strict(self) -> bool:
        """Say whether the number itself misses."""
        return self in (Side.ABOVE, Side.BELOW)

    @property
    def is_upward(self) -> bool:
        """Say whether more is better."""
        return self in (Side.AT_LEAST, Side.ABOVE)


@dataclass(frozen=True)
class Aim:
    """A target as plain values. `change` is in per cent of the base period's value, negative for a cut."""

    kind: TargetKind
    value: Decimal | None = None
    lower: Decimal | None = None
    upper: Decimal | None = None
    change: Decimal | None = None
    base_period: date | None = None
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class Reach:
    """What meets a target: a stretch of values, its ends belonging to it unless strict. An end that is None is open."""

    lower: Decimal | None = None
    upper: Decimal | None = None
    strict: bool = False

    def met_by(self, value: Decimal) -> bool:
        """Say whether a value meets the target; exactly at an end it does, unless the target is strict."""
        if self.strict and value in (self.lower, self.upper):
            return False
        return (self.lower is None or value >= self.lower) and (self.upper is None or value <= self.upper)

    def short(self, value: Decimal) -> Decimal | None:
        """Return by how many per cent of the target a value misses it, 0 where it does not; None of a target of 0."""
        if self.lower is not None and value < self.lower:
            return _share(self.lower - value, self.lower)
        if self.upper is not None and value > self.upper:
            return _share(value - self.upper, self.upper)
        return Decimal(0)

    def ahead(self, value: Decimal) -> Decimal | None:
        """Return by how many per cent of the target a value beats it; None where it does not, or the target is 0.

        A stretch with two ends cannot be beaten, only met.
        """
        if not self.met_by(value) or (self.lower is not None and self.upper is not None):
            return None
        end = self.lower if self.lower is not None else self.upper
        return None if end is None else _share(abs(value - end), end)

    def is_better(self, value: Decimal, before: Decimal) -> bool:
        """Say whether a value lies nearer the good side than another did."""
        if self.lower is not None and self.upper is not None:
            return self._away(value) < self._away(before)
        return value > before if self.lower is not None else value < before

    def _away(self, value: Decimal) -> Decimal:
        below = self.lower - value if self.lower is not None else Decimal(0)
        above = value - self.upper if self.upper is not None else Decimal(0)
        return max(below, above, Decimal(0))


def _share(size: Decimal, of: Decimal) -> Decimal | None:
    return None if of == 0 else size / abs(of) * 100


def side_of(aim: Aim, polarity: Polarity) -> Side | None:
    """Return on which side a number is met: as the target says, else the better side with the number included.

    A comparison with others asks to be better than they are, so the number itself is not enough.
    """
    if aim.side is not None:
        return aim.side
    strict = aim.kind is TargetKind.RELATIVE_TO_GROUP
    return {
        Polarity.HIGHER: Side.ABOVE if strict else Side.AT_LEAST,
        Polarity.LOWER: Side.BELOW if strict else Side.AT_MOST,
    }.get(polarity)


def number_of(aim: Aim, base_value: Decimal | None = None) -> Decimal | None:
    """Return the one number an aim asks for; None where it is a range, or rests on a value that is not known.

    `base_value` is that of the base period, or what the group reaches, as the kind of target needs.
    """
    if aim.kind is TargetKind.ABSOLUTE:
        return aim.value
    if aim.kind is TargetKind.RELATIVE_TO_GROUP:
        return base_value
    if aim.kind is TargetKind.RELATIVE_TO_PERIOD and base_value is not None and aim.change is not None:
        return base_value * (100 + aim.change) / 100
    return None


def reach_of(aim: Aim, polarity: Polarity, number: Decimal | None) -> Reach | None:
    """Return what meets an aim; `number` is what it asks for in the period. None where that cannot be said."""
    if aim.kind is TargetKind.RANGE:
        return Reach(aim.lower, aim.upper)
    side = side_of(aim, polarity)
    if number is None or side is None:
        return None
    return Reach(number, None, side.is_strict) if side.is_upward else Reach(None, number, side.is_strict)


def met(value: Decimal, aim: Aim, polarity: Polarity, base_value: Decimal | None = None) -> bool | None:
    """Say whether a value meets an aim; None where that cannot be said."""
    reach = reach_of(aim, polarity, number_of(aim, base_value))
    return None if reach is None else reach.met_by(value)
