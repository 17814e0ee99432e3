"""A document as Word: real styles, the tree's own numbers, rows of heads that repeat, words for every picture."""

import io
import zipfile
from datetime import datetime, time
from typing import Any

import docx
from docx.document import Document as WordFile
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Emu, Pt
from docx.text.paragraph import Paragraph as Line

from salford_css.core.documents.characters import printable
from salford_css.core.documents.content import caption_of, cell_runs, head_words, parts_of_the_sheet
from salford_css.core.documents.pdf import drawn_width, picture, whole
from salford_css.core.documents.tree import (
    NUMBER,
    Block,
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
    anchors,
)
from salford_css.core.documents.word import marks, styles
from salford_css.core.words import day, shortened

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest moment a zip can name: when the parts of a file are said to have been written."""
_PIXEL = Emu(9525)
HEAD = 88
"""Letters that the line at the head of a sheet holds."""


def word(document: Document, *, address: str = "") -> bytes:
    """Return the file. `address` makes our own links whole; without it they are words alone."""
    return _Writer(document, address).file()


class _Writer:
    """Writes one document, block by block."""

    def __init__(self, document: Document, address: str) -> None:
        self.document, self.address = document, address
        self.word: WordFile = docx.Document()
        self.footnotes = marks.Footnotes(self.word)
        self.places = {anchor: number for number, anchor in enumerate(anchors(document), start=1)}
        styles.lay_out(self.word)
        if any(isinstance(block, Paragraph) and block.number for block in document.blocks):
            styles.indent(self.word)
        # Looked up once: the library would read all styles anew for every paragraph.
        self.styles = {style.name: style.style_id for style in self.word.styles}

    def file(self) -> bytes:
        self._properties()
        self._head_and_foot()
        self._front()
        for block in self.document.blocks:
            self._block(block)
        made = io.BytesIO()
        self.word.save(made)
        return _without_times(made.getvalue())

    # -------------------------------------------------------------- the file and its sheets

    def _properties(self) -> None:
        about, made = self.word.core_properties, self.document
        on = made.draft_on or made.as_at
        about.title, about.subject, about.author = printable(made.title), made.part_words, printable(made.by)
        about.last_modified_by, about.comments, about.language, about.revision = about.author, "", made.language, 1
        if on:
            about.created = about.modified = datetime.combine(on, time())
        package = self.word.part.package
        for key, relation in list(package.rels.items()):
            if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
                del package.rels[key]

    def _head_and_foot(self) -> None:
        section = self.word.sections[0]
        draft = head_words(self.document)
        part = f"{draft} · {self.document.part_words}" if draft else self.document.part_words
        title = shortened(printable(self.document.title), max(HEAD - len(part), 24))
        section.header.paragraphs[0].text = f"{title}\t{part}"
        foot = section.footer.paragraphs[0]
        as_at = f"Figures as at {day(self.document.as_at)}" if self.document.as_at else ""
        foot.add_run(f"{as_at}\tPage ")
        marks.add_field(foot, "PAGE")
        foot.add_run(" of ")
        marks.add_field(foot, "NUMPAGES")

    def _front(self) -> None:
        if draft := head_words(self.document):
            self._line(styles.DRAFT, (Text(draft),))
        self._line("Title", (Text(self.document.title),))
        if self.document.subtitle:
            self._line("Subtitle", (Text(self.document.subtitle),))
        self._facts(self.document.facts)
        if self.document.contents:
            self._contents()

    def _contents(self) -> None:
        """List the headings as links; page numbers would need Word to count first."""
        self._line(styles.FACT, (Text("Contents", strong=True),))
        for section in self.document.blocks:
            if isinstance(section, Section) and section.level <= 2:
                line = self._empty(styles.CONTENTS)
                line.paragraph_format.left_indent = styles.APART * (section.level - 1)
                words = printable(f"{section.number} {section.heading}".strip())
                if section.anchor:
                    self._link(line, words, anchor=section.anchor)
                else:
                    line.add_run(words)

    # -------------------------------------------------------------- blocks

    def _block(self, block: Block) -> None:
        match block:
            case Section():
                head = f"{block.number} {block.heading}" if block.number else block.heading
                self._line(f"Heading {block.level}", (Text(head),), anchor=block.anchor)
            case Paragraph():
                self._paragraph(block)
            case List():
                self._list(block)
            case Facts():
                self._facts(block.facts)
            case Note():
                self._line(styles.NOTE, (Text(f"{block.head}. ", strong=True), *block.runs))
            case Table():
                self._table(block)
            case Figure():
                self._figure(block)
            case PageBreak():
                self.word.add_page_break()

    def _paragraph(self, block: Paragraph) -> None:
        if block.number:
            self._line(styles.NUMBERED, (Text(f"{block.number}\t"), *block.runs), anchor=block.anchor)
        else:
            self._line(styles.BODY, block.runs)

    def _list(self, block: List) -> None:
        key = marks.new_numbering(self.word) if block.ordered else 0
        for item in block.items:
            line = self._line("List Number" if block.ordered else "List Bullet", item)
            if block.ordered:
                marks.set_numbering(line, key)

    def _facts(self, facts: tuple[Fact, ...]) -> None:
        for fact in facts:
            self._line(styles.FACT, (Text(f"{fact.head}\t", strong=True), *fact.runs))

    def _figure(self, figure: Figure) -> None:
        line = self.word.add_paragraph()
        line.paragraph_format.keep_with_next = True
        width = min(Emu(int(drawn_width(figure.svg) * _PIXEL)), styles.TEXT_WIDTH)
        drawn = line.add_run().add_picture(io.BytesIO(picture(printable(figure.svg))), width=width)
        drawn._inline.docPr.set("descr", printable(figure.alternative))
        self._line("Caption", (Text(caption_of(figure)),), anchor=figure.anchor)
        if figure.source:
            self._line(styles.SOURCE, (Text(f"Source: {figure.source}"),))

    # -------------------------------------------------------------- tables

    def _table(self, block: Table) -> None:
        caption = self._line("Caption", (Text(caption_of(block)),), anchor=block.anchor)
        caption.paragraph_format.keep_with_next = True
        table = self.word.add_table(rows=0, cols=len(block.columns))
        table.alignment = WD_TABLE_ALIGNMENT.LEFT
        self._look(table, block)
        heads = tuple((Text(column.heading, strong=True),) for column in block.columns)
        self._row(table, block, heads, head=True)
        for row in block.rows:
            cells = tuple(cell_runs(cell, column) for cell, column in zip(row.cells, block.columns, strict=True))
            self._row(table, block, tuple(_strong(line) for line in cells) if row.total else cells)
        after = self._line(styles.SOURCE, (Text(block.note),))
        after.paragraph_format.space_before = Pt(4)

    def _look(self, table: Any, block: Table) -> None:
        """Rule the lines, name the table, and say that its first row and column are heads."""
        properties = table._tbl.tblPr
        lines = {"top": "00625B", "bottom": "B1B8BB", "insideH": "B1B8BB"}
        ruled = [
            marks.element(f"w:{side}", **{"w:val": "single", "w:sz": "6", "w:space": "0", "w:color": colour})
            for side, colour in lines.items()
        ]
        look = properties.find(qn("w:tblLook"))
        look.addprevious(marks.element("w:tblBorders", *ruled))
        look.set(qn("w:firstRow"), "1")
        look.set(qn("w:firstColumn"), "1" if block.row_heads else "0")
        look.addnext(marks.element("w:tblCaption", **{"w:val": printable(block.caption)}))
        for column, part in zip(table.columns, parts_of_the_sheet(block), strict=True):
            column.width = Emu(int(styles.TEXT_WIDTH * part))

    def _row(self, table: Any, block: Table, lines: tuple[Runs, ...], *, head: bool = False) -> None:
        row = table.add_row()
        properties = row._tr.get_or_add_trPr()
        properties.append(marks.element("w:cantSplit"))
        if head:
            properties.append(marks.element("w:tblHeader"))
        for cell, line, column in zip(row.cells, lines, block.columns, strict=True):
            paragraph = cell.paragraphs[0]
            paragraph._p.style = self.styles[styles.TABLE_TEXT]
            if column.kind == NUMBER:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            self._runs(paragraph, line)

    # -------------------------------------------------------------- in a line

    def _line(self, style: str, line: Runs, *, anchor: str = "") -> Line:
        paragraph = self._empty(style)
        self._runs(paragraph, line)
        if anchor:
            marks.add_bookmark(paragraph, self.places[anchor], self._bookmark(anchor))
        return paragraph

    def _empty(self, style: str) -> Line:
        paragraph = self.word.add_paragraph()
        paragraph._p.style = self.styles[style]
        return paragraph

    def _bookmark(self, anchor: str) -> str:
        return f"place_{self.places[anchor]}"

    def _link(self, paragraph: Line, words: str, *, url: str = "", anchor: str = "") -> None:
        bookmark = self._bookmark(anchor) if anchor else ""
        marks.add_link(paragraph, printable(words), style=self.styles[styles.HYPERLINK], url=url, bookmark=bookmark)

    def _runs(self, paragraph: Line, line: Runs) -> None:
        for one in line:
            self._run(paragraph, one)

    def _run(self, paragraph: Line, one: Run) -> None:
        match one:
            case Text():
                run = paragraph.add_run(printable(one.text))
                run.bold, run.italic = one.strong or None, one.emphasis or None
            case Link() | LiveFigure() if url := whole(one.url, self.address):
                self._link(paragraph, one.text, url=url)
            case Reference():
                self._link(paragraph, one.text, anchor=one.anchor)
            case Footnote():
                text, mark = self.styles[styles.FOOTNOTE_TEXT], self.styles[styles.FOOTNOTE_MARK]
                note = self.footnotes.add(paragraph, style=text, mark=mark)
                self._runs(note, (Text(" "), *one.runs))
            case _:
                paragraph.add_run(printable(one.text))


def _strong(line: Runs) -> Runs:
    return tuple(Text(one.text, one.emphasis, strong=True) if isinstance(one, Text) else one for one in line)


def _without_times(file: bytes) -> bytes:
    """Pack a file anew so that it does not say when: the same document gives the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, EPOCH), old.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
