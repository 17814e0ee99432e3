"""The statutory checklist of an agreement as a document: rule, evidence, date, who checked. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from salford_css.core.documents.numbering import numbered
from salford_css.core.documents.tree import Block, Column, Document, Fact, Note, Paragraph, Row, Section, Table, runs

HOW = (
    "Each rule is held against what is on record. A rule that is verified or corroborated refuses the step it stands "
    "before; any other only warns. A check by hand stands beside the record and lifts nothing."
)


@dataclass(frozen=True)
class Line:
    """A rule: its reference, what it asks, before which step, whether it holds, what the record shows, who checked."""

    reference: str
    asks: str
    before: str
    holds: bool
    refuses: bool
    shows: str
    missing: Sequence[str]
    checked: str = ""

    @property
    def state(self) -> str:
        """Say whether it holds, and what follows if it does not."""
        if self.holds:
            return "Holds"
        return "Does not hold: refuses the step" if self.refuses else "Does not hold: warns"

    @property
    def evidence(self) -> str:
        """Return what the record shows and misses."""
        return " ".join([self.shows, *self.missing]).strip() or "Nothing stands against it."


def checklist(
    *, title: str, summary: str, facts: Sequence[tuple[str, str]], lines: Sequence[Line], by: str, as_at: date
) -> Document:
    """Return the checklist, rule by rule, in the order of the steps it stands before."""
    return numbered(
        Document(
            title=f"Statutory checklist: {title}",
            blocks=tuple(_blocks(summary, lines)),
            facts=tuple(Fact(head, runs(said)) for head, said in facts),
            by=by,
            as_at=as_at,
        )
    )


def _blocks(summary: str, lines: Sequence[Line]) -> Iterator[Block]:
    yield Section("How it stands")
    yield Paragraph(runs(summary))
    yield Note(runs(HOW), head="How to read it")
    yield Section("Rule by rule")
    if not lines:
        yield Paragraph(runs("No power, and so no rule, is on record for this day."))
        return
    heads = (
        ("Rule", 2),
        ("What it asks", 5),
        ("Before it is", 3),
        ("State", 3),
        ("Evidence", 7),
        ("Checked by hand", 4),
    )
    yield Table(
        "Rules of the checklist",
        tuple(Column(head, share=share) for head, share in heads),
        tuple(
            Row((line.reference, line.asks, line.before, line.state, line.evidence, line.checked or "not yet"))
            for line in lines
        ),
    )
