"""The two papers the case was taken from: what the file calls them, and what they are called everywhere else.

The file cites `seed 001 §5`; a page says *position statement of July 2002, section 5*. Pure.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple


class Paper(NamedTuple):
    """One of the two papers: its name in a sentence, and the ref of its document."""

    name: str
    ref: str


REPORT = Paper("report of spring 2004", "report-of-spring-2004")
STATEMENT = Paper("position statement of July 2002", "position-statement-of-july-2002")
IN_THE_FILE: Mapping[str, Paper] = {"seed 000": REPORT, "seed 001": STATEMENT}
BY_NAME: Mapping[str, Paper] = {paper.name: paper for paper in IN_THE_FILE.values()}


def plain_id(item: str) -> str:
    """Return the id under which an item of the file is kept: a paper's own ref, every other id as it stands."""
    paper = IN_THE_FILE.get(item.replace("-", " "))
    return paper.ref if paper else item


def plain_source(written: str) -> str:
    """Write a source of the file in words: each paper by its name, each place as a section of it."""
    for short, paper in IN_THE_FILE.items():
        written = re.sub(rf"\b{short}\b\s*(?=[^\s;,.])", f"{paper.name}, ", written).replace(short, paper.name)
    return re.sub(r"§\s*", "section ", written)


def split(source: str) -> tuple[Paper | None, str]:
    """Split a source in words into the paper it begins with and the place in it; anything else is a place alone."""
    for name, paper in BY_NAME.items():
        if source.startswith(name):
            place = source.removeprefix(name).removeprefix(",").strip()
            return paper, _other_papers_apart(place) or source
    return None, source


def _other_papers_apart(place: str) -> str:
    """Tell sections of the other paper from those of the first: `header; position statement of July 2002: section 2`.

    A comma separates places of one paper.
    """
    for name in BY_NAME:
        place = place.replace(f"{name}, ", f"{name}: ")
    return place
