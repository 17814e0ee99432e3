"""The tree of a document: what it says, in which order, and nothing of how it looks. Pure.

An app's builder makes a `Document` of its records; the renderers turn the same tree into page, Word and PDF:

    Document(
        title="Next steps", part=OPEN, facts=(Fact("Report of", runs("The Director")),),
        blocks=(
            Section("Consultation", number="2"),
            Paragraph(runs("Three panels were asked."), number="2.1"),
            Table("Who was asked", (Column("Panel"), Column("Members", NUMBER)), (Row(("Older people", 12)),)),
        ),
    )

Text is literal everywhere: no renderer reads mark-up in it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

OPEN: Literal["open"] = "open"
EXEMPT: Literal["exempt"] = "exempt"
PART_WORDS = {OPEN: "Part 1, open to the public", EXEMPT: "Part 2, exempt: not for publication"}

# ------------------------------------------------------------------ in a line


@dataclass(frozen=True)
class Text:
    """Words, as they are; a line break in them stays one."""

    text: str
    emphasis: bool = False
    strong: bool = False


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere: a whole address, or one of ours that begins with a stroke."""

    text: str
    url: str


@dataclass(frozen=True)
class Reference:
    """Words that lead to another place of the same document, named by its anchor."""

    text: str
    anchor: str


@dataclass(frozen=True)
class LiveFigure:
    """A figure of the record as it read: its token, and the version that was read."""

    token: str
    text: str
    version: str
    label: str = ""
    url: str = ""


@dataclass(frozen=True)
class Footnote:
    """A note of its own under the page, at the end on a web page."""

    runs: tuple[Text | Link | Reference | LiveFigure, ...]


Run = Text | Link | Reference | LiveFigure | Footnote
Runs = tuple[Run, ...]


def runs(*parts: str | Run) -> Runs:
    """Make a line of text and runs; empty text is left out."""
    made = (Text(part) if isinstance(part, str) else part for part in parts)
    return tuple(one for one in made if not (isinstance(one, Text) and not one.text))


def plain(line: Runs) -> str:
    """Return the words of a line, without its footnotes."""
    return "".join(one.text for one in line if not isinstance(one, Footnote))


# ------------------------------------------------------------------ blocks


@dataclass(frozen=True)
class Section:
    """A heading; what follows belongs to it until the next of its level or above. Level 1 stands under the title."""

    heading: str
    number: str = ""
    level: int = 1

    @property
    def anchor(self) -> str:
        """Return the name by which the heading is referred to; empty without a number."""
        return f"section-{self.number}" if self.number else ""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; its number is the one by which people cite it, so it is given, never guessed by a renderer."""

    runs: Runs
    number: str = ""

    @property
    def anchor(self) -> str:
        """Return the name by which the paragraph is referred to; empty without a number."""
        return f"paragraph-{self.number}" if self.number else ""


@dataclass(frozen=True)
class List:
    """Points, or steps when their order counts."""

    items: tuple[Runs, ...]
    ordered: bool = False


@dataclass(frozen=True)
class Fact:
    """A head and what stands under it: "Report of: the Director"."""

    head: str
    runs: Runs


@dataclass(frozen=True)
class Facts:
    """Some facts, one under the other."""

    facts: tuple[Fact, ...]


WORDS: Literal["words"] = "words"
NUMBER: Literal["number"] = "number"


@dataclass(frozen=True)
class Column:
    """A column of a table. Numbers stand to the right; `places` says with how many decimal places they are written.

    `share` is its width beside the others'; 0 leaves it to the renderer.
    """

    heading: str
    kind: Literal["words", "number"] = WORDS
    places: int | None = None
    share: int = 0


Cell = str | int | Decimal | Runs


@dataclass(frozen=True)
class Row:
    """A row of a table: one cell for every column. `total` sets it off from those it adds up."""

    cells: tuple[Cell, ...]
    total: bool = False


@dataclass(frozen=True)
class Table:
    """A table under a caption. The first column is the head of its row unless said otherwise."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    number: str = ""
    row_heads: bool = True
    note: str = ""

    @property
    def anchor(self) -> str:
        """Return the name by which the table is referred to; empty without a number."""
        return f"table-{self.number}" if self.number else ""


@dataclass(frozen=True)
class Figure:
    """A drawing by our own charts (SVG), what it says in words for who cannot see it, caption and source."""

    svg: str
    alternative: str
    caption: str
    source: str = ""
    number: str = ""

    @property
    def anchor(self) -> str:
        """Return the name by which the figure is referred to; empty without a number."""
        return f"figure-{self.number}" if self.number else ""


@dataclass(frozen=True)
class Note:
    """A note set off from the text: what is made up, what is missing, where text and record differ."""

    runs: Runs
    head: str = "Note"


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new sheet."""


Block = Section | Paragraph | List | Facts | Table | Figure | Note | PageBreak


# ------------------------------------------------------------------ the whole


@dataclass(frozen=True)
class Document:
    """A document. `by` is a post or an organisation, never a person's name; `as_at` the day its figures are true of.

    A draft says so with the day it was printed (`draft_on`) on every sheet.
    """

    title: str
    blocks: tuple[Block, ...]
    subtitle: str = ""
    facts: tuple[Fact, ...] = ()
    part: Literal["open", "exempt"] = OPEN
    language: str = "en-GB"
    by: str = ""
    as_at: date | None = None
    draft_on: date | None = None
    contents: bool = False

    @property
    def part_words(self) -> str:
        """Say to which part of an agenda the document belongs."""
        return PART_WORDS[self.part]


def lines(document: Document) -> Iterator[Runs]:
    """Yield every line of runs of a document, in order, those of footnotes after the line they hang on."""
    for fact in document.facts:
        yield from _with_footnotes(fact.runs)
    for block in document.blocks:
        for line in lines_of(block):
            yield from _with_footnotes(line)


def lines_of(block: Block) -> Iterator[Runs]:
    """Yield the lines of runs of one block."""
    match block:
        case Paragraph() | Note():
            yield block.runs
        case List():
            yield from block.items
        case Facts():
            yield from (fact.runs for fact in block.facts)
        case Table():
            yield from (cell for row in block.rows for cell in row.cells if isinstance(cell, tuple))


def _with_footnotes(line: Runs) -> Iterator[Runs]:
    yield line
    yield from (one.runs for one in line if isinstance(one, Footnote))


def live_figures(document: Document) -> tuple[LiveFigure, ...]:
    """Return every live figure that a document cites, once for each token, in the order of first mention."""
    cited = {one.token: one for line in lines(document) for one in line if isinstance(one, LiveFigure)}
    return tuple(cited.values())


def anchors(document: Document) -> list[str]:
    """Return the anchors of a document's numbered places, in order."""
    numbered = (block for block in document.blocks if isinstance(block, Section | Paragraph | Table | Figure))
    return [block.anchor for block in numbered if block.anchor]
