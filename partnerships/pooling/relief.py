"""What is used up before any partner is asked for more, in the agreed order.

The order found in a Better Care Fund call-off contract: savings elsewhere in the pools, then the risk reserve, then
uncommitted schemes cut, then money from outside the pool. The steps are data; the order is theirs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from partnerships.pooling.pool import NOTHING


@dataclass(frozen=True)
class Relief:
    """A source of relief and how much of it there is, in pounds."""

    name: str
    available: Decimal


@dataclass(frozen=True)
class Relieved:
    """How much of each source was used, and what of the overspend is left to share. They add up to the overspend."""

    used: tuple[tuple[str, Decimal], ...]
    left: Decimal


def relieve(variance: Decimal, order: Sequence[Relief]) -> Relieved:
    """Use up relief in order against an overspend; an underspend needs none and is left as it is.

    Raises ValueError for a source that holds less than nothing.
    """
    left, used = variance, []
    for source in order:
        if source.available < 0:
            raise ValueError(f"{source.name} holds less than nothing.")
        amount = min(max(left, NOTHING), source.available)
        used.append((source.name, amount))
        left -= amount
    return Relieved(tuple(used), left)
