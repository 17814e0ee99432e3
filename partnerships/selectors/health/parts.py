"""What a block of the page on a partnership's health consists of: a sentence, figures, where to read more."""

from collections.abc import Sequence
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
