"""What a block of the page on a partnership's health consists of: a sentence, figures, where to read more."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One figure: what it is, how it reads, what is to be known about it. `disputed` is said beside the figure."""

    head: str
    value: str
    note: str = ""
    url: str = ""
    illustrative: bool = False
    disputed: str = ""


@dataclass(frozen=True)
class Block:
    """One block: a sentence first, then figures, then the way on; `source` says where it is from and as at when."""

    id: str
    heading: str
    sentence: str
    figures: Sequence[Figure] = ()
    url: str = ""
    words: str = ""
    source: str = ""


def disputes_among(found: Mapping[int, str], keys: Iterable[int]) -> str:
    """Join what `disputed_by` found for some figures that are shown as one."""
    return "; ".join(dict.fromkeys(found[key] for key in keys if key in found))
