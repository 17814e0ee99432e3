"""A target in words, for lists, thread and findings."""

from decimal import Decimal

from performance.aims import Polarity, Side, TargetKind, side_of
from performance.measures import written
from performance.models import Definition, Target


def target_words(target: Target, definition: Definition | None = None) -> str:
    """Say what a target asks for, in the source's words where it gave any."""
    if target.words:
        return target.words
    definition = definition or target.series.indicator.definitions.order_by("-number").first()
    unit, places = (definition.unit, definition.precision) if definition else ("", 1)

    def figure(value: Decimal | None) -> str:
        return "" if value is None else written(value, unit, places)

    match TargetKind(target.kind):
        case TargetKind.ABSOLUTE:
            return sided(figure(target.value), _side(target, definition), unit)
        case TargetKind.RANGE:
            return _range(figure(target.lower), figure(target.upper))
        case TargetKind.RELATIVE_TO_PERIOD:
            return _change(target)
        case TargetKind.RELATIVE_TO_GROUP:
            return f"better than {target.group}"
    return TargetKind.NONE.label


def sided(figure: str, side: Side | None, unit: str) -> str:
    """Write a number with the side that meets it: `85 or fewer`, `fewer than 85`, `60% or more`."""
    less = "less" if unit.startswith(("percent", "per", "GBP", "score", "ratio")) else "fewer"
    return (
        {
            Side.AT_LEAST: f"{figure} or more",
            Side.ABOVE: f"more than {figure}",
            Side.AT_MOST: f"{figure} or {less}",
            Side.BELOW: f"{less} than {figure}",
        }.get(side, figure)
        if side
        else figure
    )


def _side(target: Target, definition: Definition | None) -> Side | None:
    return side_of(target.aim, Polarity(definition.polarity) if definition else Polarity.NONE)


def _range(lower: str, upper: str) -> str:
    if lower and upper:
        return f"between {lower} and {upper}"
    return f"{lower} or more" if lower else f"{upper} or less"


def _change(target: Target) -> str:
    if target.change is None or target.base_period is None:
        return ""
    size = f"{abs(target.change).normalize():f}%"
    way = "cut" if target.change < 0 else "rise"
    return f"a {way} of {size} on {target.series.period_of(target.base_period)}"
