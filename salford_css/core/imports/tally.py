"""What an import does, counted while it runs: how many of each outcome, a few to look at, all that is refused."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from salford_css.core.imports.lines import Line, Problem

CREATED, CHANGED, UNCHANGED, REFUSED = "created", "changed", "unchanged", "refused"
OUTCOMES = (CREATED, CHANGED, UNCHANGED, REFUSED)
SAMPLES = 10

Facts = Mapping[str, str]


def nobody(done: int) -> None:
    """Tell nobody how far the work is."""


@dataclass
class Tally:
    """Counts and samples. `reached` is told every so often how many rows are done."""

    reached: Callable[[int], None] = nobody
    every: int = 500
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(OUTCOMES, 0))
    samples: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: {outcome: [] for outcome in OUTCOMES})
    refusals: list[Line] = field(default_factory=list)

    def add(self, outcome: str, number: int = 1) -> None:
        """Count rows that were created, changed or unchanged."""
        before = self.total
        self.counts[outcome] += number
        if self.total // self.every > before // self.every:
            self.reached(self.total)

    def refuse(self, line: Line, *problems: Problem) -> None:
        """Count a refused row and keep it with what is wrong."""
        line.problems.extend(problems)
        self.refusals.append(line)
        self.add(REFUSED)

    def show(self, outcome: str, number: int, name: str, *, before: Facts, after: Facts) -> None:
        """Keep a row to be looked at, if there are not enough of its outcome."""
        if len(self.samples[outcome]) < SAMPLES:
            self.samples[outcome].append({"number": number, "name": name, "before": dict(before), "after": dict(after)})

    @property
    def total(self) -> int:
        """Return how many rows were counted."""
        return sum(self.counts.values())
