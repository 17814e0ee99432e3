"""Words that claim a direction, held against the live figure in the same sentence: fell, improved, on target. Pure.

A claim is wrong only when the figure is known to say otherwise. Where the record cannot tell (no earlier figure, no
polarity, no target) nothing is said.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Claim(StrEnum):
    """What a word says of a figure."""

    UP = "up"
    DOWN = "down"
    BETTER = "better"
    WORSE = "worse"
    SAME = "the same"
    ON_TARGET = "on target"
    OFF_TARGET = "off target"


WORDS: dict[Claim, str] = {
    Claim.UP: r"rose|risen|rises|rising|grew|grown|increased|increases|increasing|went up|gone up|is up|higher",
    Claim.DOWN: r"fell|fallen|falls|falling|dropped|decreased|decreases|declined|declining|reduced|went down|gone down|"
    r"is down|lower",
    Claim.BETTER: r"improved|improves|improving|improvement|better",
    Claim.WORSE: r"worse|worsened|worsening|deteriorated|deteriorating|deterioration",
    Claim.SAME: r"unchanged|stable|the same as",
    Claim.ON_TARGET: r"on target|ahead of target|above target|met (?:its|the|our|their) target|target (?:was|is) met|"
    r"meets (?:its|the|our|their) target|exceeded (?:its|the|our) target",
    Claim.OFF_TARGET: r"off target|behind target|below target|missed (?:its|the|our|their) target|"
    r"target (?:was|is) missed|short of (?:its|the|our) target",
}
DENIALS = re.compile(r"\b(?:not|never|no|nor|hardly|without|neither)\b(?:\W+\w+){0,2}\W*$|n't(?:\W+\w+){0,2}\W*$")
SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[A-Z{“\"(])|\n+")
TOKEN = re.compile(r"\{\{\s*([^{}]+?)\s*\}\}")


@dataclass(frozen=True)
class Standing:
    """What a live figure says of itself. None: the record cannot tell."""

    token: str
    words: str
    change: Decimal | None = None
    higher_is_better: bool | None = None
    on_target: bool | None = None

    @property
    def is_better(self) -> bool | None:
        """Say whether it moved the way it should; None without a movement or a polarity."""
        if self.change is None or self.higher_is_better is None:
            return None
        return self.change != 0 and (self.change > 0) == self.higher_is_better

    def holds(self, claim: Claim) -> bool | None:
        """Say whether a claim is true of the figure; None where it cannot be told."""
        if claim in (Claim.ON_TARGET, Claim.OFF_TARGET):
            return None if self.on_target is None else self.on_target == (claim is Claim.ON_TARGET)
        if self.change is None:
            return None
        match claim:
            case Claim.UP:
                return self.change > 0
            case Claim.DOWN:
                return self.change < 0
            case Claim.SAME:
                return self.change == 0
        better = self.is_better
        if better is None:
            return None
        return better if claim is Claim.BETTER else self.change != 0 and not better


@dataclass(frozen=True)
class Contradiction:
    """A sentence that claims what its figure does not say."""

    sentence: str
    word: str
    figure: Standing


def sentences(text: str) -> list[str]:
    """Split a text into its sentences."""
    return [part.strip() for part in SENTENCE.split(text) if part.strip()]


def contradictions(text: str, figures: Sequence[Standing]) -> list[Contradiction]:
    """Return the sentences of a text whose words no live figure in the same sentence bears out."""
    known = {figure.token: figure for figure in figures}
    found = []
    for sentence in sentences(text):
        named = [known[token] for token in TOKEN.findall(sentence) if token in known]
        for word, claim, denied in claims(TOKEN.sub("{{}}", sentence)):
            answers = [(figure, figure.holds(claim)) for figure in named]
            told = [(figure, holds != denied) for figure, holds in answers if holds is not None]
            if told and not any(right for _, right in told):
                found.append(Contradiction(sentence, word, told[0][0]))
    return found


def claims(sentence: str) -> list[tuple[str, Claim, bool]]:
    """Return the claiming words of a sentence, what each claims, and whether it is denied ("has not improved")."""
    found: list[tuple[int, str, Claim, bool]] = []
    for claim, pattern in WORDS.items():
        for match in re.finditer(rf"\b(?:{pattern})\b", sentence, re.IGNORECASE):
            denied = bool(DENIALS.search(sentence[: match.start()].lower()))
            found.append((match.start(), match[0], claim, denied))
    return [(word, claim, denied) for _, word, claim, denied in sorted(found)]
