"""The tree as plain values (JSON), which the templates of page and PDF read. Pure.

Text passes through a function on its way, so that each renderer says once what may stand in its files.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from salford_css.core.documents.tree import (
    NUMBER,
    Block,
    Cell,
    Column,
    Document,
    Fact,
    Facts,
    Figure,
    Footnote,
    Link,
    List,
    LiveFigure,
    Note,
    PageBreak,
    Paragraph,
    Reference,
    Run,
    Runs,
    Section,
    Table,
    Text,
    plain,
)
from salford_css.core.words import day

Say = Callable[[str], str]
Address = Callable[[str], str]


def cell_words(cell: str | int | Decimal, column: Column) -> str:
    """Write a cell: numbers with their thousands, their decimal places and a real minus."""
    if isinstance(cell, str):
        return cell
    written = f"{cell:,.{column.places}f}" if column.places is not None else f"{Decimal(cell):,f}"
    return written.replace("-", "−")


def cell_runs(cell: Cell, column: Column) -> Runs:
    """Return a cell as a line."""
    return cell if isinstance(cell, tuple) else (Text(cell_words(cell, column)),)


def head_words(document: Document) -> str:
    """Say on every sheet that a document is a draft, and of which day; empty when it is none."""
    return f"DRAFT of {day(document.draft_on)}" if document.draft_on else ""


LINE = 84
"""Letters that a line of a table holds, roughly."""


def widths(table: Table) -> list[int]:
    """Return the shares of the sheet that the columns take: as asked, else by their longest cell; 0 as it comes.

    A column of words is never narrower than its longest word, one of numbers as wide as its numbers.
    """
    if any(column.share for column in table.columns):
        return [column.share for column in table.columns]
    return [
        0
        if column.kind == NUMBER
        else _breadth([column.heading, *(_cell_text(row.cells[place]) for row in table.rows)])
        for place, column in enumerate(table.columns)
    ]


def parts_of_the_sheet(table: Table) -> list[float]:
    """Return the part of the sheet's width that each column takes, for files whose columns need one; they make 1.

    A column that asks for no share takes what its longest cell needs, the others divide the rest.
    """
    shares = widths(table)
    if not all(shares):
        needed = [0 if share else _needed(table, place) for place, share in enumerate(shares)]
        left = max(1 - sum(needed), 0.3) if any(shares) else 0
        whole = sum(shares) or 1
        taken = [share / whole * left if share else narrow for share, narrow in zip(shares, needed, strict=True)]
    else:
        taken = [float(share) for share in shares]
    return [part / sum(taken) for part in taken]


def _needed(table: Table, place: int) -> float:
    """Return the part of a line that the cells of a column need, at most a sixth."""
    texts = [*table.columns[place].heading.split(), *(_cell_text(row.cells[place]) for row in table.rows)]
    return min(max(map(len, texts), default=1) + 5, LINE // 6) / LINE


def _cell_text(cell: Cell) -> str:
    return plain(cell) if isinstance(cell, tuple) else str(cell)


def _breadth(texts: list[str]) -> int:
    longest_word = max((len(word) for text in texts for word in text.split()), default=1)
    return max(min(max(map(len, texts)), 60), min(longest_word + 2, 24))


def caption_of(block: Table | Figure) -> str:
    """Return a caption with what it is and its number."""
    kind = "Table" if isinstance(block, Table) else "Figure"
    return f"{kind} {block.number}: {block.caption}" if block.number else block.caption


@dataclass(frozen=True)
class Content:
    """Turns a document into plain values. `say` is given every text, `address` every address."""

    say: Say
    address: Address

    def of(self, document: Document) -> dict[str, Any]:
        """Return the whole document."""
        say = self.say
        return {
            "title": say(document.title),
            "subtitle": say(document.subtitle),
            "language": document.language,
            "by": say(document.by),
            "part": document.part,
            "part_words": document.part_words,
            "draft": head_words(document),
            "as_at": day(document.as_at) if document.as_at else "",
            "day": _day(document),
            "contents": document.contents,
            "numbered": any(isinstance(block, Paragraph) and block.number for block in document.blocks),
            "facts": self._facts(document.facts),
            "blocks": [self._block(block) for block in document.blocks],
        }

    def _block(self, block: Block) -> dict[str, Any]:
        say = self.say
        match block:
            case Section():
                return _place(block) | {"kind": "section", "level": block.level, "heading": say(block.heading)}
            case Paragraph():
                return _place(block) | {"kind": "paragraph", "runs": self._runs(block.runs)}
            case List():
                return {"kind": "list", "ordered": block.ordered, "items": [self._runs(item) for item in block.items]}
            case Facts():
                return {"kind": "facts", "facts": self._facts(block.facts)}
            case Note():
                return {"kind": "note", "head": say(block.head), "runs": self._runs(block.runs)}
            case Table():
                return self._table(block)
            case Figure():
                return self._figure(block)
            case PageBreak():
                return {"kind": "page_break"}

    def _facts(self, facts: tuple[Fact, ...]) -> list[dict[str, Any]]:
        return [{"head": self.say(fact.head), "runs": self._runs(fact.runs)} for fact in facts]

    def _table(self, table: Table) -> dict[str, Any]:
        return _place(table) | {
            "kind": "table",
            "caption": self.say(caption_of(table)),
            "note": self.say(table.note),
            "row_heads": table.row_heads,
            "columns": [
                {"heading": self.say(column.heading), "number": column.kind == NUMBER, "share": share}
                for column, share in zip(table.columns, widths(table), strict=True)
            ],
            "rows": [
                {
                    "total": row.total,
                    "cells": [self._cell(*pair) for pair in zip(row.cells, table.columns, strict=True)],
                }
                for row in table.rows
            ],
        }

    def _cell(self, cell: Cell, column: Column) -> dict[str, Any]:
        return {
            "runs": self._runs(cell_runs(cell, column)),
            "number": column.kind == NUMBER,
            "head": self.say(column.heading),
        }

    def _figure(self, figure: Figure) -> dict[str, Any]:
        return _place(figure) | {
            "kind": "figure",
            "caption": self.say(caption_of(figure)),
            "alternative": self.say(figure.alternative),
            "source": self.say(figure.source),
            "svg": figure.svg,
        }

    def _runs(self, line: Runs) -> list[dict[str, Any]]:
        return [self._run(one) for one in line]

    def _run(self, one: Run) -> dict[str, Any]:
        match one:
            case Text():
                return {"kind": "text", "text": self.say(one.text), "emphasis": one.emphasis, "strong": one.strong}
            case Link():
                return {"kind": "link", "text": self.say(one.text), "url": self.address(one.url)}
            case Reference():
                return {"kind": "reference", "text": self.say(one.text), "anchor": one.anchor}
            case LiveFigure():
                return self._live_figure(one)
            case Footnote():
                return {"kind": "footnote", "runs": self._runs(one.runs), "text": self.say(plain(one.runs))}

    def _live_figure(self, one: LiveFigure) -> dict[str, Any]:
        return {
            "kind": "figure",
            "text": self.say(one.text),
            "url": self.address(one.url) if one.url else "",
            "token": one.token,
            "version": self.say(one.version),
            "label": self.say(one.label),
        }


def _place(block: Section | Paragraph | Table | Figure) -> dict[str, str]:
    return {"number": block.number, "anchor": block.anchor}


def _day(document: Document) -> list[int] | None:
    """Return the day a file says it was made on, so that the same document gives the same bytes."""
    day_of_it = document.draft_on or document.as_at
    return [day_of_it.year, day_of_it.month, day_of_it.day] if day_of_it else None
