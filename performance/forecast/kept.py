"""Was a forecast kept: the earlier forecast beside what came, and how often an owner's margins held."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

Owner = TypeVar("Owner", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Kept:
    """How many forecasts came out within their margin, of how many whose period is known."""

    kept: int
    made: int

    @property
    def words(self) -> str:
        """Say the rate as two numbers, which do not hide how few they are: ``3 of 4``."""
        return f"{self.kept} of {self.made}" if self.made else "none due yet"


def held(value: Decimal | None, lower: Decimal, upper: Decimal) -> bool | None:
    """Say whether what came lies within the margin, its ends included; None while nothing has come."""
    return None if value is None else lower <= value <= upper


def tally(outcomes: Iterable[tuple[Owner, bool | None]]) -> dict[Owner, Kept]:
    """Add up forecasts by owner, those that are not due left out: sums of kept over sums of made, no averages."""
    found: dict[Owner, Kept] = {}
    for owner, outcome in outcomes:
        before = found.get(owner, Kept(0, 0))
        found[owner] = before if outcome is None else Kept(before.kept + outcome, before.made + 1)
    return found
