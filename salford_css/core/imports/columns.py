"""The columns a kind of import asks for, and the parsers of their cells. A parser says in words what it cannot read."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from salford_css.core import dates

Parser = Callable[[str], Any]

YES = frozenset({"yes", "y", "true", "1", "x"})
NO = frozenset({"no", "n", "false", "0"})
_SERIAL = re.compile(r"[1-9][0-9]{4}(\.[0-9]+)?")
_CALENDAR = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?: 00:00(?::00)?)?")
_BRITISH = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


@dataclass(frozen=True, slots=True)
class ImportColumn:
    """A column: its name inside, its heading, other headings it comes under, and how a cell of it is read.

    `required` is of the column and of each cell; a parser raises ValueError with a sentence. `for_all` lets the sender
    say one value for every row instead of having the column; `only_for_all` is said of the file and never in it.
    """

    name: str
    heading: str
    parse: Parser = str
    required: bool = False
    help: str = ""
    aliases: tuple[str, ...] = ()
    for_all: bool = False
    only_for_all: bool = False

    @property
    def headings(self) -> tuple[str, ...]:
        """Return every heading under which the column is known."""
        return (self.heading, *self.aliases)


def text(longest: int) -> Parser:
    """Return a parser of texts up to a length."""

    def parse(cell: str) -> str:
        if len(cell) > longest:
            raise ValueError(f"It has {len(cell):,} characters; up to {longest:,} are kept. Shorten it.")
        return cell

    return parse


def one_of(choices: Mapping[str, str]) -> Parser:
    """Return a parser that accepts a choice by its code or by its words, and hands back the code."""
    known = {words.casefold(): code for code, words in choices.items()} | {code.casefold(): code for code in choices}

    def parse(cell: str) -> str:
        if (code := known.get(cell.casefold())) is None:
            raise ValueError(f"Write one of: {', '.join(choices.values())}.")
        return code

    return parse


def yes_or_no(cell: str) -> bool:
    """Read yes or no; raises ValueError for anything else."""
    word = cell.casefold()
    if word in YES | NO:
        return word in YES
    raise ValueError("Write yes or no.")


def whole_number(cell: str) -> int:
    """Read a whole number of 0 or more; raises ValueError for anything else."""
    bare = cell.replace(",", "").replace(" ", "")
    if not (bare.isascii() and bare.isdigit() and len(bare) < 10):
        raise ValueError("Write a whole number.")
    return int(bare)


def decimal(cell: str) -> Decimal:
    """Read a number such as 1,234.5; raises ValueError for a percentage and for words."""
    if cell.endswith("%"):
        raise ValueError("It is a percentage; a plain number is asked for.")
    try:
        value = Decimal(cell.replace(",", "").replace("\u2212", "-").replace("£", ""))
    except InvalidOperation:
        raise ValueError("Write a number.") from None
    if not value.is_finite():
        raise ValueError("Write a number.")
    return value


def day(cell: str) -> date:
    """Read a day: 2004-04-30, 30/04/2004 or 30 April 2004. Raises ValueError for a part of a date and for a number."""
    if found := _CALENDAR.fullmatch(cell) or _BRITISH.fullmatch(cell):
        parts = [int(part) for part in found.groups()]
        year, month, number = parts if len(found.group(1)) == 4 else reversed(parts)
        return _real_day(year, month, number)
    if _SERIAL.fullmatch(cell):
        raise ValueError("It is a number. If it is a date, give the column a date format and save the file again.")
    meant = dates.parse(cell)
    if meant.earliest is None or meant.earliest != meant.latest:
        raise ValueError("Write a day, such as 30/04/2004.")
    return meant.earliest


def _real_day(year: int, month: int, number: int) -> date:
    try:
        return date(year, month, number)
    except ValueError:
        raise ValueError(
            f"There is no such day. Write it as day/month/year, such as {date(2004, 4, 30):%d/%m/%Y}."
        ) from None
