"""What changed between two versions of a report, paragraph by paragraph under the numbers that stay. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from strategy.differences import Piece, pieces


class Fate(StrEnum):
    """What became of a paragraph."""

    SAME = "unchanged"
    CHANGED = "changed"
    NEW = "new"
    GONE = "taken out"


@dataclass(frozen=True)
class Changed:
    """A paragraph or headed field in both versions."""

    name: str
    heading: str
    fate: Fate
    pieces: Sequence[Piece] = ()


def changes(was: Mapping[str, tuple[str, str]], becomes: Mapping[str, tuple[str, str]]) -> list[Changed]:
    """Compare two versions given as name to (heading, text); names are numbers, or fields in the order of the form."""
    return [_changed(name, was.get(name), becomes.get(name)) for name in in_order([*was, *becomes])]


def _changed(name: str, was: tuple[str, str] | None, becomes: tuple[str, str] | None) -> Changed:
    heading = (becomes or was or ("", ""))[0]
    if was is None or becomes is None:
        text = (becomes or was or ("", ""))[1]
        woven = pieces("", text) if was is None else pieces(text, "")
        return Changed(name, heading, Fate.NEW if was is None else Fate.GONE, woven)
    if was == becomes:
        return Changed(name, heading, Fate.SAME)
    return Changed(name, heading, Fate.CHANGED, pieces(_whole(was), _whole(becomes)))


def _whole(said: tuple[str, str]) -> str:
    return "\n".join(filter(None, said))


def in_order(names: Sequence[str]) -> list[str]:
    """Return names once each; numbers as they are counted (2, 2.1, 2.1A, 2.2, 2.10), other names as given."""
    once = list(dict.fromkeys(names))
    if not all(name[:1].isdigit() for name in once):
        return once
    return sorted(once, key=_counting)


def _counting(number: str) -> list[tuple[int, str]]:
    parts = re.findall(r"(\d+)([A-Z]*)", number)
    return [(int(digits), letters) for digits, letters in parts]
