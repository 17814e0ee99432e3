"""What changed between two wordings, word by word, and which changes have no cause on record. Pure.

Words are what stands between spaces; a line break counts as a word. Positions count from 0 and are half open.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from string import ascii_lowercase

from django.db.models import TextChoices

SMALL = 4_000_000
"""Up to so many pairs of words are compared directly; longer texts are compared line by line first."""

Block = tuple[int, int, int, int]
"""Changed words: first and end in the old text, first and end in the new."""


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


def words_of(text: str) -> list[str]:
    """Split a text into words and line breaks."""
    return re.findall(r"\n+|[^\s]+", text.replace("\r\n", "\n").strip())


def changes(was: str, becomes: str) -> list[Change]:
    """Return what changed, in the order of the new text, lettered a, b, c."""
    old, new = words_of(was), words_of(becomes)
    found = []
    for letter, (i, j, k, end) in zip(letters(), _blocks(old, new), strict=False):
        kind = Kind.REPLACED if i < j and k < end else Kind.REMOVED if i < j else Kind.ADDED
        found.append(Change(letter, kind, _join(old[i:j]), _join(new[k:end]), k, end))
    return found


def pieces(was: str, becomes: str) -> list[Piece]:
    """Return both texts woven into one: what stayed, what went, what came."""
    old, new = words_of(was), words_of(becomes)
    woven, reached = [], 0
    for letter, (i, j, k, end) in zip(letters(), _blocks(old, new), strict=False):
        woven.append(Piece(Kind.SAME, _join(new[reached:k])))
        woven.append(Piece(Kind.REMOVED, _join(old[i:j]), letter))
        woven.append(Piece(Kind.ADDED, _join(new[k:end]), letter))
        reached = end
    woven.append(Piece(Kind.SAME, _join(new[reached:])))
    return [piece for piece in woven if piece.text]


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


def _join(words: Sequence[str]) -> str:
    return re.sub(r" ?(\n+) ?", r"\1", " ".join(words))


def _blocks(old: Sequence[str], new: Sequence[str]) -> list[Block]:
    """Return the changed blocks; changes with a single unchanged word between them are read as one."""
    joined: list[Block] = []
    for block in _raw_blocks(old, new):
        if joined and block[2] - joined[-1][3] <= 1 and block[0] - joined[-1][1] <= 1:
            joined[-1] = (joined[-1][0], block[1], joined[-1][2], block[3])
        else:
            joined.append(block)
    return joined


def _raw_blocks(old: Sequence[str], new: Sequence[str]) -> Iterator[Block]:
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    old_middle, new_middle = old[start : len(old) - end], new[start : len(new) - end]
    if len(old_middle) * len(new_middle) > SMALL:
        found = _by_lines(old_middle, new_middle)
    else:
        found = _by_words(old_middle, new_middle)
    return ((i + start, j + start, k + start, m + start) for i, j, k, m in found)


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _by_words(old: Sequence[str], new: Sequence[str]) -> Iterator[Block]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return ((i, j, k, m) for tag, i, j, k, m in matcher.get_opcodes() if tag != "equal")


def _by_lines(old: Sequence[str], new: Sequence[str]) -> Iterator[Block]:
    """Compare long texts line by line; inside changed lines word by word while that is still quick."""
    old_lines, new_lines = _lines(old), _lines(new)
    old_at, new_at = _starts(old_lines), _starts(new_lines)
    matcher = SequenceMatcher(None, old_lines, new_lines)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            continue
        a, b, c, d = old_at[i], old_at[j], new_at[k], new_at[m]
        if (b - a) * (d - c) > SMALL:
            yield a, b, c, d
        else:
            yield from ((a + p, a + q, c + r, c + s) for p, q, r, s in _by_words(old[a:b], new[c:d]))


def _lines(words: Sequence[str]) -> list[tuple[str, ...]]:
    lines, line = [], []
    for word in words:
        line.append(word)
        if word.startswith("\n"):
            lines.append(tuple(line))
            line = []
    return [*lines, tuple(line)] if line else lines


def _starts(lines: Sequence[Sequence[str]]) -> list[int]:
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    return starts
