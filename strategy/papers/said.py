"""You said, we did, as a document; and the replies to consultees, one letter each or all in one file. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from salford_css.core.documents.numbering import numbered
from salford_css.core.documents.tree import (
    NUMBER,
    Block,
    Column,
    Document,
    Fact,
    Facts,
    PageBreak,
    Paragraph,
    Row,
    Section,
    Table,
    Text,
    runs,
)
from salford_css.core.words import capital, day
from strategy.response_rates import Rate


@dataclass(frozen=True)
class Line:
    """One comment: who said what about what, what was done, and when they were told."""

    consultee: str
    about: str
    said: str
    did: str
    received: str = ""
    replied: str = ""


@dataclass(frozen=True)
class Source:
    """The consultation that a paper is about, and who writes."""

    title: str
    period: str
    signed: str
    contact: str = ""
    organisation: str = ""
    part: str = "open"
    as_at: date | None = None


def document(source: Source, summary: str, lines: Sequence[Line], rates: Sequence[Rate]) -> Document:
    """Return the document for everybody: who came back, and what each consultee said and was told."""
    blocks: list[Block] = [Paragraph(runs(summary))]
    if rates:
        blocks += [Section("Who came back"), _rates(rates)]
    for consultee, theirs in _by_consultee(lines).items():
        blocks += [Section(consultee), _said(consultee, theirs)]
    made = Document(
        title=f"You said, we did: {source.title}",
        blocks=tuple(blocks),
        facts=(Fact("Open", runs(source.period)),),
        part="exempt" if source.part == "exempt" else "open",
        by=source.organisation,
        as_at=source.as_at,
    )
    return numbered(made)


def _rates(rates: Sequence[Rate]) -> Table:
    counts = [Column(head, NUMBER) for head in ("Comments", "Answered", "Replies sent")]
    last = len(rates) - 1
    return Table(
        "Response by audience",
        (Column("Audience", share=3), Column("Events with a response", share=3), *counts),
        tuple(
            Row((rate.name, rate.words, rate.comments, rate.answered, rate.replied), total=place == last)
            for place, rate in enumerate(rates)
        ),
        note="An event of which nobody wrote down whether a response came counts neither as one nor as silence.",
    )


def _said(consultee: str, lines: Sequence[Line]) -> Table:
    return Table(
        f"What {consultee} said, and what was done",
        (Column("About", share=2), Column("You said", share=3), Column("We did", share=4)),
        tuple(Row((line.about, line.said, line.did)) for line in lines),
    )


# ------------------------------------------------------------------ letters


@dataclass(frozen=True)
class Letter:
    """A reply to one consultee: a body or a role, never a person."""

    to: str
    lines: Sequence[Line]


def letters(lines: Sequence[Line]) -> list[Letter]:
    """Return one letter for each consultee, in the order of their names."""
    return [Letter(to, theirs) for to, theirs in sorted(_by_consultee(lines).items())]


def reply(source: Source, letter: Letter, *, on: date) -> Document:
    """Return the letter to one consultee."""
    return Document(
        title=f"Reply: {source.title}",
        blocks=tuple(_letter(source, letter, on, alone=True)),
        part="exempt" if source.part == "exempt" else "open",
        by=source.signed,
        as_at=on,
    )


def replies(source: Source, some: Sequence[Letter], *, on: date) -> Document:
    """Return all letters in one file, each on a sheet of its own."""
    blocks: list[Block] = []
    for place, letter in enumerate(some):
        blocks += [PageBreak()] if place else []
        blocks += _letter(source, letter, on, alone=False)
    return Document(
        title=f"Replies: {source.title}",
        blocks=tuple(blocks),
        part="exempt" if source.part == "exempt" else "open",
        by=source.signed,
        as_at=on,
    )


def _letter(source: Source, letter: Letter, on: date, *, alone: bool) -> Iterator[Block]:
    if not alone:
        yield Section(f"To {letter.to}")
    yield Facts(
        (
            Fact("To", runs(letter.to)),
            Fact("From", runs(", ".join(part for part in (source.signed, source.organisation) if part))),
            Fact("Date", runs(day(on))),
            Fact("About", runs(f"{source.title}, {source.period}")),
        )
    )
    comments = "comment" if len(letter.lines) == 1 else "comments"
    yield Paragraph(runs(f"Thank you for your {comments}. This is what was done about {_it(letter.lines)}."))
    for line in letter.lines:
        received = f" (received {line.received})" if line.received else ""
        yield Paragraph(runs(Text(f"On {line.about}{received}, you said: ", strong=True), capital(line.said)))
        yield Paragraph(runs(Text("What we did: ", strong=True), line.did))
    if source.contact:
        yield Paragraph(runs(f"Questions about this reply are answered by: {source.contact}."))
    yield Paragraph(runs(source.signed))


def _it(lines: Sequence[Line]) -> str:
    return "it" if len(lines) == 1 else "each of them"


def _by_consultee(lines: Sequence[Line]) -> dict[str, list[Line]]:
    groups: dict[str, list[Line]] = {}
    for line in lines:
        groups.setdefault(line.consultee, []).append(line)
    return groups
