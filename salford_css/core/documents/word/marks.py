"""What the library cannot write: fields, links, bookmarks, lists that begin anew, footnotes."""

from typing import Any

from docx.document import Document as WordFile
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.story import StoryPart
from docx.text.paragraph import Paragraph
from docx.text.run import Run

FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def element(tag: str, *children: Any, **attributes: str) -> Any:
    """Make an element with its attributes, both named with their prefix."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(name), value)
    made.extend(children)
    return made


def add_field(paragraph: Paragraph, instruction: str) -> None:
    """Add a field that Word fills in: PAGE, NUMPAGES."""
    for kind in ("begin", None, "separate", "1", "end"):
        run = paragraph.add_run()
        if kind is None:
            code = element("w:instrText")
            code.text = f" {instruction} "
            code.set(qn("xml:space"), "preserve")
            run._r.append(code)
        elif kind == "1":
            run.text = "1"
        else:
            run._r.append(element("w:fldChar", **{"w:fldCharType": kind}))


def add_link(paragraph: Paragraph, text: str, *, style: str, url: str = "", bookmark: str = "") -> None:
    """Add words that lead to an address or to a bookmark; `style` is the key of a style, not its name."""
    if url:
        target = {"r:id": paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)}
    else:
        target = {"w:anchor": bookmark}
    link = element("w:hyperlink", **target, **{"w:history": "1"})
    run = Run(element("w:r"), paragraph)
    run.text, run._r.style = text, style
    link.append(run._r)
    paragraph._p.append(link)


def add_bookmark(paragraph: Paragraph, number: int, name: str) -> None:
    """Name a paragraph, so that links lead to it."""
    start = element("w:bookmarkStart", **{"w:id": str(number), "w:name": name})
    end = element("w:bookmarkEnd", **{"w:id": str(number)})
    place = 1 if paragraph._p.pPr is not None else 0
    paragraph._p.insert(place, start)
    paragraph._p.append(end)


def new_numbering(word: WordFile) -> int:
    """Return the key of a numbering of its own, so that each list of steps begins at 1."""
    numbering = word.part.numbering_part.element
    used = word.styles["List Number"].element.pPr.numPr.numId.val
    shape = numbering.num_having_numId(used).abstractNumId.val
    num = numbering.add_num(shape)
    num.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(num.numId)


def set_numbering(paragraph: Paragraph, key: int) -> None:
    """Let a paragraph count in a numbering."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = key


class Footnotes:
    """The footnotes of a file: a part of its own, made when the first is added."""

    def __init__(self, word: WordFile) -> None:
        self.word = word
        self.part: StoryPart | None = None
        self.count = 0

    def add(self, at: Paragraph, *, style: str, mark: str) -> Paragraph:
        """Set a mark at the end of a paragraph so far, and return the note's paragraph to be filled.

        `style` and `mark` are keys of styles: of the note's text and of the mark.
        """
        self.part = self.part or self._made()
        self.count += 1
        reference = at.add_run()._r
        reference.style = mark
        reference.append(element("w:footnoteReference", **{"w:id": str(self.count)}))
        line = element("w:p")
        self.part.element.append(element("w:footnote", line, **{"w:id": str(self.count)}))
        note = Paragraph(line, self)  # type: ignore[arg-type]
        note._p.style = style
        sign = element("w:r", element("w:rPr", element("w:rStyle", **{"w:val": mark})))
        sign.append(element("w:footnoteRef"))
        note._p.append(sign)
        return note

    def _made(self) -> StoryPart:
        lines = "".join(
            f'<w:footnote w:type="{kind}" w:id="{key}"><w:p><w:pPr><w:spacing w:after="0" w:line="240" '
            f'w:lineRule="auto"/></w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>'
            for kind, key in (("separator", -1), ("continuationSeparator", 0))
        )
        root = parse_xml(f"<w:footnotes {nsdecls('w', 'r')}>{lines}</w:footnotes>")
        part = StoryPart(PackURI("/word/footnotes.xml"), FOOTNOTES, root, self.word.part.package)
        self.word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        return part
