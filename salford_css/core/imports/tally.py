"""What an import does, counted while it runs: how many of each outcome, a few to look at, all that is refused."""

import json
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from salford_css.core.imports.lines import Line, Problem

CREATED, CHANGED, UNCHANGED, REFUSED = "created", "changed", "unchanged", "refused"
OUTCOMES = (CREATED, CHANGED, UNCHANGED, REFUSED)
SAMPLES = 10

Facts = Mapping[str, str]


def nobody(done: int) -> None:
    """Tell nobody how far the work is."""


Refusal = tuple[int, list[str], list[list[str]]]
"""A refused row: its number, its cells as they came, and the column, value and sentence of everything wrong."""


class Refusals:
    """Refused rows, kept on disk beyond a megabyte: a file of 100,000 rows may be refused row by row."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(max_size=1024 * 1024, mode="w+", encoding="utf-8")  # noqa: SIM115

    def add(self, line: Line) -> None:
        """Keep a line with what is wrong with it."""
        kept = [line.number, list(line.cells), [list(problem) for problem in line.problems]]
        self._file.write(json.dumps(kept) + "\n")

    def __iter__(self) -> Iterator[Refusal]:
        self._file.seek(0)
        for kept in self._file:
            number, cells, problems = json.loads(kept)
            yield number, cells, problems


@dataclass
class Tally:
    """Counts and samples. `reached` is told every so often how many rows are done."""

    reached: Callable[[int], None] = nobody
    every: int = 100
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(OUTCOMES, 0))
    samples: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: {outcome: [] for outcome in OUTCOMES})
    refusals: Refusals = field(default_factory=Refusals)
    doubts: Refusals = field(default_factory=Refusals)
    """Rows that are brought in although something about them is doubtful."""
    aside: Refusals = field(default_factory=Refusals)
    """Rows that are no records, such as footnotes and totals: not read, but shown."""
    notes: list[str] = field(default_factory=list)
    """What else the sender should know of the file, in sentences."""
    names: list[tuple[str, str]] = field(default_factory=list)
    """Names that nobody knows, each once with its column: the sender may say what they mean."""

    def add(self, outcome: str, number: int = 1) -> None:
        """Count rows that were created, changed or unchanged."""
        before = self.total
        self.counts[outcome] += number
        if self.total // self.every > before // self.every:
            self.reached(self.total)

    def refuse(self, line: Line, *problems: Problem) -> None:
        """Count a refused row and keep it with what is wrong."""
        line.problems.extend(problems)
        self.refusals.add(line)
        self.add(REFUSED)

    def doubt(self, line: Line, *problems: Problem) -> None:
        """Keep a row that is brought in, with what is doubtful about it."""
        line.problems.extend(problems)
        self.doubts.add(line)

    def set_aside(self, line: Line, *problems: Problem) -> None:
        """Keep a row that is not read, with why."""
        line.problems.extend(problems)
        self.aside.add(line)

    def show(self, outcome: str, number: int, name: str, *, before: Facts, after: Facts) -> None:
        """Keep a row to be looked at, if there are not enough of its outcome."""
        if len(self.samples[outcome]) < SAMPLES:
            self.samples[outcome].append({"number": number, "name": name, "before": dict(before), "after": dict(after)})

    @property
    def total(self) -> int:
        """Return how many rows were counted."""
        return sum(self.counts.values())
