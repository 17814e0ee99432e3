"""Whether enough of the right people are present, item by item. Pure.

A quorum is a minimum in all and minimums by organisation and by category: Rutland's board asks for one member of the
clinical commissioning group and two of the council, a councillor and an officer; Salford's partnership executive of
2006 asked for three in all. Somebody who left, who had not come yet, or whom an interest keeps from an item does not
count for it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from salford_css.core.words import listed, number


@dataclass(frozen=True)
class Minimum:
    """At least so many, of an organisation, of each that has such a seat, of a category, or (none given) in all."""

    count: int
    organisation: str = ""
    category: str = ""
    voting_only: bool = True
    each: bool = False


@dataclass(frozen=True)
class Present:
    """A seat that is taken at a meeting."""

    organisation: str
    category: str
    voting: bool = True


@dataclass(frozen=True)
class There:
    """A seat taken from one item to before another (None: from the beginning, to the end), without some items."""

    seat: Present
    first: int | None = None
    before: int | None = None
    without: frozenset[int | None] = frozenset()

    def counts_for(self, item: int | None) -> bool:
        """Say whether it counts for an item by its number; None: for a decision of which the item is not known.

        None among `without` is an interest in everything before the meeting.
        """
        if None in self.without or item in self.without:
            return False
        if item is None:
            return True
        return (self.first is None or self.first <= item) and (self.before is None or item < self.before)


def counting(taken: Iterable[There], item: int | None) -> list[Present]:
    """Return the seats that count for an item."""
    return [one.seat for one in taken if one.counts_for(item)]


def unmet(minimums: Sequence[Minimum], present: Iterable[Present], *, seats: Iterable[Present] = ()) -> list[str]:
    """Return a sentence for every minimum that is not met; none means the meeting is quorate.

    `seats` are all seats of the board, from which follows of which organisations a minimum of each asks.
    """
    there = list(present)
    asked = [one for minimum in minimums for one in _spread(minimum, list(seats) or there)]
    return [_sentence(each, found) for each in asked if (found := _counted(each, there)) < each.count]


def in_words(minimums: Sequence[Minimum]) -> str:
    """Return a quorum as a sentence: at least four voting members, among them one of each organisation."""
    if not minimums:
        return "The terms set no quorum."
    general = [one for one in minimums if not (one.organisation or one.category or one.each)]
    others = [_who(one) for one in minimums if one not in general]
    if not general:
        return f"A decision needs {listed(others)}."
    whole = f"A decision needs at least {_members(general[0])}"
    return f"{whole}, among them {listed(others)}." if others else f"{whole}."


def _spread(minimum: Minimum, seats: Sequence[Present]) -> Iterator[Minimum]:
    """Turn a minimum of each organisation into one for each that has such a seat."""
    if not minimum.each:
        yield minimum
        return
    fitting = [one for one in seats if _fits(minimum, one) and one.organisation]
    for organisation in dict.fromkeys(one.organisation for one in fitting):
        yield replace(minimum, organisation=organisation, each=False)


def _fits(minimum: Minimum, seat: Present) -> bool:
    return seat.category == (minimum.category or seat.category) and (seat.voting or not minimum.voting_only)


def _counted(minimum: Minimum, present: Sequence[Present]) -> int:
    return sum(
        each.organisation == (minimum.organisation or each.organisation) and _fits(minimum, each) for each in present
    )


def _members(minimum: Minimum) -> str:
    members = "voting member" if minimum.voting_only else "member"
    return f"{number(minimum.count)} {members}{'s' if minimum.count > 1 else ''}"


def _who(minimum: Minimum) -> str:
    plain = minimum.category and not minimum.organisation and not minimum.each
    who = f"{number(minimum.count)} {minimum.category}{'s' if minimum.count > 1 else ''}" if plain else ""
    kind = f" ({minimum.category})" if minimum.category and not plain else ""
    if minimum.each:
        return f"{number(minimum.count)} of each organisation with a seat{kind}"
    return who or f"{number(minimum.count)} of {minimum.organisation}{kind}"


def _sentence(minimum: Minimum, found: int) -> str:
    who = f" ({minimum.category})" if minimum.category else ""
    of = f" of {minimum.organisation}" if minimum.organisation else ""
    members = "voting member" if minimum.voting_only else "member"
    needed = f"{minimum.count} {members}{'s' if minimum.count > 1 else ''}{of}{who}"
    return f"The quorum needs {needed}; {found or 'none'} {'is' if found == 1 else 'are'} present."
