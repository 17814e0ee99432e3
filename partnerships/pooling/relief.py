"""What is used up before any partner is asked for more, in the agreed order.

The order found in a Better Care Fund call-off contract: savings elsewhere in the pools, then the risk reserve, then
uncommitted schemes cut, then money from outside the pool. The steps are data; the order is theirs.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from partnerships.pooling.pool import NOTHING, Line, Pool
from salford_css.core.money import share_out


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

    @property
    def total(self) -> Decimal:
        """Return how much was used in all."""
        return sum((amount for _, amount in self.used), NOTHING)


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


def relieve_pool(pool: Pool, order: Sequence[Relief]) -> tuple[Relieved, Pool]:
    """Use up relief against a pool's overspend; return what was used, and the pool as it is shared afterwards.

    Relief lowers the lines that are over, in proportion to by how much, so that whichever rule follows finds less to
    share; what no line explains is lowered as a whole. Raises ValueError for a source that holds less than nothing.
    """
    relieved = relieve(pool.variance, order)
    if not relieved.total:
        return relieved, pool
    over = [max(line.variance, NOTHING) for line in pool.lines]
    on_lines = min(relieved.total, sum(over, NOTHING))
    parts = share_out(on_lines, over) if on_lines else [NOTHING] * len(over)
    lines = [_lowered(line, part) for line, part in zip(pool.lines, parts, strict=True)]
    rest = relieved.total - on_lines
    return relieved, replace(pool, lines=lines, other_income=pool.other_income + rest)


def _lowered(line: Line, by: Decimal) -> Line:
    return replace(line, forecast=line.forecast - by) if by else line
