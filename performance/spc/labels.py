"""From fired rules to one label, from labels to the two icons. Only here does the measure's direction count."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from performance.spc.conventions import Direction, Rule, TargetOnLimit
from performance.spc.limits import Limits


class PointType(StrEnum):
    COMMON_CAUSE = "common_cause"
    IMPROVEMENT = "special_cause_improvement"
    CONCERN = "special_cause_concern"
    NEUTRAL_HIGH = "special_cause_neutral_high"
    NEUTRAL_LOW = "special_cause_neutral_low"


class Variation(StrEnum):
    """The variation icon: what the latest value says."""

    COMMON_CAUSE = "common_cause"
    IMPROVEMENT_HIGH = "improvement_high"
    IMPROVEMENT_LOW = "improvement_low"
    CONCERN_HIGH = "concern_high"
    CONCERN_LOW = "concern_low"
    NEUTRAL_HIGH = "neutral_high"
    NEUTRAL_LOW = "neutral_low"


class Assurance(StrEnum):
    """The assurance icon: whether the process, left alone, will meet its target."""

    PASS = "consistent_pass"  # noqa: S105  (no password: the word of the reference software)
    FAIL = "consistent_fail"
    HIT_OR_MISS = "inconsistent"


def label(sides: Mapping[Rule, int], order: Sequence[Rule]) -> tuple[Rule | None, int]:
    """The one rule a point is labelled with, the first of ``order`` that fired, and its side."""
    for rule in order:
        if sides[rule]:
            return rule, sides[rule]
    return None, 0


def point_type(side: int, direction: Direction) -> PointType:
    """What a label's side means for a measure that is better in ``direction``."""
    if side == 0:
        return PointType.COMMON_CAUSE
    if direction is Direction.NEUTRAL:
        return PointType.NEUTRAL_HIGH if side > 0 else PointType.NEUTRAL_LOW
    better = 1 if direction is Direction.INCREASE else -1
    return PointType.IMPROVEMENT if side == better else PointType.CONCERN


def variation(side: int, direction: Direction) -> Variation:
    """The icon for a latest point labelled with ``side``."""
    kind = point_type(side, direction)
    if kind in (PointType.IMPROVEMENT, PointType.CONCERN):
        return Variation(f"{kind.removeprefix('special_cause_')}_{'high' if side > 0 else 'low'}")
    return Variation(kind.removeprefix("special_cause_"))


def assurance(
    limits: Limits | None,
    target: float | None,
    direction: Direction,
    on_limit: TargetOnLimit = TargetOnLimit.HIT_OR_MISS,
) -> Assurance | None:
    """The target against the limits of the latest segment, never against the latest value.

    None without a target, without limits or without a direction. A target exactly on a limit is as ``on_limit`` says.
    """
    if limits is None or limits.lower is None or target is None or direction is Direction.NEUTRAL:
        return None
    side = limits.side_beyond_limits(target)
    if side == 0 and on_limit is TargetOnLimit.AS_BEYOND:
        side = limits.side_on_limits(target)
    if side == 0:
        return Assurance.HIT_OR_MISS
    out_of_reach = 1 if direction is Direction.INCREASE else -1
    return Assurance.FAIL if side == out_of_reach else Assurance.PASS
