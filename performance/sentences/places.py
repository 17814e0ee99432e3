"""Parts of a measure, and the same measure elsewhere, in one sentence each."""

from collections.abc import Sequence

from performance.neighbours import Neighbour, Ranked, by_change
from performance.parts import Part, Split
from performance.spc import Direction
from performance.wording import Measure, ordinal
from salford_css.core.words import capital, listed, number

TOLD = 3
"""A sentence names no more parts than this; the rest stands in the figures."""


def parts_heading(split: Split, measure: Measure) -> str:
    """``Health rose from 168 to 666 and social care from 151 to 292; both fell ...``: what moved most, first."""
    moved = sorted(split.parts, key=lambda part: -abs(part.change.difference))[:TOLD]
    told = [
        _moved(verb, [part for part in moved if side * _shown(part, measure) > 0], measure)
        for verb, side in (("rose", 1), ("fell", -1))
    ]
    return capital("; ".join(filter(None, told))) or "No part moved"


def _shown(part: Part, measure: Measure) -> int:
    before, now = measure.figure(part.change.before.average), measure.figure(part.change.now.average)
    return 0 if before == now else (1 if part.change.difference > 0 else -1)


def _moved(verb: str, parts: Sequence[Part], measure: Measure) -> str:
    figures = [
        f"from {measure.figure(part.change.before.average)} to {measure.figure(part.change.now.average)}"
        for part in parts
    ]
    return listed(
        [
            f"{part.label}{f' {verb}' * (place == 0)} {figure}"
            for place, (part, figure) in enumerate(zip(parts, figures, strict=True))
        ]
    )


def neighbours_heading(neighbours: Sequence[Neighbour], measure: Measure) -> str:
    """``Eight of ten councils got worse; none as much as Salford``; where neither way is better, ``rose``."""
    sized = by_change(neighbours, measure)
    if not sized:
        return f"{capital(number(len(neighbours)))} councils have figures"
    neutral = measure.direction is Direction.NEUTRAL
    sign = -1 if measure.direction is Direction.INCREASE else 1
    count = sum(sign * size > 0 for _, size in sized)
    verb = "rose" if neutral else "got worse"
    told = f"{capital(number(count))} of {number(len(sized))} councils {verb}"
    ours = next((place for place, (one, _) in enumerate(sized) if one.ours), None)
    if ours is None:
        return told
    one, size = sized[ours]
    if ours == 0 and sign * size > 0:
        return f"{told}; none as much as {one.name}"
    change = one.change
    return f"{told}; {one.name}: {change.words(measure) if change else ''}"


def rank_heading(rank: Ranked, place: str, measure: Measure) -> str:
    """``Salford is fifth of 16 councils; half of them reach 72.8% or more``."""
    middle = measure.figure(rank.median)
    position = capital(f"{place} is {_position(rank, measure)} of {number(rank.of)} councils")
    if measure.direction is Direction.DECREASE:
        return f"{position}; half of them stay at {middle} or below"
    return f"{position}; half of them reach {middle} or more"


def _position(rank: Ranked, measure: Measure) -> str:
    if rank.place == rank.of:
        return "last" if measure.direction is not Direction.NEUTRAL else "lowest"
    word = ordinal(rank.place)
    return f"{word} highest" if measure.direction is Direction.NEUTRAL else word
