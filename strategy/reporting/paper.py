"""A report as a document: the head of a paper, its headings, its numbered paragraphs, its appendices. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from salford_css.core.documents.tree import (
    Block,
    Document,
    Fact,
    List,
    Note,
    Paragraph,
    Run,
    Runs,
    Section,
    Text,
    plain,
    runs,
)

BULLET = re.compile(r"^\s*[–•-]\s+")
STEP = re.compile(r"^\s*(\d+)[.)]\s+")


@dataclass(frozen=True)
class Head:
    """A heading and what stands under it."""

    label: str
    runs: Runs = ()
    points: tuple[Runs, ...] = ()


@dataclass(frozen=True)
class Row:
    """A numbered row of the report; a row that opens a section has its number as 1, 2, 3."""

    number: str
    runs: Runs = ()
    heading: str = ""
    is_section: bool = False


@dataclass(frozen=True)
class Report:
    """A report as it is to be printed. What the reader may not read is not in it; `left_out` says why."""

    title: str
    heads: Sequence[Head] = ()
    rows: Sequence[Row] = ()
    appendices: Sequence[Runs] = ()
    report_of: str = ""
    to: str = ""
    on: str = ""
    item: str = ""
    part: Literal["open", "exempt"] = "open"
    by: str = ""
    as_at: date | None = None
    draft_on: date | None = None
    left_out: Sequence[str] = field(default_factory=tuple)


def document(report: Report) -> Document:
    """Return the tree of a report."""
    facts = (("Item", report.item), ("Report of", report.report_of), ("To", report.to), ("On", report.on))
    return Document(
        title=report.title,
        part=report.part,
        by=report.by,
        as_at=report.as_at,
        draft_on=report.draft_on,
        facts=tuple(Fact(head, runs(words)) for head, words in facts if words),
        blocks=tuple(_blocks(report)),
    )


def _blocks(report: Report) -> Iterator[Block]:
    for head in report.heads:
        yield Section(head.label)
        yield from _under(head)
    for row in report.rows:
        yield from _numbered(row)
    if report.appendices:
        yield Section("Appendices")
        yield List(tuple(report.appendices))
    if report.left_out:
        yield Note(runs("; ".join(report.left_out) + "."), head="Left out of this copy")


def _under(head: Head) -> Iterator[Block]:
    if head.points:
        yield List(head.points, ordered=True)
    yield from _text(head.runs, "")
    if not head.points and not plain(head.runs).strip():
        yield Paragraph(runs("Nothing is stated."))


def _numbered(row: Row) -> Iterator[Block]:
    if row.is_section:
        yield Section(row.heading, row.number)
        yield from _text(row.runs, "")
    elif row.heading:
        yield Section(row.heading, row.number, level=2)
        yield from _text(row.runs, "")
    else:
        yield from _text(row.runs, row.number)


def _text(line: Runs, number: str) -> Iterator[Block]:
    """Split a text into paragraphs and lists: lines that begin with a stroke or a number are points."""
    for lines in _stretches(split(line)):
        marks = [_mark(one) for one in lines]
        if marks[0] == "":
            yield Paragraph(lines[0], number)
            number = ""
        else:
            yield List(tuple(_unmarked(one, marks[0]) for one in lines), ordered=marks[0] == "1")


def _stretches(lines: Sequence[Runs]) -> Iterator[list[Runs]]:
    """Put points that follow each other together; numbers make steps only when they count 1, 2, 3."""
    stretch: list[Runs] = []
    for line in lines:
        if stretch and not (_mark(stretch[-1]) and _follows(stretch, line)):
            yield stretch
            stretch = []
        stretch.append(line)
    if stretch:
        yield stretch


def _follows(stretch: Sequence[Runs], line: Runs) -> bool:
    mark = _mark(line)
    return mark == "–" if _mark(stretch[0]) == "–" else mark == str(len(stretch) + 1)


def _mark(line: Runs) -> str:
    """Return the mark of a line: a stroke, the number of a step, or nothing."""
    words = plain(line)
    if BULLET.match(words):
        return "–"
    step = STEP.match(words)
    return step[1] if step else ""


def _unmarked(line: Runs, mark: str) -> Runs:
    """Take the mark away where the list draws its own."""
    pattern = BULLET if mark == "–" else STEP
    first = line[0]
    if mark not in ("–", "1") or not isinstance(first, Text):
        return line
    return runs(Text(pattern.sub("", first.text, count=1)), *line[1:])


def split(line: Runs) -> list[Runs]:
    """Split a text into its lines; empty lines are left out."""
    made: list[list[Run]] = [[]]
    for run in line:
        if not isinstance(run, Text):
            made[-1].append(run)
            continue
        first, *others = run.text.replace("\r\n", "\n").split("\n")
        made[-1].append(Text(first))
        made += [[Text(other)] for other in others]
    return [one for parts in made if plain(one := runs(*parts)).strip()]
