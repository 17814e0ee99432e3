"""Numbers of sections and paragraphs. In a first draft they are counted; what a version gave stays for good. Pure.

People cite "paragraph 2.1 of the report of March", so a later version never gives that number to other words: what is
put between 2.1 and 2.2 becomes 2.1A, and a number that fell out is not given again.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from string import ascii_uppercase


@dataclass(frozen=True)
class Place:
    """A row of a draft: does it open a section, and which number has it kept from the version before."""

    is_section: bool
    kept: str = ""


def numbers(places: Sequence[Place], *, given: Collection[str] = ()) -> list[str]:
    """Return the number of each row, in order. `given` are the numbers that any frozen version ever used."""
    taken = {*given, *(place.kept for place in places if place.kept)}
    found: list[str] = []
    section = ""
    for at, place in enumerate(places):
        number = place.kept or _next(places, at, found, section, taken)
        taken.add(number)
        found.append(number)
        section = number if place.is_section else section
    return found


def _next(places: Sequence[Place], at: int, found: Sequence[str], section: str, taken: Collection[str]) -> str:
    before = _before(places, at, found, section)
    if _another_is_kept_below(places, at):
        return next(number for number in _between(before) if number not in taken)
    stem = "" if places[at].is_section or not section else f"{section}."
    start = _last(before) if before.startswith(stem) else 0
    return next(number for number in _counted(stem, start) if number not in taken)


def _before(places: Sequence[Place], at: int, found: Sequence[str], section: str) -> str:
    """Return the number of the row before on the same level; that of the section with 0 when there is none."""
    for earlier in range(at - 1, -1, -1):
        if places[earlier].is_section == places[at].is_section:
            return found[earlier]
        if places[earlier].is_section:
            break
    return "0" if places[at].is_section or not section else f"{section}.0"


def _another_is_kept_below(places: Sequence[Place], at: int) -> bool:
    for place in places[at + 1 :]:
        if place.is_section and not places[at].is_section:
            return False
        if place.is_section == places[at].is_section and place.kept:
            return True
    return False


def _between(before: str) -> Iterator[str]:
    """Count 2.1A, 2.1B; before the first paragraph of a section 2.0A; after 2.1A comes 2.1B."""
    stem = before.rstrip(ascii_uppercase)
    yield from (f"{stem}{letter}" for letter in ascii_uppercase)
    yield from (f"{stem}{first}{second}" for first in ascii_uppercase for second in ascii_uppercase)


def _counted(stem: str, start: int) -> Iterator[str]:
    number = start
    while True:
        number += 1
        yield f"{stem}{number}"


def _last(number: str) -> int:
    found = re.search(r"(\d+)[A-Z]*$", number)
    return int(found[1]) if found else 0


def revised(number: str, taken: Collection[str] = ()) -> str:
    """Return the number of a revised appendix: 4 becomes 4.1, then 4.2."""
    stem, dot, last = number.rpartition(".")
    stem, start = (stem, int(last)) if dot and last.isdecimal() else (number, 0)
    return next(one for one in _counted(f"{stem}.", start) if one not in taken)
