"""The years that pledges and plans cover, one above the other, with the day at which the page is read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from salford_css.core.charts.days import DayScale
from salford_css.core.charts.drawing import Canvas, Field, Line, Path, Text
from strategy.charts.coverage import Strip

WIDTH, HEIGHT, HEAD = 780, 34, 26


@dataclass(frozen=True)
class Years:
    """From when to when something holds (None: open), and between which days it was adopted."""

    starts: date | None = None
    ends: date | None = None
    adopted: tuple[date, date] | None = None

    @property
    def is_dated(self) -> bool:
        """Say whether anything of it can be drawn."""
        return any((self.starts, self.ends, self.adopted))


def calendar(rows: Sequence[Years], on: date) -> DayScale:
    """Return whole years around everything dated and the day itself."""
    days = [on, *(day for row in rows for day in (row.starts, row.ends, *(row.adopted or ())) if day)]
    return DayScale(date(min(days).year, 1, 1), date(max(days).year, 12, 31), 0, WIDTH)


def head(days: DayScale, on: date) -> Strip:
    """Draw the names of the years."""
    texts = [Text(x + 4, 17, name) for x, name in days.ticks()]
    return Strip(Canvas(texts=texts), width=WIDTH, height=HEAD)


def strip(days: DayScale, row: Years, on: date) -> Strip:
    """Draw one plan: a bar over the years it covers, a mark for its adoption, a line for the day of reading."""
    canvas, middle = Canvas(), HEIGHT / 2
    canvas.lines.extend(Line(x, 0, x, HEIGHT, "gridline") for x, _ in days.ticks())
    if row.starts or row.ends:
        start = days.morning(row.starts) if row.starts else 0.0
        end = days.evening(row.ends) if row.ends else float(WIDTH)
        canvas.fields.append(Field(start, middle - 6, end - start, 12, "years-bar"))
    if row.adopted:
        first, last = days.morning(row.adopted[0]), days.evening(row.adopted[1])
        canvas.paths.append(Path(f"M{first} {middle - 9}v18M{first} {middle}H{last}M{last} {middle - 9}v18", "adopted"))
    x = days.noon(on)
    canvas.lines.append(Line(x, 0, x, HEIGHT, "reading-day"))
    return Strip(canvas, width=WIDTH, height=HEIGHT)
