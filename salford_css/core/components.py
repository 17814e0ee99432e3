"""Values that pages hand to the components of templates/components. They hold words, not rows."""

from dataclasses import dataclass
from typing import Literal

StepState = Literal["passed", "now", "to_come", "unproven"]


@dataclass(frozen=True)
class Crumb:
    """A step on the way back: words and address."""

    words: str
    url: str = ""


@dataclass(frozen=True)
class Stop:
    """A stop of the thread strip.

    `joined` says that the record joins this stop to the next; `our_reading` that only an editorial link does.
    A stop that neither exists nor is here is drawn broken, and its words say why ("None on record", "Not due yet").
    """

    rung: str
    words: str
    url: str = ""
    here: bool = False
    exists: bool = False
    joined: bool = False
    our_reading: bool = False

    @property
    def mark(self) -> str:
        """Return the shape: here, exists or missing."""
        if self.here:
            return "here"
        return "exists" if self.exists else "missing"


@dataclass(frozen=True)
class Step:
    """A step of the state line, with the date or the absence of one under the word."""

    word: str
    state: StepState
    note: str = ""


@dataclass(frozen=True)
class Fact:
    """One of the facts in the row under the lead: a head in capitals and a value; `mark` names a shape."""

    head: str
    value: str
    url: str = ""
    note: str = ""
    mark: str = ""


@dataclass(frozen=True)
class Entry:
    """A line of a dated list: when, what, and where to read more."""

    when: str
    what: str
    url: str = ""
    note: str = ""
    mark: str = ""


@dataclass(frozen=True)
class Deed:
    """Something the reader may do here: words and the address of its form."""

    words: str
    url: str
    first: bool = False


@dataclass(frozen=True)
class Reckoning:
    """One row of "Explain this figure": words, the numbers used, the result. The last row equals the figure."""

    words: str
    result: str
    working: str = ""


@dataclass(frozen=True)
class Export:
    """A way to take a page away: "CSV", "Excel"."""

    words: str
    url: str


@dataclass(frozen=True)
class Chip:
    """A filter in force, with the address of the same list without it."""

    words: str
    without_url: str


@dataclass(frozen=True)
class PageLinks:
    """Neighbouring pages of a list read by keyset, where nobody counts the rows."""

    previous_url: str = ""
    next_url: str = ""
    words: str = ""
