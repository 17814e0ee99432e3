"""The pack of a board's meeting, agenda with cover sheets, and its minutes as documents. Pure.

The open pack and the open minutes hold nothing of Part 2, whoever asks: of an exempt item stands its number and the
reason. What is exempt is a document of its own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from salford_css.core.documents.numbering import numbered
from salford_css.core.documents.tree import (
    EXEMPT,
    OPEN,
    Block,
    Column,
    Document,
    Fact,
    Facts,
    List,
    Note,
    PageBreak,
    Paragraph,
    Row,
    Section,
    Table,
    Text,
    runs,
)
from salford_css.core.words import capital

ITEM = re.compile(r"(?P<number>\d{1,3})\. (?P<title>\S.*)")
LOUD = re.compile(r"(?P<word>RESOLVED|REFERRED|ACTION|NOT QUORATE)(?P<rest>.*)", re.DOTALL)
APART = "Exempt items are in a pack of their own, for those who may read it."
MADE_UP = "This meeting and every word of it are made up to show how a board works. Nothing of it is on record."


@dataclass(frozen=True)
class Sitting:
    """A meeting: of which board, when and where, called when, chaired by whom, by which quorum."""

    board: str
    on: str
    by: str
    place: str = ""
    starts_at: str = ""
    called_on: str = ""
    chair: str = ""
    quorum: str = ""
    illustrative: bool = False


@dataclass(frozen=True)
class Sheet:
    """The cover sheet of a paper: what it is, what it asks for, what other bodies made of it."""

    title: str
    facts: Sequence[tuple[str, str]] = ()
    asks: Sequence[str] = ()
    others: Sequence[str] = ()


@dataclass(frozen=True)
class Item:
    """An item: its papers, and what the record brings to it. An exempt one in an open pack has only its reason."""

    number: int
    title: str
    sheets: Sequence[Sheet] = ()
    brings: Sequence[str] = ()
    note: str = ""
    hidden: bool = False
    standing: bool = False
    exempt_reason: str = ""


def pack(
    sitting: Sitting, items: Sequence[Item], *, arising: Sequence[tuple[str, str, str]], exempt: bool, as_at: date
) -> Document:
    """Return the pack: agenda first, then a cover sheet for each paper, each on a new sheet."""
    name = "Exempt part of the pack" if exempt else "Meeting pack"
    return numbered(
        Document(
            title=f"{name}: {sitting.board}, {sitting.on}",
            subtitle="Agenda, papers and cover sheets",
            blocks=tuple(_pack(sitting, items, arising, exempt)),
            facts=facts(sitting),
            part=EXEMPT if exempt else OPEN,
            by=sitting.by,
            as_at=as_at,
        ),
        paragraphs=False,
    )


def _pack(
    sitting: Sitting, items: Sequence[Item], arising: Sequence[tuple[str, str, str]], exempt: bool
) -> Iterator[Block]:
    if sitting.illustrative:
        yield Note(runs(MADE_UP), head="Illustration")
    if sitting.quorum and not exempt:
        yield Paragraph(runs(sitting.quorum))
    if not items:
        yield Paragraph(runs("No item of this part is on record."))
    yield from _agenda(items)
    if arising and not exempt:
        yield Section("Matters arising")
        heads = (("Action", 5), ("Responsible", 3), ("Due", 2))
        yield Table(
            "Actions of earlier meetings that are open",
            tuple(Column(head, share=share) for head, share in heads),
            tuple(map(Row, arising)),
        )
    for item in items:
        for place, sheet in enumerate(item.sheets, start=1):
            yield PageBreak()
            yield from _sheet(item, place, sheet)


def _agenda(items: Sequence[Item]) -> Iterator[Block]:
    for item in items:
        if item.hidden:
            continue
        yield Section(item.title, str(item.number))
        if item.exempt_reason:
            yield Paragraph(runs(f"Exempt: {item.exempt_reason}."))
        if item.note:
            yield Paragraph(runs(item.note))
        if item.brings:
            yield List(tuple(runs(one) for one in item.brings))
        if item.sheets:
            yield List(tuple(runs(f"Paper {item.number}.{n}: {one.title}") for n, one in enumerate(item.sheets, 1)))
        elif not (item.brings or item.note or item.standing):
            yield Paragraph(runs("No paper is on record."))
    hidden = [one for one in items if one.hidden]
    if hidden:
        yield Section("Part 2, in private")
        yield Note(runs(APART), head="Exempt items")
        why = ((f"Item {one.number}", one.exempt_reason or "no reason is on record") for one in hidden)
        yield Table("Items of Part 2", (Column("Item", share=1), Column("Reason", share=4)), tuple(map(Row, why)))


def _sheet(item: Item, place: int, sheet: Sheet) -> Iterator[Block]:
    yield Section(f"Paper: {sheet.title}", f"{item.number}.{place}")
    told = (("Under item", f"{item.number} {item.title}"), *sheet.facts)
    yield Facts(tuple(Fact(head, runs(words)) for head, words in told if words))
    if sheet.asks:
        yield Paragraph(runs(Text("What it asks for", strong=True)))
        yield List(tuple(runs(one) for one in sheet.asks), ordered=True)
    yield Paragraph(runs(Text("What other bodies made of it", strong=True)))
    if sheet.others:
        yield List(tuple(runs(one) for one in sheet.others))
    else:
        yield Paragraph(runs("No other body is on record as having considered it."))


def facts(sitting: Sitting) -> tuple[Fact, ...]:
    """Return the head of a document about a meeting."""
    when = f"{sitting.on}, {sitting.starts_at}" if sitting.starts_at else sitting.on
    told = (
        ("Board", sitting.board),
        ("On", when),
        ("At", sitting.place),
        ("Called on", sitting.called_on),
        ("In the chair", sitting.chair),
    )
    return tuple(Fact(head, runs(words)) for head, words in told if words)


def minutes(sitting: Sitting, text: str, *, version: int, standing: str, exempt: bool, as_at: date) -> Document:
    """Return minutes as a document: items as headings, decisions and actions set off."""
    name = "Minutes of Part 2" if exempt else "Minutes"
    return numbered(
        Document(
            title=f"{name}: {sitting.board}, {sitting.on}",
            subtitle=f"Version {version}, {standing}",
            blocks=tuple(_minutes(sitting, text)),
            facts=facts(sitting),
            part=EXEMPT if exempt else OPEN,
            by=sitting.by,
            as_at=as_at,
        ),
        paragraphs=False,
    )


def _minutes(sitting: Sitting, text: str) -> Iterator[Block]:
    if sitting.illustrative:
        yield Note(runs(MADE_UP), head="Illustration")
    for block in filter(None, (one.strip() for one in re.split(r"\n\s*\n", text.replace("\r\n", "\n")))):
        item, loud = ITEM.fullmatch(block), LOUD.fullmatch(block)
        if item:
            yield Section(item["title"], item["number"])
        elif loud and loud["word"] == "NOT QUORATE":
            yield Note(runs(loud["rest"].lstrip(" :")), head="Not quorate")
        elif loud:
            yield Paragraph(runs(Text(f"{capital(loud['word'].lower())}", strong=True), loud["rest"]))
        else:
            yield Paragraph(runs(block))
