"""A measure in its parts: who was responsible, which age, which sex; now and before."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isclose

from performance.windows import Change, Window


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the people a measure counts: its words, its key (`sex=female`) and how it moved."""

    label: str
    key: str
    change: Change


@dataclass(frozen=True, slots=True)
class Split:
    """Every part of one kind over the same two windows, with the whole they are parts of."""

    whole: Change
    parts: tuple[Part, ...]

    @property
    def windows(self) -> tuple[Window, Window]:
        """The earlier window of the whole and the later one."""
        return self.whole.before, self.whole.now

    def average(self, part: Part, window: Window) -> float:
        """The part's average in one of the two windows."""
        return part.change.now.average if window == self.whole.now else part.change.before.average

    @property
    def adds_up(self) -> bool:
        """Whether the parts make up the whole, so that they can stand in one bar."""
        return all(
            isclose(sum(self.average(part, window) for part in self.parts), window.average, rel_tol=1e-6, abs_tol=1e-6)
            for window in self.windows
        )


def dimension_of(key: str) -> str:
    """The kind of part a key names: `sex` for `sex=female`."""
    return key.partition("=")[0]


def splits_of(whole: Change | None, parts: Sequence[tuple[str, str, Change | None]]) -> list[Split]:
    """Return a split for each kind of part, from (label, key, change); parts without both windows are left out."""
    if whole is None:
        return []
    kinds: dict[str, list[Part]] = {}
    for label, key, change in parts:
        if change is not None and (change.before.last, change.now.last) == (whole.before.last, whole.now.last):
            kinds.setdefault(dimension_of(key), []).append(Part(label, key, change))
    return [Split(whole, tuple(found)) for found in kinds.values() if len(found) > 1]
