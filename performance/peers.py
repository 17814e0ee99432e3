"""Councils beside each other in one period: average, interval, place in the funnel, rank and quarter of each.

The average divides summed numerators by summed denominators; percentages are never averaged. Councils without both are
ranked by their figure and left out of funnel and average.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from performance import comparison, intervals
from performance.comparison import Significance
from performance.spc import Direction

QUARTERS = 4
PER_CENT = Decimal(100)
SMALLEST_RATE_BASE = Decimal(1000)
FEWEST_FOR_A_FUNNEL = 3
CHANCE_OUTSIDE = 0.05
"""At 95 per cent so many of councils that do not differ lie outside by chance."""


class Kind(StrEnum):
    """What the figure is to statistics."""

    PROPORTION = "proportion"
    RATE = "rate"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Peer:
    """One council's figure. ``numerator`` and ``denominator`` are None where the source gives only the value."""

    ref: str
    name: str
    ours: bool
    value: Decimal
    numerator: Decimal | None = None
    denominator: Decimal | None = None

    @property
    def counted(self) -> tuple[Decimal, Decimal] | None:
        """Return numerator and denominator where both are known and can be divided."""
        if self.numerator is None or self.denominator is None or self.denominator <= 0 or self.numerator < 0:
            return None
        return self.numerator, self.denominator


@dataclass(frozen=True, slots=True)
class Placed:
    """One council with what its figure means beside the others; 1 is the best rank, or the highest where none is."""

    peer: Peer
    rank: int
    quarter: int | None
    lower: float | None = None
    upper: float | None = None
    significance: Significance | None = None

    @property
    def side(self) -> int:
        """Return 1 above what chance explains, -1 below, 0 within it or unknown."""
        if self.significance in (Significance.HIGH, Significance.HIGH_ALARM):
            return 1
        return -1 if self.significance in (Significance.LOW, Significance.LOW_ALARM) else 0


@dataclass(frozen=True, slots=True)
class Beside:
    """The comparison. ``average`` is in the unit of the figures, ``why_no_funnel`` a sentence where there is none."""

    kind: Kind
    placed: tuple[Placed, ...]
    average: float | None
    multiplier: float
    why_no_funnel: str = ""

    @property
    def ours(self) -> Placed | None:
        """Return our own council; None without a figure."""
        return next((one for one in self.placed if one.peer.ours), None)

    @property
    def outside(self) -> list[Placed]:
        """Return the councils that lie outside what chance explains."""
        return [one for one in self.placed if one.side]

    @property
    def by_chance(self) -> float:
        """Return how many councils lie outside by chance alone, if none differs."""
        return CHANCE_OUTSIDE * sum(one.significance is not None for one in self.placed)


def kind_of(unit: str, multiplier: Decimal) -> Kind:
    """Say what a figure in a unit is: a share of cases, a rate of events per people, or something else."""
    if multiplier == PER_CENT and unit.casefold().startswith(("percent", "per cent")):
        return Kind.PROPORTION
    return Kind.RATE if multiplier >= SMALLEST_RATE_BASE and unit.casefold().startswith("per ") else Kind.OTHER


def beside(peers: Sequence[Peer], kind: Kind, multiplier: Decimal, direction: Direction) -> Beside:
    """Compare councils in one period. Raises nothing: what cannot be compared is said in ``why_no_funnel``."""
    why = _why_no_funnel(peers, kind)
    counted = [peer for peer in peers if peer.counted] if not why else []
    average, places = _funnel(counted, kind) if counted else (None, [])
    found = {peer.ref: place for peer, place in zip(counted, places, strict=True)}
    ranks = _ranks(peers, direction)
    quarters = comparison.quantiles(
        [float(peer.value) for peer in peers], QUARTERS, highest_first=direction is not Direction.DECREASE
    )
    placed = [
        Placed(peer, ranks[peer.ref], quarter, *_limits(peer, kind, multiplier), found.get(peer.ref))
        for peer, quarter in zip(peers, quarters, strict=True)
    ]
    scale = float(multiplier)
    return Beside(
        kind,
        tuple(sorted(placed, key=lambda one: (one.rank, one.peer.name))),
        None if average is None else average * scale,
        scale,
        why,
    )


def _why_no_funnel(peers: Sequence[Peer], kind: Kind) -> str:
    if kind is Kind.OTHER:
        return "There is no funnel: the figure is neither a share of cases nor a rate of events, whose chance is known."
    counted = [peer for peer in peers if peer.counted]
    if not counted:
        return "There is no funnel: the source gives the figures without what they were divided from."
    if kind is Kind.PROPORTION and any(x > n for x, n in (peer.counted for peer in counted if peer.counted)):
        return "There is no funnel: a council counts more cases than it has, so its figure is no share."
    if len(counted) < FEWEST_FOR_A_FUNNEL:
        return "There is no funnel: fewer than three councils give what their figures were divided from."
    return ""


def _funnel(counted: Sequence[Peer], kind: Kind) -> tuple[float, list[Significance]]:
    pairs = [peer.counted for peer in counted if peer.counted]
    numerators, denominators = ([float(pair[at]) for pair in pairs] for at in (0, 1))
    funnel = comparison.proportion_funnel if kind is Kind.PROPORTION else comparison.crude_rate_funnel
    return funnel(numerators, denominators)


def _limits(peer: Peer, kind: Kind, multiplier: Decimal) -> tuple[float | None, float | None]:
    if peer.counted is None or kind is Kind.OTHER:
        return None, None
    x, n = (float(number) for number in peer.counted)
    if kind is Kind.PROPORTION and x > n:
        return None, None
    interval = intervals.proportion if kind is Kind.PROPORTION else intervals.rate
    found = interval(x, n, multiplier=float(multiplier))
    return found.lower, found.upper


def _ranks(peers: Sequence[Peer], direction: Direction) -> dict[str, int]:
    """Return the rank of each; ties share the better place."""
    lowest_first = direction is Direction.DECREASE
    return {
        peer.ref: 1 + sum(other.value < peer.value if lowest_first else other.value > peer.value for other in peers)
        for peer in peers
    }
