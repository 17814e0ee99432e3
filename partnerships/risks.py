"""Risks of a partnership in words: how high they stand, how they moved, what is past its review. Pure.

Likelihood and impact run from 1 to 5 and are multiplied: 1 to 25. No band of colours is laid over the product, because
none is on record; the number and its two parts are said.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from salford_css.core.words import capital, counted, some

MOST = 25


@dataclass(frozen=True)
class Judged:
    """An open risk as it was judged last: likelihood times impact, and the day by which it is judged again."""

    title: str
    score: int
    review_on: date

    def is_overdue(self, day: date) -> bool:
        """Say whether its review was due before a day."""
        return self.review_on < day


def score_words(score: int | None) -> str:
    """Write a score with what it is out of: 12 of 25."""
    return "not assessed" if score is None else f"{score} of {MOST}"


def moved(scores: Sequence[int]) -> str:
    """Say how a risk moved at its last assessment; empty at the first."""
    if len(scores) < 2:
        return ""
    before, now = scores[-2:]
    if before == now:
        return f"unchanged at {score_words(now)}"
    return f"{'up' if now > before else 'down'} from {before} to {score_words(now)}"


def sentence(risks: Sequence[Judged], day: date, *, closed: int = 0) -> str:
    """Say in one sentence how many risks are open, how high the highest stands, and what is past its review."""
    if not risks:
        return "No risk is open; " + (
            f"{counted(closed, 'was', 'were')} closed." if closed else "none was ever raised."
        )
    highest = max(risks, key=lambda risk: risk.score)
    verb = "is" if len(risks) == 1 else "are"
    first = f"{capital(counted(len(risks), 'risk'))} {verb} open; the highest stands at {score_words(highest.score)}"
    late = sum(risk.is_overdue(day) for risk in risks)
    return f"{first}, and {some(late, 'is', 'are')} past the day of review."
