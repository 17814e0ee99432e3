"""How many of those asked came back, by audience. Pure: the sums close because what came from everybody has its row."""

from collections.abc import Iterable
from dataclasses import dataclass

EVERYBODY = "All consultees together"
NOBODY = "No audience named"


@dataclass(frozen=True)
class Rate:
    """One audience: events, those with a response, those of which nobody wrote down whether one came, comments."""

    name: str
    events: int = 0
    responded: int = 0
    unrecorded: int = 0
    comments: int = 0
    answered: int = 0
    replied: int = 0
    promised: bool = False
    seldom_heard: bool = False

    @property
    def words(self) -> str:
        """Say how many events brought a response; an event of which nobody knows is not counted as silent."""
        if not self.events:
            return "no event"
        told = f"{self.responded} of {self.events}"
        return f"{told}, {self.unrecorded} not recorded" if self.unrecorded else told

    @property
    def share(self) -> str:
        """Say which share of the events brought a response, as far as the record can tell."""
        if not self.events:
            return "none"
        if self.unrecorded and not self.responded:
            return "not known"
        share = f"{round(100 * self.responded / self.events)}%"
        return f"at least {share}" if self.unrecorded else share


def total(rates: Iterable[Rate]) -> Rate:
    """Return the row for all audiences."""
    rows = list(rates)
    counts = ("events", "responded", "unrecorded", "comments", "answered", "replied")
    return Rate("All", **{name: sum(getattr(row, name) for row in rows) for name in counts})
