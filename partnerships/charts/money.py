"""Geometry of a pool's years: one bar a year, a stretch for each partner, unsplit totals grey. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from salford_css.core.charts.drawing import text_width
from salford_css.core.charts.scales import Scale, nice_step
from salford_css.core.periods import FinancialYear

WIDTH, LEFT, RIGHT, TOP, ROW, BAR = 1180, 150, 110, 34, 46, 32
LABEL_SIZE = 13


@dataclass(frozen=True)
class Share:
    """A partner's part of a year, in pounds, with the words that fit into it."""

    name: str
    amount: Decimal
    words: str


@dataclass(frozen=True)
class Year:
    """A year to draw: its total, its split if one is known, and what is said at its left."""

    year: FinancialYear
    total: Decimal
    total_words: str
    shares: Sequence[Share]
    note: str = ""


@dataclass(frozen=True)
class Stretch:
    """A drawn part of a bar."""

    x: float
    width: float
    css: str
    label: str


@dataclass(frozen=True)
class Row:
    """A year's row, or the gap between years of which nothing is known."""

    y: float
    head: str
    note: str
    stretches: Sequence[Stretch]
    end: float
    end_label: str


@dataclass(frozen=True)
class MoneyChart:
    """The whole drawing, 1:1 in CSS pixels."""

    width: int
    height: int
    ticks: Sequence[tuple[float, str]]
    rows: Sequence[Row]


def draw(years: Sequence[Year]) -> MoneyChart | None:
    """Lay out a pool's years; None when there is none."""
    if not years:
        return None
    highest = float(max(year.total for year in years))
    scale = Scale(0, highest, LEFT, WIDTH - RIGHT)
    rows: list[Row] = []
    before: FinancialYear | None = None
    for year in sorted(years, key=lambda one: one.year):
        if before and year.year.start_year > before.start_year + 1:
            rows.append(_gap(before, year.year, len(rows)))
        rows.append(_row(year, scale, len(rows)))
        before = year.year
    step = nice_step(highest)
    marks = [step * number for number in range(int(highest // step) + 1)]
    ticks = [(scale.at(mark), _pounds(mark)) for mark in marks]
    return MoneyChart(WIDTH, TOP + len(rows) * ROW + 6, ticks, rows)


def _row(year: Year, scale: Scale, number: int) -> Row:
    y = TOP + number * ROW
    end = scale.at(float(year.total))
    if not year.shares:
        bar = Stretch(LEFT, round(end - LEFT, 1), "bar bar--unsplit", "split between the partners not on record")
        return Row(y, year.year.label, year.note, [_fitted(bar)], end, year.total_words)
    stretches, place = [], Decimal(0)
    for number_of_partner, share in enumerate(year.shares, start=1):
        x, right = scale.at(float(place)), scale.at(float(place + share.amount))
        css = f"bar bar--partner-{min(number_of_partner, 4)}"
        stretches.append(_fitted(Stretch(round(x, 1), round(right - x, 1), css, share.words)))
        place += share.amount
    return Row(y, year.year.label, year.note, stretches, end, year.total_words)


def _fitted(stretch: Stretch) -> Stretch:
    """Leave a label out where it does not fit its bar; the table has it."""
    fits = text_width(stretch.label, LABEL_SIZE, bold=True) + 20 <= stretch.width
    return stretch if fits else Stretch(stretch.x, stretch.width, stretch.css, "")


def _gap(before: FinancialYear, after: FinancialYear, number: int) -> Row:
    first, last = before.next(), after.previous()
    head = first.label if first == last else f"{first.label} to {last.label}"
    years = after.start_year - before.start_year - 1
    words = f"no figure on record for {years} year{'s' * (years != 1)}"
    return Row(TOP + number * ROW, head, "", [], LEFT, words)


def _pounds(amount: float) -> str:
    return f"£{amount / 1_000_000:g}m" if amount >= 1_000_000 else f"£{amount:,.0f}"
