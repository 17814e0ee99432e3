"""The agenda of a meeting, for the public, and its action sheet: what was decided, who does what by when. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from salford_css.core.documents.numbering import numbered
from salford_css.core.documents.tree import (
    Block,
    Column,
    Document,
    Fact,
    List,
    Note,
    Paragraph,
    Row,
    Section,
    Table,
    Text,
    runs,
)
from salford_css.core.words import capital, quote

EXEMPT = (
    "The public may be asked to leave for the items of Part 2. Their titles and papers are not in this agenda; the "
    "reason is given for each."
)


@dataclass(frozen=True)
class Sitting:
    """A meeting: of which body, when, where."""

    body: str
    on: str
    by: str
    place: str = ""
    starts_at: str = ""
    open_since: str = ""


@dataclass(frozen=True)
class Item:
    """An item of an agenda. An exempt one has no title and no papers here, only the reason why."""

    number: int
    title: str
    papers: Sequence[str] = ()
    is_exempt: bool = False
    exempt_reason: str = ""


@dataclass(frozen=True)
class Step:
    """Something to do after a decision: what, by which post, by when, and how far it is."""

    text: str
    responsible: str
    due: str
    how_far: str


@dataclass(frozen=True)
class Line:
    """One decision: under which item, what was decided, and what is to be done."""

    item: str
    outcome: str
    wording: str
    steps: Sequence[Step] = ()
    is_exempt: bool = False


def agenda(sitting: Sitting, items: Sequence[Item], *, as_at: date) -> Document:
    """Return the agenda as anybody may read it."""
    return numbered(
        Document(
            title=f"Agenda: {sitting.body}, {sitting.on}",
            blocks=tuple(_agenda(items)),
            facts=_facts(sitting),
            by=sitting.by,
            as_at=as_at,
        ),
        paragraphs=False,
    )


def _agenda(items: Sequence[Item]) -> Iterator[Block]:
    if not items:
        yield Paragraph(runs("No item is on record."))
    for item in items:
        if item.is_exempt:
            continue
        yield Section(item.title, str(item.number))
        if item.papers:
            yield List(tuple(runs(paper) for paper in item.papers))
        else:
            yield Paragraph(runs("No paper is on record."))
    hidden = [item for item in items if item.is_exempt]
    if hidden:
        yield Section("Part 2, in private")
        yield Note(runs(EXEMPT), head="Exempt items")
        why = ((f"Item {item.number}", item.exempt_reason or "no reason is on record") for item in hidden)
        yield Table("Items of Part 2", (Column("Item", share=1), Column("Reason", share=4)), tuple(map(Row, why)))


def action_sheet(sitting: Sitting, lines: Sequence[Line], *, as_at: date) -> Document:
    """Return the action sheet: each decision, and one row for everything that is to be done after it."""
    return numbered(
        Document(
            title=f"Action sheet: {sitting.body}, {sitting.on}",
            subtitle="What was decided, who does what, and by when",
            blocks=tuple(_action_sheet(lines)),
            facts=_facts(sitting),
            part="exempt" if any(line.is_exempt for line in lines) else "open",
            by=sitting.by,
            as_at=as_at,
        )
    )


def _action_sheet(lines: Sequence[Line]) -> Iterator[Block]:
    if not lines:
        yield Paragraph(runs("No decision of this meeting is on record, so nothing follows from it."))
        return
    yield Section("What was decided")
    for line in lines:
        yield Paragraph(runs(Text(f"{capital(line.outcome)}. ", strong=True), f"{quote(line.wording)}. ({line.item})"))
    steps = [(place, step) for place, line in enumerate(lines, start=1) for step in line.steps]
    yield Section("What is to be done")
    if not steps:
        yield Paragraph(runs("No action is on record for any of these decisions."))
        return
    columns = ("After", "Action", "Responsible", "Required by", "How far it is")
    yield Table(
        "Actions that follow",
        tuple(Column(head, share=share) for head, share in zip(columns, (2, 6, 4, 3, 4), strict=True)),
        tuple(Row((f"1.{place}", step.text, step.responsible, step.due, step.how_far)) for place, step in steps),
    )


def _facts(sitting: Sitting) -> tuple[Fact, ...]:
    when = f"{sitting.on}, {sitting.starts_at}" if sitting.starts_at else sitting.on
    told = (("Body", sitting.body), ("On", when), ("At", sitting.place), ("Open since", sitting.open_since))
    return tuple(Fact(head, runs(words)) for head, words in told if words)
