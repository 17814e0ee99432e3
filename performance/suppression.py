"""Small numbers that could give somebody away: which figures are hidden outside the directorate, and which with them.

A hidden figure must not come out by subtraction either. A total and the parts it is made of are one sum; where the
hidden parts of a sum could be worked out, or add up to a small number, the smallest part still shown is hidden too.

Known rules: the Department for Education hides a figure whose numerator is 5 or less or whose denominator is 10 or
less, and others that would give it away; the notes on NHS and council data of this product hide counts under 5.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

Number = Decimal | int
COUNTED_UNITS = frozenset({
    "", "count", "number", "people", "persons", "children", "adults", "carers", "users", "cases", "placements",
})  # fmt: skip
"""Units in which a figure without a denominator is itself the count of people or events."""


@dataclass(frozen=True, slots=True)
class SmallNumbers:
    """One rule: the counts and the denominators up to which a figure is hidden; None where it has no such limit."""

    numerator_at_most: int | None = None
    denominator_at_most: int | None = None
    shows_zero: bool = False
    hides_what_gives_away: bool = True

    def hides(self, numerator: Number | None, denominator: Number | None) -> bool:
        """Say whether a figure is too small to be shown by this rule alone."""
        return self._few(numerator, self.numerator_at_most) or self._few(denominator, self.denominator_at_most)

    def _few(self, count: Number | None, limit: int | None) -> bool:
        if count is None or limit is None:
            return False
        return count <= limit and not (count == 0 and self.shows_zero)


EDUCATION = SmallNumbers(numerator_at_most=5, denominator_at_most=10)
UNDER_FIVE = SmallNumbers(numerator_at_most=4)
STRICTEST = (EDUCATION, UNDER_FIVE)
"""What holds where nobody has recorded a rule: every rule that is known, so that the stricter one decides."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of a table. `part_of` names the sum it is a part of; the total of all sums has an empty one."""

    key: str
    numerator: Number | None = None
    denominator: Number | None = None
    part_of: str = ""


def count_in(unit: str, value: Number | None, numerator: Number | None, *, divided: bool) -> Number | None:
    """Return the count of people or events behind a figure; None where it has none, as sums of money and days."""
    if numerator is not None or divided:
        return numerator
    return value if unit.casefold() in COUNTED_UNITS else None


def is_small(cell: Cell, rules: Sequence[SmallNumbers]) -> bool:
    """Say whether a figure is hidden for its own sake, by any of the rules."""
    return any(rule.hides(cell.numerator, cell.denominator) for rule in rules)


def hidden(cells: Iterable[Cell], rules: Sequence[SmallNumbers] = STRICTEST) -> frozenset[str]:
    """Return the keys of the figures to hide: the small ones, and those that would give a small one away."""
    table = list(cells)
    small = {cell.key for cell in table if is_small(cell, rules)}
    if not any(rule.hides_what_gives_away for rule in rules):
        return frozenset(small)
    total = next((cell for cell in table if not cell.part_of), None)
    sums: dict[str, list[Cell]] = {}
    for cell in table:
        if cell.part_of:
            sums.setdefault(cell.part_of, []).append(cell)
    found = set(small)
    for parts in sums.values():
        found |= _given_away(parts, small, total, rules)
    return frozenset(found)


def _given_away(parts: Sequence[Cell], small: set[str], total: Cell | None, rules: Sequence[SmallNumbers]) -> set[str]:
    """Return the part to hide beside those that are small; none where a small one cannot be worked out."""
    shown = [part for part in parts if part.key not in small and part.numerator is not None]
    counts = [part.numerator for part in parts if part.key in small]
    rest = _rest(parts, total)
    if rest is not None and any(rule.hides(rest, None) for rule in rules) and rest > 0:
        counts.append(rest)
    if not counts or not shown or (len(counts) > 1 and _many_together(counts, rules)):
        return set()
    return {min(shown, key=lambda part: (part.numerator or 0, part.key)).key}


def _rest(parts: Sequence[Cell], total: Cell | None) -> Number | None:
    """Return what the total counts beyond its parts, as those of unknown age; None where that cannot be said."""
    if total is None or total.numerator is None or any(part.numerator is None for part in parts):
        return None
    return total.numerator - sum(part.numerator or 0 for part in parts)


def _many_together(counts: Sequence[Number | None], rules: Sequence[SmallNumbers]) -> bool:
    """Say whether hidden parts add up to so many that their sum gives nobody away."""
    together = sum(count or 0 for count in counts)
    limit = max((rule.numerator_at_most or 0 for rule in rules), default=0)
    return together > limit
