"""How figures, counts and periods are put into words: the same on a page, in the API and in a printed pack."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from performance.spc import Direction
from salford_css.core.periods import Frequency
from salford_css.core.words import number

_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth",
    "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
)  # fmt: skip
_ADJECTIVES = {
    Frequency.MONTH: "monthly",
    Frequency.QUARTER: "quarterly",
    Frequency.YEAR: "yearly",
    Frequency.TWO_YEARS: "two-yearly",
}
_NOUNS = {
    Frequency.MONTH: "month",
    Frequency.QUARTER: "quarter",
    Frequency.YEAR: "year",
    Frequency.TWO_YEARS: "two-year period",
}


@dataclass(frozen=True, slots=True)
class Measure:
    """The words of one indicator, as its definition gives them.

    ``subject`` stands in the middle of a sentence ("hospital delays"); ``counted_as`` is a clause with ``{figure}``
    in it ("people spent {figure} days in a hospital bed after they were ready to leave"), empty where the definition
    has none. ``floor`` and ``ceiling`` are values that cannot be passed (0, or 100 for a percentage).
    ``rolling``: each figure is an average over several periods that its neighbours share.
    """

    name: str
    subject: str
    plural: bool
    place: str
    direction: Direction
    unit: str = ""
    suffix: str = ""
    decimals: int = 0
    counted_as: str = ""
    floor: float | None = 0
    ceiling: float | None = None
    axis_from_zero: bool = True
    rolling: bool = False

    def figure(self, value: float) -> str:
        """The value at the precision of the definition, halves rounded up: ``1,128`` or ``71.7%``."""
        return f"{rounded(value, self.decimals):,}{self.suffix}".replace("-", "\N{MINUS SIGN}")

    def figure_with_unit(self, value: float) -> str:
        unit = self.unit[:-1] if self.figure(value) == "1" and self.unit.endswith("s") else self.unit
        return f"{self.figure(value)} {unit}".strip()

    def verb(self, plural: str, singular: str) -> str:
        """The form that agrees with the subject: ``have`` or ``has``."""
        return plural if self.plural else singular

    @property
    def possessive(self) -> str:
        """Whose usual range it is: ``Salford's``."""
        return f"{self.place}'s"

    def target_words(self, target: float, *, strict: bool = False) -> str:
        """The target with its good side: ``263 or fewer``, ``60% or more``; bare where neither side is better.

        Strict, where the number itself misses: ``fewer than 263``, ``more than 60%``.
        """
        figure, less = self.figure(target), "less" if self.suffix else "fewer"
        if self.direction is Direction.INCREASE:
            return f"more than {figure}" if strict else f"{figure} or more"
        if self.direction is Direction.DECREASE:
            return f"{less} than {figure}" if strict else f"{figure} or {less}"
        return figure

    def meets(self, value: float, target: float, *, strict: bool = False) -> bool:
        """Whether a value is on the good side of a target, or on it unless the target is strict.

        A neutral measure meets only its exact target.
        """
        if strict and value == target:
            return False
        return {
            Direction.INCREASE: value >= target,
            Direction.DECREASE: value <= target,
            Direction.NEUTRAL: value == target,
        }[self.direction]


def is_rolling(*texts: str) -> bool:
    """Say whether the words of a definition tell of a rolling or moving average."""
    return any(re.search(r"\b(rolling|moving)\b", text, re.IGNORECASE) for text in texts)


def rounded(value: float, decimals: int) -> Decimal:
    """A statistic as a decimal of this many places, halves away from zero, never ``-0``."""
    exact = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return exact if exact else abs(exact)


def count_of(count: int, frequency: Frequency) -> str:
    """``eleven months``, ``one quarter``, ``no years``."""
    return f"{number(count)} {period_noun(frequency, count)}"


def period_noun(frequency: Frequency, count: int = 1) -> str:
    return _NOUNS[frequency] + ("" if count == 1 else "s")


def adjective(frequency: Frequency) -> str:
    """``monthly`` figures, ``yearly`` figures."""
    return _ADJECTIVES[frequency]


def place_of(name: str) -> str:
    """The place a council is named after: ``Salford`` for Salford City Council; other bodies keep their name."""
    if not name.endswith(" Council"):
        return name
    place = name.removesuffix(" Council")
    for title in (" City", " Borough", " County", " Metropolitan"):
        place = place.removesuffix(title)
    return place


def ordinal(number: int) -> str:
    """``first`` to ``twelfth``; ``13th`` and on."""
    if 1 <= number <= len(_ORDINALS):
        return _ORDINALS[number - 1]
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
