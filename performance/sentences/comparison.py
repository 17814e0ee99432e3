"""A comparison with other councils in sentences: where ours lies, what chance would do, how not to read it."""

from performance.comparison import Significance
from performance.peers import Beside, Placed
from performance.spc import Direction
from performance.wording import Measure, ordinal
from salford_css.core.words import capital, number

CONFIDENT = {Significance.HIGH_ALARM, Significance.LOW_ALARM}


def comparison_headline(found: Beside, measure: Measure, period: str) -> str:
    """``Of 16 councils, Salford is one of three outside what chance explains``; no full stop, it is a heading."""
    many, ours = len(found.placed), found.ours
    if ours is None:
        return f"{measure.place} has no figure for {period} to compare"
    if many < 2:
        return f"Nobody else has a figure for {period} to compare with"
    if found.average is None or ours.significance is None:
        return f"Of {many} councils, {measure.place} stands {_place(ours, measure)}, chance not weighed"
    return f"Of {many} councils, {measure.place} lies {_where(ours, measure)}"


def _where(ours: Placed, measure: Measure) -> str:
    if not ours.side:
        return "within what chance explains"
    side = "above" if ours.side > 0 else "below"
    better = (ours.side > 0) == (measure.direction is Direction.INCREASE)
    judged = "" if measure.direction is Direction.NEUTRAL else f", on the {'good' if better else 'bad'} side"
    far = "far " if ours.significance in CONFIDENT else ""
    return f"{far}{side} what chance explains{judged}"


def _place(ours: Placed, measure: Measure) -> str:
    """``second best``, ``the highest``, where neither way is better."""
    best = "highest" if measure.direction is Direction.NEUTRAL else "best"
    return best if ours.rank == 1 else f"{ordinal(ours.rank)} {best}"


def comparison_lead(found: Beside, measure: Measure, period: str) -> str:
    """The figure, its interval, the average and how it is made, and the rank."""
    ours = found.ours
    if ours is None:
        return ""
    figure = measure.figure_with_unit(float(ours.peer.value))
    said = [f"{capital(measure.subject)} {measure.verb('were', 'was')} {figure} in {period}."]
    if ours.lower is not None and ours.upper is not None:
        said.append(
            f"Chance alone may have put it anywhere from {measure.figure(ours.lower)} to {measure.figure(ours.upper)}."
        )
    if found.average is not None:
        said.append(f"All councils together: {measure.figure(found.average)}, their counts added up and then divided.")
    if len(found.placed) > 1:
        said.append(f"By rank it is {_place(ours, measure)} of {len(found.placed)}.")
    return " ".join(said)


def multiple_caution(found: Beside) -> str:
    """How many councils lie outside by chance alone; empty without a funnel."""
    weighed = sum(one.significance is not None for one in found.placed)
    if not weighed:
        return ""
    expected = max(1, round(found.by_chance))
    outside = len(found.outside)
    lie = "lies" if outside == 1 else "lie"
    return (
        f"{capital(number(outside))} of {weighed} {lie} outside the inner limits, which hold for 95 of 100 councils "
        f"that do not differ: about {number(expected)} would lie outside by chance alone. Where the intervals of two "
        "councils overlap, that does not show that they are alike."
    )


def place_words(one: Placed, direction: Direction) -> str:
    """Where one council lies, for a table."""
    if one.significance is None:
        return "not weighed"
    if one.significance is Significance.NONE:
        return "within chance"
    far = "far " if one.significance in CONFIDENT else ""
    return f"{far}{'above' if one.side > 0 else 'below'}"
