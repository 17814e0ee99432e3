"""The draft of one figure as it stands or was typed, and whether two people wrote on the same one."""

import hashlib
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

from performance.collecting.facts import Facts


@dataclass(frozen=True)
class Draft:
    """What a line of a return holds: the figure, how settled it is, its source and what is said of it."""

    facts: Facts = field(default_factory=Facts)
    stage: str = "provisional"
    source: str = ""
    commentary: str = ""

    @property
    def mark(self) -> str:
        """Return a short mark of the content; two drafts that say the same have the same one."""
        numbers = [_plain(getattr(self.facts, name)) for name in ("value", "numerator", "denominator")]
        words = [self.facts.status, self.stage, self.source, " ".join(self.commentary.split())]
        return hashlib.sha256("\x1f".join([*numbers, *words]).encode()).hexdigest()[:16]


class Fate(Enum):
    """What becomes of a line somebody sends back."""

    UNTOUCHED = "untouched"
    SAVE = "save"
    CONFLICT = "conflict"


def fate(*, shown: str, typed: Draft, stands: Draft) -> Fate:
    """Say what becomes of a line: `shown` is the mark of the draft its writer began from; empty asks no questions.

    A line its writer did not touch keeps what somebody else saved meanwhile. One that both changed is shown to the
    second with both wordings.
    """
    if typed.mark in (shown, stands.mark):
        return Fate.UNTOUCHED
    return Fate.CONFLICT if shown and stands.mark != shown else Fate.SAVE


def _plain(number: Decimal | None) -> str:
    return "" if number is None else f"{number.normalize():f}"
