"""Refused rows on their way back to their sender, so that what comes again is what came first.

A text that a spreadsheet would run as a formula leaves with an apostrophe before it (lists.export). One that has an
apostrophe there by itself gets another, and reading takes one away: so nothing changes on the way out and in.
"""

from collections.abc import Sequence

from salford_css.core.imports.headings import same
from salford_css.core.imports.lines import Problem
from salford_css.core.imports.rows import QUOTED

ROW = "Row it came from"
WRONG = "What is wrong"


def guarded(cells: Sequence[str], place: int) -> str:
    """Return a cell as it leaves."""
    cell = cells[place] if place < len(cells) else ""
    return f"'{cell}" if QUOTED.match(cell) else cell


def kept_headings(headings: Sequence[str]) -> list[tuple[int, str]]:
    """Return the headings with their places, without the two that an earlier file of refused rows added."""
    ours = {same(ROW), same(WRONG)}
    return [(place, heading) for place, heading in enumerate(headings) if same(heading) not in ours]


def sentence(column: str, value: str, words: str) -> str:
    """Say what is wrong: column, value and sentence."""
    return str(Problem(column, value, words))
