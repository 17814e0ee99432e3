"""How a year will end, in sentences: the forecast, its margin and chances, what it would take, and how it fared."""

from decimal import Decimal

from performance.forecast.expected import Expected
from performance.forecast.takes import Needed
from performance.spc import Direction
from performance.wording import Measure
from salford_css.core.words import capital


def forecast_heading(expected: Expected, measure: Measure, year: str, target: Decimal | None) -> str:
    """``2019/20 will end near 12,069 days, almost four times the target``; no full stop, it is a heading."""
    said = f"{year} will end near {measure.figure_with_unit(expected.value)}"
    return f"{said}{_against(expected.value, target, measure)}"


def _against(value: float, target: Decimal | None, measure: Measure) -> str:
    if target is None or measure.direction is Direction.NEUTRAL:
        return ""
    asked = measure.figure_with_unit(float(target))
    if measure.meets(value, float(target)):
        return f", within the target of {asked}" if measure.direction is Direction.DECREASE else f", target {asked} met"
    times = value / float(target) if target else 0
    if measure.direction is Direction.DECREASE and times >= 2:
        return f", {times:.1f} times the target of {asked}"
    return (
        f", short of the target of {asked}" if measure.direction is Direction.INCREASE else f", above {asked} asked for"
    )


def margin_sentence(expected: Expected, measure: Measure) -> str:
    """The margin in words, and on what the forecast rests."""
    low, high = measure.figure(expected.lower), measure.figure_with_unit(expected.upper)
    if low == measure.figure(expected.upper):
        return expected.basis
    return f"In {expected.confidence} of 100 such years it lies between {low} and {high}. {expected.basis}"


def chance_words(chance: float) -> str:
    """A chance in whole per cents, never certain where it is not: ``less than 1 in 100``, ``38 in 100``."""
    if chance <= 0:
        return "none"
    if chance >= 1:
        return "certain"
    per_cent = round(chance * 100)
    if per_cent < 1:
        return "less than 1 in 100"
    return "more than 99 in 100" if per_cent > 99 else f"{per_cent} in 100"


def needed_sentence(aim: str, needed: Needed, direction: Direction) -> str:
    """What it would take: so many of the cases to come, at least or at most; or that nothing can do it."""
    what = capital(aim)
    if not needed.possible:
        return f"{what} is out of reach this year, however the {needed.to_come:,} cases to come go."
    if needed.certain:
        return f"{what} is reached however the {needed.to_come:,} cases to come go."
    if needed.fewest == needed.most:
        return f"{what} takes exactly {needed.fewest:,} of the {needed.to_come:,} cases to come."
    if needed.fewest == 0:
        return f"{what} allows at most {needed.most:,} of the {needed.to_come:,} cases to come."
    if needed.most == needed.to_come:
        return f"{what} takes at least {needed.fewest:,} of the {needed.to_come:,} cases to come."
    return f"{what} takes between {needed.fewest:,} and {needed.most:,} of the {needed.to_come:,} cases to come."


def left_sentence(left: Decimal, remaining: int, period: str, measure: Measure) -> str:
    """What is left of a year's total until the target, and what that means for each period to come."""
    if remaining <= 0:
        return ""
    if measure.direction is Direction.DECREASE and left < 0:
        over = measure.figure_with_unit(float(-left))
        return f"The year's target is passed already, by {over}: it cannot be met."
    if left <= 0:
        return "The year's target is reached already."
    each, all_ = measure.figure(float(left) / remaining), measure.figure_with_unit(float(left))
    most = "at most " if measure.direction is Direction.DECREASE else ""
    return f"The target leaves {most}{all_}: {most}{each} a {period} for the {remaining} to come."


def kept_sentence(kept: bool | None, came: str) -> str:
    """Whether a forecast was kept."""
    if kept is None:
        return "not known yet"
    return f"kept: it came to {came}" if kept else f"not kept: it came to {came}"
