"""What forbids a document to be published, in words. Pure.

Each sentence names the place and what would mend it. A renderer may take for granted what is asked here: PDF/UA and
WCAG ask the same of the file.
"""

from collections import Counter
from collections.abc import Iterator

from salford_css.core.documents.drawings import wrong_with
from salford_css.core.documents.tree import (
    Block,
    Document,
    Figure,
    Footnote,
    Link,
    List,
    Paragraph,
    Reference,
    Run,
    Section,
    Table,
    anchors,
    lines,
    plain,
)
from salford_css.core.words import listed


def faults(document: Document) -> list[str]:
    """Return a sentence for everything that is wrong with a document; none means that it can be made."""
    return [
        *_of_the_whole(document),
        *_of_headings(document),
        *(fault for block in document.blocks for fault in _of_block(block)),
        *_of_places(document),
        *(fault for line in lines(document) for one in line for fault in _of_run(one)),
    ]


def _of_the_whole(document: Document) -> Iterator[str]:
    if not document.title.strip():
        yield "The document has no title."
    if not document.blocks and not document.facts:
        yield "The document is empty: it says nothing under its title."
    if document.as_at is None and document.draft_on is None:
        yield "The document does not say as at which day it is true."
    if document.part not in ("open", "exempt"):
        yield f"The document says neither Part 1 nor Part 2, but {document.part!r}."


def _of_headings(document: Document) -> Iterator[str]:
    above, before = 0, "the title"
    for section in (block for block in document.blocks if isinstance(block, Section)):
        words = _section(section)
        if not section.heading.strip():
            yield f"A heading after {before} is empty."
        if not 1 <= section.level <= 5:
            yield f"{words} stands on level {section.level}; there are levels 1 to 5."
        elif section.level > above + 1:
            yield f"{words} is on level {section.level}, straight under {before}: no level may be skipped."
        above, before = section.level, words


def _section(section: Section) -> str:
    return f"Heading “{' '.join([section.number, section.heading]).strip()}”"


def _of_block(block: Block) -> Iterator[str]:
    match block:
        case Table():
            yield from _of_table(block)
        case Figure():
            yield from _of_figure(block)
        case List() if not block.items:
            yield "A list has no points."
        case List() if not all(plain(item).strip() for item in block.items):
            yield f"A point of the list that begins “{_begin(plain(block.items[0]))}” is empty."
        case Paragraph() if not plain(block.runs).strip():
            yield f"Paragraph {block.number} is empty." if block.number else "A paragraph is empty."


def _of_table(table: Table) -> Iterator[str]:
    name = f"The table “{table.caption}”" if table.caption.strip() else "A table"
    if not table.caption.strip():
        heads = listed([column.heading for column in table.columns])
        yield f"A table has no caption{f' (its columns are {heads})' if heads else ''}."
    if not table.columns or any(not column.heading.strip() for column in table.columns):
        yield f"{name} has a column without a heading."
    if not table.rows:
        yield f"{name} has no rows; say so in a sentence instead."
    for place, row in enumerate(table.rows, start=1):
        if len(row.cells) != len(table.columns):
            yield f"{name}: row {place} has {len(row.cells)} cells, and there are {len(table.columns)} columns."
        elif table.row_heads and not _words(row.cells[0]).strip():
            yield f"{name}: row {place} has no words in its first column, which is the head of the row."


def _of_figure(figure: Figure) -> Iterator[str]:
    name = f"The figure “{figure.caption}”" if figure.caption.strip() else "A figure"
    if not figure.caption.strip():
        yield "A figure has no caption."
    if not figure.alternative.strip():
        yield f"{name} says nothing to who cannot see it: it has no alternative text."
    if not figure.svg.strip():
        yield f"{name} has no drawing."
    elif wrong := wrong_with(figure.svg):
        yield f"{name} cannot be used: {wrong}."


def _of_places(document: Document) -> Iterator[str]:
    for anchor, times in Counter(anchors(document)).items():
        if times > 1:
            kind, _, number = anchor.partition("-")
            yield f"There are {times} places called {kind} {number}; each number may be given once."
    known = set(anchors(document))
    for line in lines(document):
        for one in line:
            if isinstance(one, Reference) and one.anchor not in known:
                yield f"“{one.text}” refers to {one.anchor.replace('-', ' ', 1)}, which is not in the document."


def _of_run(one: Run) -> Iterator[str]:
    if isinstance(one, Link) and not one.url.startswith(("https://", "http://", "mailto:", "/", "#")):
        yield f"“{one.text}” leads to “{one.url}”, which is not an address of the web."
    if isinstance(one, Link) and not one.text.strip():
        yield f"The link to {one.url} has no words."
    if isinstance(one, Footnote) and not plain(one.runs).strip():
        yield "A footnote is empty."


def _words(cell: object) -> str:
    return plain(cell) if isinstance(cell, tuple) else str(cell)


def _begin(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"
