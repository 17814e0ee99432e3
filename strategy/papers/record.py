"""The record of one decision as a document, under the headings that councils publish today. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from salford_css.core.documents.tree import Block, Document, Fact, Note, Paragraph, Section, runs
from salford_css.core.words import capital
from strategy.record_of_decision import NOTHING, Headed


@dataclass(frozen=True)
class Decided:
    """What was decided: its subject, the outcome and the words of the minutes, by whom, as at which day."""

    subject: str
    outcome: str
    wording: str
    by: str
    decider: str
    made: str
    reference: str
    as_at: date
    part: Literal["open", "exempt"] = "open"
    amended: str = ""
    exempt_reason: str = ""


def document(decided: Decided, lines: Sequence[Headed]) -> Document:
    """Return the record: the decision first, then every heading, also those under which nothing is recorded."""
    facts = (("Decided by", decided.decider), ("Made", decided.made), ("Reference", decided.reference))
    return Document(
        title=f"Record of decision: {decided.subject}",
        blocks=tuple(_blocks(decided, lines)),
        facts=tuple(Fact(head, runs(words)) for head, words in facts if words),
        part=decided.part,
        by=decided.by,
        as_at=decided.as_at,
    )


def _blocks(decided: Decided, lines: Sequence[Headed]) -> Iterator[Block]:
    if decided.exempt_reason:
        yield Note(runs(f"{decided.exempt_reason.rstrip('.')}."), head="Why it is in Part 2")
    yield Section("The decision")
    yield Paragraph(runs(f"{capital(decided.outcome)}."))
    yield from _paragraphs(decided.wording)
    if decided.amended:
        yield Section("The wording as amended", level=2)
        yield from _paragraphs(decided.amended)
    for line in lines:
        yield Section(line.heading)
        yield from _paragraphs(capital(line.text) or f"{capital(NOTHING)}.")
        if line.note:
            yield Paragraph(runs(line.note))


def _paragraphs(text: str) -> Iterator[Paragraph]:
    for line in text.splitlines():
        if line.strip():
            yield Paragraph(runs(line.strip()))
