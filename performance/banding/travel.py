"""Which way a figure moved since an earlier one. Best in the middle: towards or away from there, not up or down."""

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum

from performance.aims import Polarity
from performance.banding.intervals import Interval, distance_from_best


class Travel(StrEnum):
    """Directions of travel. Across a break in what is counted there is none."""

    IMPROVED = "improved"
    DETERIORATED = "deteriorated"
    MAINTAINED = "maintained"
    TOWARDS = "towards"
    AWAY = "away"
    ROSE = "rose"
    FELL = "fell"
    BROKEN = "broken"
    NONE = "none"

    @property
    def label(self) -> str:
        """Return the direction as a page writes it."""
        return {
            "towards": "moved towards the best range",
            "away": "moved away from the best range",
            "maintained": "unchanged",
            "broken": "not comparable: counted differently since",
            "none": "no earlier figure",
        }.get(self.value, self.value)


def travel(
    before: Decimal | None,
    now: Decimal | None,
    *,
    polarity: Polarity,
    best: Sequence[Interval] = (),
    broken: bool = False,
) -> Travel:
    """Return which way a figure moved; `best` are the intervals of the best band, where bands are known.

    Best within a range without bands: nobody can say which way is better, so only that it rose or fell.
    """
    if broken:
        return Travel.BROKEN
    if before is None or now is None:
        return Travel.NONE
    if polarity is Polarity.RANGE and best:
        return _by_distance(distance_from_best(before, best), distance_from_best(now, best))
    if before == now:
        return Travel.MAINTAINED
    if polarity in (Polarity.HIGHER, Polarity.LOWER):
        better = now > before if polarity is Polarity.HIGHER else now < before
        return Travel.IMPROVED if better else Travel.DETERIORATED
    return Travel.ROSE if now > before else Travel.FELL


def _by_distance(before: Decimal, now: Decimal) -> Travel:
    if before == now:
        return Travel.MAINTAINED
    return Travel.TOWARDS if now < before else Travel.AWAY
