"""One measure at several councils: each against its own past, and all by their latest figure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from statistics import median

from performance.spc import Direction
from performance.windows import Change, change_of
from performance.wording import Measure
from salford_css.core.periods import Frequency, Period


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The figures of one council. `ours` marks the one the page is about."""

    name: str
    ref: str
    ours: bool
    frequency: Frequency
    periods: tuple[date, ...]
    values: tuple[Decimal | None, ...]
    since: date | None = None
    """The first period after the last break, where there was one."""

    @property
    def change(self) -> Change | None:
        """How the latest stretch compares with the one before."""
        return change_of(self.periods, self.values, self.frequency, since=self.since)

    @property
    def latest(self) -> tuple[Period, float] | None:
        """The latest period with a figure, and the figure."""
        known = [(day, value) for day, value in zip(self.periods, self.values, strict=True) if value is not None]
        return (Period(known[-1][0], self.frequency), float(known[-1][1])) if known else None


@dataclass(frozen=True, slots=True)
class Ranked:
    """Where our latest figure stands among those of the same period; 1 is the best, or the highest where none is."""

    place: int
    of: int
    median: float


def by_change(neighbours: Sequence[Neighbour], measure: Measure) -> list[tuple[Neighbour, float]]:
    """Return the councils whose change is known with its size, the worst first (where neither is, the largest)."""
    sized = [
        (one, size)
        for one in neighbours
        if (change := one.change) is not None and (size := change.size(measure)) is not None
    ]
    sign = 1 if measure.direction is Direction.INCREASE else -1
    return sorted(sized, key=lambda found: (sign * found[1], found[0].name))


def by_figure(neighbours: Sequence[Neighbour], measure: Measure) -> list[Neighbour]:
    """Return the councils by their latest figure, the best first; an older figure and none at all stand last."""
    newest = max((one.latest[0] for one in neighbours if one.latest), default=None)
    sign = 1 if measure.direction is Direction.DECREASE else -1

    def place(one: Neighbour) -> tuple[bool, float, str]:
        latest = one.latest
        return latest is None or latest[0] != newest, sign * latest[1] if latest else 0, one.name

    return sorted(neighbours, key=place)


def ranked(neighbours: Sequence[Neighbour], measure: Measure) -> Ranked | None:
    """Rank our latest figure; ties share the better place. None unless two councils have one for the period."""
    ours = next((one.latest for one in neighbours if one.ours), None)
    if ours is None:
        return None
    period, mine = ours
    values = [latest[1] for one in neighbours if (latest := one.latest) is not None and latest[0] == period]
    if len(values) < 2:
        return None
    lower_is_better = measure.direction is Direction.DECREASE
    ahead = sum(value < mine if lower_is_better else value > mine for value in values)
    return Ranked(ahead + 1, len(values), median(values))
