"""What may be chosen about an XmR chart, and the words the choice is made in.

Peer tools agree on the arithmetic and differ in conventions. The defaults are those of NHSRplotthedots 0.2.2
(NHS-R Community) without screening of outlying ranges; NHS England's Making Data Count tools use a run of six and
count points beyond the limits for two in three. A page states the conventions it used under its chart.
"""

from dataclasses import dataclass
from enum import StrEnum

LIMIT_FACTOR = 2.66
"""3 / 1.128 rounded, as published: limits stand this many average moving ranges from the mean."""

SCREENING_FACTOR = 3.267
"""Upper limit factor of a moving range chart (D4 for pairs): a range at or above it times the average is outlying."""

FEWEST_FOR_FIRM_LIMITS = 13
"""Below this many values limits are trial limits (Making Data Count shows none at all up to twelve)."""

FEWEST_FOR_A_FIXED_BASELINE = 12
"""NHSRplotthedots refuses a fixed baseline of fewer points."""


class Rule(StrEnum):
    """The four signals of a change that chance alone hardly explains."""

    SINGLE_POINT = "single_point"
    TREND = "trend"
    TWO_IN_THREE = "two_in_three"
    SHIFT = "shift"


class Direction(StrEnum):
    """Which way is better for this measure; neutral where neither is."""

    INCREASE = "increase"
    DECREASE = "decrease"
    NEUTRAL = "neutral"


class TargetOnLimit(StrEnum):
    """What a target that lies exactly on a limit says: nothing certain (NHSRplotthedots), or as if beyond it (NHSE)."""

    HIT_OR_MISS = "hit_or_miss"
    AS_BEYOND = "as_beyond"

    @property
    def label(self) -> str:
        """Return the choice in words."""
        return {"hit_or_miss": "may be met or missed", "as_beyond": "counts as beyond the limit"}[self.value]


@dataclass(frozen=True, slots=True)
class Conventions:
    """One agreed way of reading an XmR chart. Raises ValueError, in a sentence, when it makes no sense."""

    run_length: int = 7
    screen_moving_ranges: bool = False
    minimum_points: int = 0
    two_in_three_counts_beyond_limits: bool = False
    target_on_limit: TargetOnLimit = TargetOnLimit.HIT_OR_MISS
    label_order: tuple[Rule, ...] = (Rule.SINGLE_POINT, Rule.TREND, Rule.TWO_IN_THREE, Rule.SHIFT)

    def __post_init__(self) -> None:
        if self.run_length < 2:
            raise ValueError("run_length must be 2 or more.")
        if self.minimum_points < 0:
            raise ValueError("minimum_points must not be negative.")
        if sorted(self.label_order) != sorted(Rule):
            raise ValueError(f"label_order must name each of {', '.join(sorted(Rule))} once.")
