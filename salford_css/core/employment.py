"""What must be true of who employs a post, and of who reports to whom. Pure.

A joint post has two employers or more. Shares of its cost are either not recorded at all or come to the whole;
one employer leads at most; nobody reports to somebody who reports to them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from salford_css.core.words import counted, listed

WHOLE = Decimal(100)


@dataclass(frozen=True)
class Employment:
    """One employer of a post: who it is, its share of the cost in per cent (None: not recorded), whether it leads."""

    employer: str
    share: Decimal | None = None
    leads: bool = False
    first: date | None = None
    end: date | None = None

    def holds_on(self, day: date) -> bool:
        """Say whether it holds on a day; `end` is the day after the last."""
        return (self.first is None or self.first <= day) and (self.end is None or day < self.end)


@dataclass(frozen=True)
class Reports:
    """One post reports to another from a day up to, not including, another; posts go by their keys."""

    lower: int
    upper: int
    first: date | None = None
    end: date | None = None

    def holds_on(self, day: date) -> bool:
        """Say whether it holds on a day."""
        return (self.first is None or self.first <= day) and (self.end is None or day < self.end)


def percent(share: Decimal) -> str:
    """Write a share as people do: 60 per cent, 33.33 per cent."""
    written = f"{share:f}"
    written = written.rstrip("0").rstrip(".") if "." in written else written
    return f"{written} per cent"


def faults(employers: Sequence[Employment]) -> list[str]:
    """Return what is wrong with the employers of one post on one day, a sentence each."""
    return [sentence for check in (_twice, _leads, _shares) for sentence in check(employers)]


def faults_over_time(employers: Sequence[Employment]) -> list[str]:
    """Return what is wrong on any day: whenever an employer comes or goes, the rest must still be right."""
    turns = {row.first or date.min for row in employers} | {row.end for row in employers if row.end}
    found: dict[str, None] = {}
    for day in sorted(turns):
        for sentence in faults([row for row in employers if row.holds_on(day)]):
            found.setdefault(f"From {day:%-d %B %Y}: {sentence}" if day > date.min else sentence)
    return list(found)


def _twice(employers: Sequence[Employment]) -> Iterator[str]:
    for employer, times in Counter(row.employer for row in employers).items():
        if times > 1:
            yield f"{employer} is named {counted(times, 'time')}; name each employer once."


def _leads(employers: Sequence[Employment]) -> Iterator[str]:
    leading = [row.employer for row in employers if row.leads]
    if len(leading) > 1:
        yield f"{listed(leading)} are both said to lead; one employer leads."


def _shares(employers: Sequence[Employment]) -> Iterator[str]:
    given = [row.share for row in employers if row.share is not None]
    missing = [row.employer for row in employers if row.share is None]
    if given and missing:
        yield f"No share of the cost is given for {listed(missing)}; give every employer's share, or none."
    elif given and (total := sum(given, Decimal(0))) != WHOLE:
        gap = total - WHOLE
        apart = f"{percent(abs(gap))} {'too much' if gap > 0 else 'is missing'}"
        yield f"The shares of the cost come to {percent(total)}; they come to 100 per cent together, so {apart}."


def loop(new: Reports, others: Iterable[Reports]) -> list[int]:
    """Return the posts of a circle that a new line would close on some day, from its lower post round; else nothing."""
    rows = list(others)
    days = {new.first or date.min} | {row.first for row in rows if row.first and new.holds_on(row.first)}
    for day in sorted(days):
        if found := _way_up(new, [row for row in rows if row.holds_on(day)]):
            return found
    return []


def _way_up(new: Reports, rows: Sequence[Reports]) -> list[int]:
    """Walk up from the new superior; return the way if it comes to the post that would report there."""
    ways, seen = [[new.lower, new.upper]], {new.upper}
    while ways:
        way = ways.pop()
        if way[-1] == new.lower:
            return way
        for row in rows:
            if row.lower == way[-1] and (row.upper not in seen or row.upper == new.lower):
                seen.add(row.upper)
                ways.append([*way, row.upper])
    return []
