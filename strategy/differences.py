"""What changed between two wordings, word by word, and which changes have no cause on record. Pure.

Words are what stands between spaces; a line break counts as a word. Positions count from 0 and are half open.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from string import ascii_lowercase

from django.db.models import TextChoices

from strategy.word_blocks import Block, blocks, joined, words_of


class Kind(TextChoices):
    """What happened to some words."""

    SAME = "same", "unchanged"
    REMOVED = "removed", "removed"
    ADDED = "added", "added"
    REPLACED = "replaced", "replaced"


@dataclass(frozen=True)
class Change:
    """One change, with the letter by which text, table and causes refer to it."""

    letter: str
    kind: Kind
    removed: str
    added: str
    first: int
    end: int


@dataclass(frozen=True)
class Piece:
    """A run of words to be shown: unchanged, removed or added."""

    kind: Kind
    text: str
    letter: str = ""


@dataclass(frozen=True)
class Span:
    """The words of the new text that a cause explains; both None: the whole change."""

    first: int | None = None
    end: int | None = None

    def explains(self, change: Change) -> bool:
        """Say whether a change lies within the span; a pure removal lies at one point."""
        if self.first is None or self.end is None:
            return True
        return self.first <= change.first and change.end <= self.end


@dataclass(frozen=True)
class Difference:
    """Two texts compared once: what changed, in the order of the new text, and both texts woven into one.

    `moves` are the changed blocks in words of either text.
    """

    changes: Sequence[Change]
    pieces: Sequence[Piece]
    moves: Sequence[Block]


@lru_cache(maxsize=32)
def difference(was: str, becomes: str) -> Difference:
    """Compare two texts word by word; each change has its letter a, b, c.

    Remembered for a while: page, findings and causes ask for the same two wordings, which never change.
    """
    old, new = words_of(was), words_of(becomes)
    found: list[Change] = []
    woven: list[Piece] = []
    reached = 0
    moves = blocks(old, new)
    for letter, (i, j, k, end) in zip(letters(), moves, strict=False):
        kind = Kind.REPLACED if i < j and k < end else Kind.REMOVED if i < j else Kind.ADDED
        change = Change(letter, kind, joined(old[i:j]), joined(new[k:end]), k, end)
        woven += [
            Piece(Kind.SAME, joined(new[reached:k])),
            Piece(Kind.REMOVED, change.removed, letter),
            Piece(Kind.ADDED, change.added, letter),
        ]
        found.append(change)
        reached = end
    woven.append(Piece(Kind.SAME, joined(new[reached:])))
    return Difference(found, [piece for piece in woven if piece.text], moves)


def changes(was: str, becomes: str) -> Sequence[Change]:
    """Return what changed, in the order of the new text, lettered a, b, c."""
    return difference(was, becomes).changes


def pieces(was: str, becomes: str) -> Sequence[Piece]:
    """Return both texts woven into one: what stayed, what went, what came."""
    return difference(was, becomes).pieces


def without_cause(found: Iterable[Change], causes: Sequence[Span]) -> list[Change]:
    """Return the changes that no cause explains."""
    return [change for change in found if not any(cause.explains(change) for cause in causes)]


def letters() -> Iterator[str]:
    """Count in letters: a to z, then aa, ab and so on."""
    size = 1
    while True:
        for number in range(26**size):
            yield "".join(ascii_lowercase[number // 26**place % 26] for place in range(size - 1, -1, -1))
        size += 1
