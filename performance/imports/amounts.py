"""What stands in a cell of figures: a number, a percentage that says so, or a mark for a figure that is missing."""

import re
from decimal import Decimal
from typing import NamedTuple

from performance.measures import MARKS, Status

_PLAIN = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?").fullmatch
_THOUSANDS = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?").fullmatch
_SPACED = re.compile(r"[+-]?[0-9]{1,3}(?: [0-9]{3})+(?:\.[0-9]+)?").fullmatch
_POWER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?[eE][+-]?[0-9]{1,2}").fullmatch
_COMMA = re.compile(r"[+-]?[0-9]+,[0-9]{1,2}").fullmatch
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}").match
_BLANKS = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2212": "-"})
LONGEST = 20
"""More figures than that no number of this product has."""


class Amount(NamedTuple):
    """A number, and whether the cell said that it is per cent; or no number, and why."""

    number: Decimal | None
    says_percent: bool = False
    status: Status = Status.REPORTED


BLANK = Amount(None, False, Status.MISSING)


def plain(cell: str) -> bool:
    """Say whether a cell is a number and nothing else: no sign but minus or plus, no blank, no mark."""
    return len(cell) <= LONGEST and _PLAIN(cell) is not None


def amount(cell: str) -> Amount:
    """Read a cell. Raises ValueError with a sentence for what is neither number nor mark.

    Thousands may be parted by commas or blanks, pounds may lead, a per cent sign may follow.
    """
    if plain(cell):
        return Amount(Decimal(cell))
    text = cell.translate(_BLANKS).strip()
    if (status := MARKS.get(text.casefold())) is not None:
        return Amount(None, False, status)
    says_percent = text.endswith("%")
    number = text.removesuffix("%").strip().removeprefix("£").strip()
    if _THOUSANDS(number) or _SPACED(number):
        number = number.replace(",", "").replace(" ", "")
    if (_PLAIN(number) or _POWER(number)) and len(number) <= LONGEST:
        return Amount(Decimal(number), says_percent)
    raise ValueError(_why_not(text, number))


def _why_not(text: str, number: str) -> str:
    if text.startswith("="):
        return "It is a formula, and a text file keeps no figure for it. Save the sheet with its values."
    if _COMMA(number):
        return "Its comma may part thousands or decimals. Write decimals with a point."
    if _DAY(text):
        return "It is a date where a figure should stand. Give the column a number format and save the file again."
    if len(number) > LONGEST and number.replace(".", "").isdigit():
        return f"It has more than {LONGEST} figures. Round it."
    return "It is neither a number nor a mark for a missing one, such as x, [c], .. or N/A. Mend it."
