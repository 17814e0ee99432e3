"""What was measured when: a lane for each framework, a dot for each year that has a figure of ours."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from performance.charts.marks import mark_path
from performance.charts.xmr import Drawing
from salford_css.core.charts.days import DayScale
from salford_css.core.charts.drawing import Canvas, Field, Line, Path, Text
from salford_css.core.periods import FinancialYear

LANE, BAR = 30, 14
WIDE_LABELS = 420


@dataclass(frozen=True, slots=True)
class Lane:
    """A framework: its words, the years in which it held (None is open), and the years with figures by when known."""

    words: str
    short: str
    first: date | None
    last: date | None
    known: tuple[int, ...]
    later: tuple[int, ...]


def coverage(lanes: Sequence[Lane], *, as_at: date) -> list[Drawing]:
    """Draw the lanes for wide, middle and narrow pages."""
    return [
        _drawing(lanes, as_at, name="wide", width=1160, labels=WIDE_LABELS),
        _drawing(lanes, as_at, name="middle", width=680, labels=0),
        _drawing(lanes, as_at, name="narrow", width=290, labels=0),
    ]


def _drawing(lanes: Sequence[Lane], as_at: date, *, name: str, width: int, labels: int) -> Drawing:
    canvas, step = Canvas(), LANE if labels else LANE + 20
    top, bottom = 26.0, 26.0 + step * len(lanes)
    days = _calendar(lanes, as_at, labels, width - 8)
    _axis(canvas, days, top, bottom, every=2 if labels else 5 if width < 400 else 4)
    for number, lane in enumerate(lanes):
        _lane(canvas, days, lane, top + step * (number + 1) - LANE / 2, labels)
    x = days.noon(as_at)
    canvas.lines.append(Line(x, top - 6, x, bottom, "as-at-line"))
    anchor = "end" if x > width - 90 else "start" if x < labels + 60 else "middle"
    canvas.texts.append(Text(x, top - 11, f"as at {as_at:%-d %B %Y}", "label--strong", anchor, 14.5, bold=True))
    return Drawing(
        name, width, int(bottom + 30), tuple(canvas.fields), tuple(canvas.lines), tuple(canvas.paths),
        tuple(canvas.texts), "",
    )  # fmt: skip


def _calendar(lanes: Sequence[Lane], as_at: date, left: int, right: int) -> DayScale:
    years = [year for lane in lanes for year in (*lane.known, *lane.later)]
    ends = [day for lane in lanes for day in (lane.first, lane.last) if day]
    first = min([as_at, *ends, *(FinancialYear(year).first_day for year in years)])
    last = max([as_at, *ends, *(FinancialYear(year).last_day for year in years)])
    return DayScale(date(first.year, 1, 1), date(last.year, 12, 31), left + 8, right)


def _axis(canvas: Canvas, days: DayScale, top: float, bottom: float, *, every: int) -> None:
    for year in range(days.first.year, days.last.year + 1):
        if year % every:
            continue
        x = days.morning(date(year, 1, 1))
        canvas.lines.append(Line(x, top, x, bottom, "gridline"))
        canvas.texts.append(Text(x, bottom + 18, str(year), "", "middle"))


def _lane(canvas: Canvas, days: DayScale, lane: Lane, y: float, labels: int) -> None:
    if lane.first or lane.last:
        left = days.morning(lane.first or days.first)
        right = days.evening(lane.last or days.last)
        canvas.fields.append(Field(left, y - BAR / 2, round(right - left, 1), BAR, "lane"))
    for years, kind in ((lane.known, "closed"), (lane.later, "open")):
        dots = "".join(mark_path(kind, _middle(days, year), y, 1.1) for year in years)
        if dots:
            canvas.paths.append(Path(dots, f"point point--{kind}"))
    place = Text(0, y + 4, lane.words, "lane-name") if labels else Text(8, y - 14, lane.short, "lane-name")
    canvas.texts.append(place)


def _middle(days: DayScale, year: int) -> float:
    found = FinancialYear(year)
    return round((days.morning(found.first_day) + days.evening(found.last_day)) / 2, 1)
