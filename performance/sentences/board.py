"""What a list of measures says as a whole: the heading and the lead of the scoreboard."""

from collections.abc import Sequence
from dataclasses import dataclass

from salford_css.core.words import capital, listed, number

FEW = 2
"""Up to this many measures are named in a heading; more are counted."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one measure says: its name within a sentence, its signal ("" where too short), and whether it is late."""

    subject: str
    signal: str
    late: bool = False
    without: bool = False


def board_heading(rows: Sequence[Told]) -> str:
    """``Hospital delays stand out: one of twelve measures is worse than chance explains``."""
    concern = [row for row in rows if row.signal == "concern"]
    if not rows:
        return "No measure has a figure yet"
    if not any(row.signal for row in rows):
        return f"None of {_measures(len(rows))} has enough figures to tell a change from chance"
    if not concern:
        return f"None of {_measures(len(rows))} shows more than usual ups and downs for the worse"
    verb = "is" if len(concern) == 1 else "are"
    many = "one measure" if len(rows) == 1 else f"{number(len(concern))} of {_measures(len(rows))}"
    told = f"{many} {verb} worse than chance explains"
    if len(concern) > FEW:
        return capital(told)
    return f"{capital(listed([row.subject for row in concern]))}: {told}"


def board_lead(rows: Sequence[Told]) -> str:
    """Count concerns, improvements, usual ups and downs, short series; then what is late or missing."""
    counts = (
        (sum(row.signal == "concern" for row in rows), "is a concern", "are a concern"),
        (sum(row.signal == "improvement" for row in rows), "is an improvement", "are an improvement"),
        (sum(row.signal == "neutral" for row in rows), "has changed", "have changed"),
        (sum(row.signal == "common" for row in rows), "moves as usual", "move as usual"),
        (
            sum(not row.signal and not row.without for row in rows),
            "has too few figures to judge by statistics",
            "have too few figures to judge by statistics",
        ),
        (sum(row.without for row in rows), "has no figure", "have no figure"),
    )
    told = [f"{number(count)} {one if count == 1 else many}" for count, one, many in counts if count]
    late = sum(row.late for row in rows)
    tail = f" {capital(number(late))} {'is' if late == 1 else 'are'} overdue." if late else ""
    return f"Of {_measures(len(rows))} shown, {listed(told)}.{tail}" if told else ""


def _measures(count: int) -> str:
    return "one measure" if count == 1 else f"the {number(count)} measures"
