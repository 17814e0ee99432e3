"""The health of a partnership as a document: each part a sentence, then its figures, then where they are from. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from salford_css.core.documents.numbering import numbered
from salford_css.core.documents.tree import Block, Column, Document, Fact, Note, Paragraph, Row, Section, Table, runs


@dataclass(frozen=True)
class Line:
    """A figure: what it is, how it reads with all that must stand beside it, what is to be known about it."""

    what: str
    reads: str
    note: str = ""


@dataclass(frozen=True)
class Part:
    """A part of the page: heading, sentence, figures, source."""

    heading: str
    sentence: str
    lines: Sequence[Line] = ()
    source: str = ""


def health(
    *, title: str, worst: str, facts: Sequence[tuple[str, str]], parts: Sequence[Part], by: str, as_at: date
) -> Document:
    """Return the parts in the order of the page; `worst` is the finding that stands at its head, if there is one."""
    return numbered(
        Document(
            title=f"Health of the partnership: {title}",
            blocks=tuple(_blocks(worst, parts)),
            facts=tuple(Fact(head, runs(said)) for head, said in facts),
            by=by,
            as_at=as_at,
        )
    )


def _blocks(worst: str, parts: Sequence[Part]) -> Iterator[Block]:
    if worst:
        yield Note(runs(worst), head="First of all")
    for part in parts:
        yield Section(part.heading)
        yield Paragraph(runs(part.sentence))
        if part.lines:
            heads = (("What", 5), ("Reads", 5), ("To be known", 6))
            columns = tuple(Column(head, share=share) for head, share in heads)
            rows = tuple(Row((line.what, line.reads, line.note or "nothing more")) for line in part.lines)
            yield Table(part.heading, columns, rows)
        if part.source:
            yield Paragraph(runs(f"From: {part.source}"))
