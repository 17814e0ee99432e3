"""A return of a pool as a document: what was sent, or the draft as the ledger stands."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from partnerships.models import FigurePart, PoolReturn, PoolReturnVersion
from partnerships.readings.returns import PART_HEADS
from partnerships.readings.returns import Row as ReturnRow
from partnerships.selectors.pool_papers import POUNDS, cells, made_up
from salford_css.core.documents.numbering import numbered
from salford_css.core.documents.tree import NUMBER, Block, Column, Document, Fact, Paragraph, Row, Section, Table, runs
from salford_css.core.words import capital


def return_document(
    pool_return: PoolReturn,
    version: PoolReturnVersion | None,
    rows: Sequence[ReturnRow],
    answers: Sequence[tuple[str, str, str]],
    signatures: Sequence[tuple[str, str]],
    as_at: date,
) -> Document:
    """Return a return as a document: what was sent, or the draft as the ledger stands."""
    sent = (
        f"Version {version.number}, submitted on {version.submitted_on:%-d %B %Y}"
        if version
        else "Draft: not submitted; figures as the ledger stands"
    )
    summary = (version.summary if version else pool_return.summary) or "Nothing is written beside the figures."
    return numbered(
        Document(
            title=capital(str(pool_return)),
            subtitle=sent,
            blocks=(
                *made_up(any(row.illustrative for row in rows)),
                *_in_words(summary),
                *_figures(rows),
                *_answers(answers),
                *_signatures(signatures),
            ),
            facts=_facts(pool_return),
            as_at=version.as_at if version else as_at,
        )
    )


def _facts(pool_return: PoolReturn) -> tuple[Fact, ...]:
    due = f"{pool_return.due_on:%-d %B %Y}" if pool_return.due_on else "no date was set"
    return (
        Fact("State", runs(pool_return.get_state_display())),
        Fact("Due", runs(f"{due}{f' ({pool_return.due_because})' if pool_return.due_because else ''}")),
        Fact("Conditions", runs(str(pool_return.condition_set or "none"))),
    )


def _in_words(summary: str) -> Iterable[Block]:
    yield Section("In words")
    yield from (Paragraph(runs(part)) for part in summary.split("\n") if part.strip())


def _figures(rows: Sequence[ReturnRow]) -> Iterable[Block]:
    """Return a table for each part that the return has figures of."""
    for part in FigurePart.values:
        if found := [row for row in rows if row.part == part]:
            yield Section(_part_name(part))
            yield _return_table(part, found)


def _answers(answers: Sequence[tuple[str, str, str]]) -> Iterable[Block]:
    yield Section("Answers of the partners")
    if not answers:
        yield Paragraph(runs("No partner is named."))
        return
    rows = tuple(Row((name, words, said or "nothing")) for name, words, said in answers)
    yield Table("Answers", (Column("Partner"), Column("Answer"), Column("In its words")), rows)


def _signatures(signatures: Sequence[tuple[str, str]]) -> Iterable[Block]:
    if signatures:
        yield Section("Signatures")
        yield Table("Signatures", (Column("Who"), Column("When and how")), tuple(Row(one) for one in signatures))


def _part_name(part: str) -> str:
    return capital(str(dict(FigurePart.choices)[part]))


def _return_table(part: str, rows: Sequence[ReturnRow]) -> Table:
    named = [
        (name, head)
        for name, head in zip(("plan", "actual", "forecast", "variance"), PART_HEADS[part], strict=True)
        if head
    ]
    places = None if part == FigurePart.METRIC else 2
    columns = [Column(head, NUMBER, places=places, share=2) for _, head in named]
    words = any(row.words for row in rows)
    made = []
    for row in rows:
        in_order: list[Decimal | str] = [row.name, *cells(*(getattr(row, name) for name, _ in named))]
        made.append(Row((*in_order, row.words or "none") if words else tuple(in_order)))
    heads = (Column("What", share=3), *columns, *((Column("Remarks", share=3),) if words else ()))
    return Table(_part_name(part), heads, tuple(made), note="" if part in ("condition", "metric") else POUNDS)
