"""Conscientious consideration: the four tests of one consultation, as a document of numbered paragraphs. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from salford_css.core.documents.numbering import numbered
from salford_css.core.documents.tree import (
    Block,
    Column,
    Document,
    Fact,
    Link,
    Paragraph,
    Row,
    Runs,
    Section,
    Table,
    Text,
    runs,
)
from strategy.fairness import WORDS, Evidence, Test

CASE = (
    "The tests are those of R v Brent London Borough Council, ex parte Gunning (1985): people are asked while "
    "proposals can still change, with enough to go by and time to answer, and their answers are conscientiously taken "
    "into account. No test is passed by a tick: each rests on what is on record."
)


@dataclass(frozen=True)
class Heading:
    """What stands above the tests."""

    title: str
    period: str
    years: str
    agreed: str
    led: str
    summary: str
    part: str = "open"
    as_at: date | None = None


def document(heading: Heading, tests: Sequence[Test]) -> Document:
    """Return the document on one consultation."""
    blocks: list[Block] = [Paragraph(runs(heading.summary)), Paragraph(runs(CASE))]
    for test in tests:
        blocks += _of(test)
    made = Document(
        title=f"Conscientious consideration: {heading.title}",
        subtitle="The four tests of a fair consultation, and what is on record for each",
        blocks=tuple(blocks),
        facts=(
            Fact("Open", runs(f"{heading.period} ({heading.years})" if heading.years else heading.period)),
            Fact("Agreed by", runs(heading.agreed)),
            Fact("Led by", runs(heading.led)),
        ),
        part="exempt" if heading.part == "exempt" else "open",
        as_at=heading.as_at,
    )
    return numbered(made)


def _of(test: Test) -> Iterator[Block]:
    yield Section(test.name)
    yield Paragraph(runs(Text(f"{WORDS[test.grade]}. ", strong=True), test.because))
    yield Paragraph(runs(Text("What is missing: ", strong=True), test.missing))
    if not test.evidence:
        yield Paragraph(runs("Nothing on record bears on this test."))
        return
    yield Table(
        f"On record for test {test.number}: {test.name.lower()}",
        (Column("On record", share=5), Column("Date", share=2), Column("Financial year", share=1)),
        tuple(Row((_what(one), one.when or "no date held", one.year or "not known")) for one in test.evidence),
    )


def _what(one: Evidence) -> Runs | str:
    return (Link(one.what, one.url),) if one.url else one.what
