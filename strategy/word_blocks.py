"""Which words of one text became which words of another: the blocks that differ. Pure, and quick on long texts.

Short texts are compared word by word. In long ones runs of words that stand once in either text are found first; they
hold the texts together, and only what lies between them is compared closely.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

SMALL = 160_000
"""Up to so many pairs of words are compared directly."""

RUNS = (4, 2, 1)
"""Lengths of the runs that are looked for, longest first."""

DEPTH = 12
"""How often what lies between two runs is split again, before it counts as replaced as a whole."""

Block = tuple[int, int, int, int]
"""Changed words: first and end in the old text, first and end in the new."""


def words_of(text: str) -> list[str]:
    """Split a text into words and line breaks."""
    return re.findall(r"\n+|[^\s]+", text.replace("\r\n", "\n").strip())


def joined(words: Sequence[str]) -> str:
    """Write words as a text again."""
    return re.sub(r" ?(\n+) ?", r"\1", " ".join(words))


def blocks(old: Sequence[str], new: Sequence[str]) -> list[Block]:
    """Return the changed blocks; changes with a single unchanged word between them are read as one."""
    found: list[Block] = []
    for block in _blocks(old, new, DEPTH):
        if found and block[2] - found[-1][3] <= 1 and block[0] - found[-1][1] <= 1:
            found[-1] = (found[-1][0], block[1], found[-1][2], block[3])
        else:
            found.append(block)
    return found


def _blocks(old: Sequence[str], new: Sequence[str], depth: int) -> Iterator[Block]:
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    middle_old, middle_new = old[start : len(old) - end], new[start : len(new) - end]
    for i, j, k, m in _between(middle_old, middle_new, depth):
        yield i + start, j + start, k + start, m + start


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _between(old: Sequence[str], new: Sequence[str], depth: int) -> Iterator[Block]:
    if not old and not new:
        return
    if not old or not new or not depth:
        yield 0, len(old), 0, len(new)
    elif len(old) * len(new) <= SMALL:
        matcher = SequenceMatcher(None, old, new, autojunk=False)
        yield from ((i, j, k, m) for tag, i, j, k, m in matcher.get_opcodes() if tag != "equal")
    else:
        yield from _by_anchors(old, new, depth)


def _by_anchors(old: Sequence[str], new: Sequence[str], depth: int) -> Iterator[Block]:
    anchors = next((found for size in RUNS if (found := _anchors(old, new, size))), [])
    if not anchors:
        yield 0, len(old), 0, len(new)
        return
    for (i, k), (j, m) in pairwise([(0, 0), *anchors, (len(old), len(new))]):
        for a, b, c, d in _blocks(old[i:j], new[k:m], depth - 1):
            yield a + i, b + i, c + k, d + k


def _anchors(old: Sequence[str], new: Sequence[str], size: int) -> list[tuple[int, int]]:
    """Return where runs of words that stand once in either text begin, in an order that both texts share."""
    there = _once(new, size)
    pairs = [(place, there[run]) for run, place in _once(old, size).items() if run in there]
    return _rising(sorted(pairs))


def _once(words: Sequence[str], size: int) -> dict[tuple[str, ...], int]:
    """Return the runs that occur once, and where."""
    places: dict[tuple[str, ...], int] = {}
    for place, run in enumerate(zip(*(words[n:] for n in range(size)), strict=False)):
        places[run] = -1 if run in places else place
    return {run: place for run, place in places.items() if place >= 0}


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest choice of pairs, sorted by the first, in which the second rises too."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (_, place) in enumerate(pairs):
        length = bisect_left(tails, place)
        before.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [place]
        ends[length : length + 1] = [index]
    chosen, index = [], ends[-1] if ends else -1
    while index >= 0:
        chosen.append(pairs[index])
        index = before[index]
    return chosen[::-1]
