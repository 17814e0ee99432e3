"""Who takes the chair of a board's meeting. Pure.

Boards elsewhere have one chair, two who take turns, or elect one for each meeting (Oldham's minutes show the latter;
of 24 learning disability boards in the North West in March 2012, seven had co-chairs).
"""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from django.db.models import TextChoices

from salford_css.core.periods import FinancialYear

T = TypeVar("T")


class Chairing(TextChoices):
    """By which rule a board is chaired."""

    SEAT = "seat", "whoever holds the chair's seat"
    MEETING = "meeting", "in turn, meeting by meeting"
    YEAR = "year", "in turn, year by year"
    ELECTED = "elected", "whom each meeting elects"


def whose_turn(rule: str, turns: Sequence[T], *, before: int, began: date | None, on: date) -> T | None:
    """Return whose turn it is to chair a meeting on a day; None where the rule knows no turns.

    `before` counts the meetings held under the terms before this one, `began` is the first day of the terms. A turn
    by year is that of a financial year, counted from the one in which the terms began.
    """
    if not turns or rule not in (Chairing.MEETING, Chairing.YEAR):
        return None
    if rule == Chairing.MEETING:
        return turns[before % len(turns)]
    year = FinancialYear.containing(on).start_year
    first = FinancialYear.containing(began).start_year if began else 0
    return turns[(year - first) % len(turns)]
