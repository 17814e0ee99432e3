"""Small charts of the same measure at several councils: each on its own scale, the latest stretch on a pale field."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from performance.charts.marks import mark_path
from performance.neighbours import Neighbour
from performance.windows import LENGTHS
from salford_css.core.charts.drawing import Field, Path
from salford_css.core.charts.scales import Scale
from salford_css.core.periods import Period

WIDTH, HEIGHT, MARGIN = 208, 44, 5
YEARS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Multiple:
    """One finished small chart; it holds no words, so that it may be scaled."""

    fields: tuple[Field, ...]
    paths: tuple[Path, ...]
    width: int = WIDTH
    height: int = HEIGHT


def multiple(one: Neighbour) -> Multiple | None:
    """Draw the last five years, or every yearly figure; None without a figure."""
    points = _points(one)
    known = [(place, value) for place, value in points if value is not None]
    if not known:
        return None
    x = Scale(points[0][0], max(points[-1][0], points[0][0] + 1), MARGIN, WIDTH - MARGIN)
    low, high = min(value for _, value in known), max(value for _, value in known)
    y = Scale(low, high if high > low else low + 1, HEIGHT - MARGIN, MARGIN)
    css = "series series--ours" if one.ours else "series"
    paths = [Path(_line(points, x, y), css)]
    if one.frequency not in LENGTHS:
        dots = "".join(mark_path("open", x.at(place), y.at(value), 0.8) for place, value in known[:-1])
        paths += [Path(dots, "point point--open")] if dots else []
    last, value = known[-1]
    paths.append(Path(mark_path("closed", x.at(last), y.at(value)), "point point--closed"))
    return Multiple(_shade(one, points, x), tuple(paths))


def _points(one: Neighbour) -> list[tuple[int, float | None]]:
    """(months since the first period, value) of every visible period, those without a figure included."""
    known = dict(zip(one.periods, one.values, strict=True))
    shown = LENGTHS[one.frequency] * YEARS_SHOWN if one.frequency in LENGTHS else None
    days = _every_period(one)[-shown:] if shown else list(one.periods)
    return [(_months(days[0], day), _number(known.get(day))) for day in days]


def _every_period(one: Neighbour) -> list[date]:
    period, days = Period(one.periods[0], one.frequency), []
    while period.first_day <= one.periods[-1]:
        days.append(period.first_day)
        period = period.shifted(1)
    return days


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _months(first: date, day: date) -> int:
    return (day.year - first.year) * 12 + day.month - first.month


def _line(points: Sequence[tuple[int, float | None]], x: Scale, y: Scale) -> str:
    drawn, pen_down = "", False
    for place, value in points:
        if value is not None:
            drawn += f"{'L' if pen_down else 'M'}{x.at(place)} {y.at(value)}"
        pen_down = value is not None
    return drawn


def _shade(one: Neighbour, points: Sequence[tuple[int, float | None]], x: Scale) -> tuple[Field, ...]:
    length = LENGTHS.get(one.frequency)
    if length is None or len(points) <= length:
        return ()
    steps = [after - before for (before, _), (after, _) in pairwise(points)]
    left = x.at(points[-length][0] - min(steps) / 2)
    return (Field(left, 0, round(WIDTH - left, 1), HEIGHT, "usual-range"),)
