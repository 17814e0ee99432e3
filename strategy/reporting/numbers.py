"""Numbers in a text: which of them are figures of something, and whether a record holds them. Pure.

Dates, years, references to paragraphs, sections, Acts and proposals, ordinals and addresses are no figures. A typed
figure matches a record that, rounded as it is written, reads the same: £1.2 million is £1,204,000.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from salford_css.core.periods import MONTH_NAMES

MONTHS = "|".join([*MONTH_NAMES, *(name[:3] for name in MONTH_NAMES)])
YEAR = r"(?:1[89]|20)\d\d"
ENDING = r"(?:st|nd|rd|th)?"
NO_FIGURE = (
    r"\{\{[^{}]*\}\}",
    rf"\b\d{{1,2}}{ENDING}(?:\s+(?:and|to|or|or the)\s+\d{{1,2}}{ENDING})?\s+(?:{MONTHS})\b(?:\s+{YEAR})?",
    rf"\b(?:{MONTHS})\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+{YEAR})?",
    rf"\b{YEAR}\s*[-–/]\s*(?:{YEAR}|\d\d)\b",
    rf"(?<![£$€.,\d]){YEAR}(?![\d%]|,\d|\.\d)",
    r"\b\d{1,2}[:.]\d{2}\s*(?:am|pm)\b|\b\d{1,2}\s*(?:am|pm)\b|\b\d{1,2}:\d{2}\b",
    r"\b\d+(?:st|nd|rd|th)\b",
    r"(?i:\b(?:paragraphs?|paras?\.?|sections?|ss?\.|§+|items?|appendi(?:x|ces)|annex(?:es)?|proposals?|parts?|"
    r"recommendations?|regulations?|regs?\.|schedules?|chapters?|pages?|pp?\.|tables?|figures?|versions?|levels?|"
    r"phases?|stages?|bands?|tiers?|numbers?|no\.|pledges?|objectives?|standards?|wards?|rooms?)\s*"
    r"\d+[A-Z]?(?:\.\d+)*(?:\([\w]+\))*(?:(?:\s*,\s*|\s*-\s*|\s*–\s*|\s+(?:and|to|or)\s+)\d+[A-Z]?(?:\.\d+)*)*)",
    r"\b[A-Z]{1,5}[-/ ]?\d+[A-Z]?\b",
    r"https?://\S+|\S+@\S+",
    r"\b0\d{2,4}[ -]?\d{3}[ -]?\d{3,4}\b",
    r"(?m:^\s*\d+[.)]\s)",
)
_NO_FIGURE = re.compile("|".join(NO_FIGURE))
_NUMBER = re.compile(
    r"(?P<pound>£\s*)?(?P<sign>(?<![\w.)])[-−])?(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"\s*(?P<scale>million|thousand|billion|m\b|k\b|bn\b)?\s*(?P<percent>%|per\s?cent\b|percent\b)?"
)
SCALES = {"million": 6, "m": 6, "thousand": 3, "k": 3, "billion": 9, "bn": 9}


@dataclass(frozen=True)
class Number:
    """A number as written: its value, its unit, and one of the last place that is written."""

    words: str
    value: Decimal
    unit: str
    step: Decimal
    position: int = 0

    def reads(self, other: "Number") -> bool:
        """Say whether a number of the record, rounded as this one is written, reads the same."""
        if self.unit and other.unit and self.unit != other.unit:
            return False
        return abs(other.value - self.value) * 2 <= self.step if self.step > other.step else self.value == other.value


def figures_in(text: str) -> list[Number]:
    """Return the figures typed in a text, in order."""
    blanked = _NO_FIGURE.sub(lambda found: " " * len(found[0]), text)
    return list(_numbers(blanked))


def numbers_in(text: str) -> list[Number]:
    """Return every number of a text of the record, dates and all: what a typed figure may have been taken from."""
    return list(_numbers(text))


def unmatched(text: str, record: Iterable[str]) -> list[Number]:
    """Return the figures typed in a text that no text of the record holds."""
    known = [number for words in record for number in numbers_in(words)]
    return [typed for typed in figures_in(text) if not any(typed.reads(one) for one in known)]


def _numbers(text: str) -> Iterator[Number]:
    for found in _NUMBER.finditer(text):
        before = text[found.start() - 1 : found.start()]
        if before.isalpha() or before in ("_", "."):
            continue
        try:
            digits = Decimal(found["digits"].replace(",", ""))
        except InvalidOperation:
            continue
        places = len(found["digits"].partition(".")[2])
        power = SCALES.get((found["scale"] or "").strip(), 0)
        unit = "£" if found["pound"] else "%" if found["percent"] else ""
        value = digits.scaleb(power) * (-1 if found["sign"] else 1)
        yield Number(found[0].strip(), value, unit, Decimal(1).scaleb(power - places), found.start())
