"""A pool's year month by month: what was spent, what should have been, and where the year is expected to end. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from salford_css.core.charts.drawing import Field, Line, Path, Text
from salford_css.core.charts.scales import Scale, nice_step
from salford_css.core.periods import MONTH_NAMES

WIDTH, HEIGHT = 720, 300
LEFT, RIGHT, TOP, BOTTOM = 64, 132, 18, 30
MONTHS = 12
FIRST_MONTH = 4
NEAR = 18
"""Two labels at the right edge need so many pixels between them."""


@dataclass(frozen=True)
class Course:
    """What is drawn, in pounds: planned to the end of each month, spent to the end of each reported one."""

    planned: Sequence[Decimal]
    spent: Mapping[int, Decimal]
    forecast: Decimal | None
    budget: Decimal


@dataclass(frozen=True)
class Drawing:
    """The whole drawing, 1:1 in CSS pixels."""

    lines: Sequence[Line]
    paths: Sequence[Path]
    texts: Sequence[Text]
    fields: Sequence[Field] = ()
    name: str = "pool-spending"
    width: int = WIDTH
    height: int = HEIGHT
    extent: str = ""


def draw(course: Course) -> Drawing | None:
    """Draw a year; None where nothing was spent and nothing planned."""
    amounts = [*course.planned, *course.spent.values(), course.budget, course.forecast or Decimal(0)]
    highest, lowest = float(max(amounts)), min(0.0, float(min(amounts)))
    if highest <= 0 or not course.planned:
        return None
    across = Scale(0, MONTHS, LEFT, WIDTH - RIGHT)
    up = Scale(lowest, highest * 1.04, HEIGHT - BOTTOM, TOP)
    grid, labels = _grid(up, lowest, highest)
    paths = [Path("M" + " L".join(_points(enumerate(course.planned, start=1), across, up)), "target")]
    known = sorted(course.spent.items())
    if known:
        paths.append(Path("M" + " L".join(_points([(0, Decimal(0)), *known], across, up)), "spent"))
    if known and course.forecast is not None and known[-1][0] < MONTHS:
        ends = [known[-1], (MONTHS, course.forecast)]
        paths.append(Path("M" + " L".join(_points(ends, across, up)), "forecast"))
    texts = [*labels, *_months(across), *_ends(course, across, up)]
    return Drawing(grid, paths, texts)


def _points(values: Iterable[tuple[int, Decimal]], across: Scale, up: Scale) -> list[str]:
    return [f"{across.at(month)} {up.at(float(amount))}" for month, amount in values]


def _grid(up: Scale, lowest: float, highest: float) -> tuple[list[Line], list[Text]]:
    step = nice_step(highest - lowest)
    marks = [step * number for number in range(int(lowest // step), int(highest // step) + 1)]
    shown = [mark for mark in marks if up.shows(mark)]
    lines = [Line(LEFT, up.at(mark), WIDTH - RIGHT, up.at(mark), "gridline") for mark in shown]
    return lines, [Text(LEFT - 8, up.at(mark) + 4, short(mark), anchor="end") for mark in shown]


def _months(across: Scale) -> list[Text]:
    names = [MONTH_NAMES[(FIRST_MONTH - 2 + month) % 12][:3] for month in range(1, MONTHS + 1)]
    return [Text(across.at(month), HEIGHT - 8, name, anchor="middle") for month, name in enumerate(names, start=1)]


def _ends(course: Course, across: Scale, up: Scale) -> list[Text]:
    """Label the lines at the right edge, the higher above the lower, never on one another."""
    x = across.at(MONTHS) + 8
    budget, wanted = up.at(float(course.planned[-1])) + 4, None
    if course.forecast is not None:
        wanted = up.at(float(course.forecast)) + 4
        if abs(wanted - budget) < NEAR:
            over = course.forecast >= course.planned[-1]
            budget += NEAR / 2 if over else -NEAR / 2
            wanted = budget - NEAR if over else budget + NEAR
    found = [Text(x, round(budget, 1), f"Budget {short(float(course.planned[-1]))}")]
    if wanted is not None and course.forecast is not None:
        found.append(Text(x, round(wanted, 1), f"Forecast {short(float(course.forecast))}", css="label--strong"))
    return found


def short(amount: float) -> str:
    """Write an amount as an axis does: £2.5m, £300,000, −£5,000."""
    sign, size = ("−" if amount < 0 else ""), abs(amount)
    return f"{sign}£{size / 1_000_000:.4g}m" if size >= 1_000_000 else f"{sign}£{size:,.0f}"
