"""Which cause explains which change between any two wordings, also across the wordings in between. Pure.

A cause belongs to the wording that it brought about. Seen from a later wording its words may have moved, been changed
again, or gone; so each changed place is carried forward, wording by wording, to where it stands in the end.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from strategy.differences import Change, Difference, Span, difference, without_cause
from strategy.word_blocks import Block

Place = tuple[int, int]
"""First word and the word after the last; equal: a point between two words."""


@dataclass(frozen=True)
class Traced:
    """Two wordings compared, and what each cause on the way explains.

    `letters` has for every cause handed in the letters of the changes it explains, in the same order; an empty list
    says that what it brought about has been taken back since. `unexplained` names changes of which no cause, or not
    all, is on record.
    """

    difference: Difference
    letters: Sequence[Sequence[str]]
    unexplained: Sequence[str]


@dataclass
class _Way:
    """The way from one wording to the last: how places move, and what is carried there."""

    caused: list[list[Place]] = field(default_factory=list)
    orphans: list[Place] = field(default_factory=list)

    def carry(self, moves: Sequence[Block]) -> None:
        """Move everything carried so far on to the next wording."""
        self.caused = [[carried(place, moves) for place in places] for places in self.caused]
        self.orphans = [carried(place, moves) for place in self.orphans]

    def take(self, changes: Sequence[Change], spans: Sequence[Span]) -> None:
        """Take up what one wording changed, and what explains it."""
        self.caused += [[(one.first, one.end) for one in changes if span.explains(one)] for span in spans]
        self.orphans += [(one.first, one.end) for one in without_cause(changes, spans)]


def traced(texts: Sequence[str], causes: Sequence[Sequence[Span]]) -> Traced:
    """Compare the first text with the last; `causes` are those of each text after the first, in their order.

    Texts stand in the order in which they were written, each one of them; two at least.
    """
    way = _Way()
    steps = [difference(was, becomes) for was, becomes in pairwise(texts)]
    for step, spans in zip(steps, causes, strict=True):
        way.carry(step.moves)
        way.take(step.changes, spans)
    whole = steps[0] if len(steps) == 1 else difference(texts[0], texts[-1])
    letters = [[one.letter for one in whole.changes if _any_touches(places, one)] for places in way.caused]
    explained = {letter for found in letters for letter in found}
    unexplained = [one.letter for one in whole.changes if one.letter not in explained or _any_touches(way.orphans, one)]
    return Traced(whole, letters, unexplained)


def carried(place: Place, moves: Sequence[Block]) -> Place:
    """Return where some words of a text stand in the next one; inside a changed block: the whole of what it became."""
    first, end = place
    return _start(first, moves, point=first == end), _end(end, moves)


def _start(word: int, moves: Sequence[Block], *, point: bool) -> int:
    shift = 0
    for i, j, k, m in moves:
        if i <= word < j:
            return k
        if j < word or (j == word and not point):
            shift = m - j
    return word + shift


def _end(word: int, moves: Sequence[Block]) -> int:
    shift = 0
    for i, j, _, m in moves:
        if i < word <= j:
            return m
        if j < word:
            shift = m - j
    return word + shift


def _any_touches(places: Sequence[Place], change: Change) -> bool:
    return any(_touches(place, (change.first, change.end)) for place in places)


def _touches(one: Place, other: Place) -> bool:
    """Say whether two places share a word; a point touches what it stands in or beside."""
    (a, b), (c, d) = one, other
    return a <= d and c <= b if a == b or c == d else a < d and c < b
