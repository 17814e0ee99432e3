"""The styles of a Word document: those everybody's Word knows, in our colours, and a few of our own."""

from typing import Any

from docx.document import Document as WordFile
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from salford_css.core.documents.word.marks import element

BRAND = RGBColor(0x00, 0x62, 0x5B)
INK = RGBColor(0x0B, 0x0C, 0x0C)
GREY = RGBColor(0x50, 0x5A, 0x5F)
FONT = "Arial"
APART = Cm(1.5)
_HANGING = Cm(0.6)
TEXT_WIDTH = Cm(16.2)

NUMBERED, FACT, NOTE, SOURCE, DRAFT, CONTENTS = (
    *("Numbered Paragraph", "Fact", "Note", "Source", "Draft", "Contents Line"),
)
# Names in small letters are Word's own.
TABLE_TEXT, FOOTNOTE_TEXT, FOOTNOTE_MARK, HYPERLINK = "Table Text", "footnote text", "footnote reference", "Hyperlink"
BODY, LISTS = "Body Text", ("List Bullet", "List Number")
HEADINGS = {1: 15, 2: 12.5, 3: 11, 4: 11, 5: 11}


def lay_out(word: WordFile) -> None:
    """Set the sheet to A4, the language of all text to British English, and every style that is used."""
    _sheet(word)
    _defaults(word)
    _known_styles(word)
    _own_styles(word)


def indent(word: WordFile) -> None:
    """Let what has no number stand under the words of what has one."""
    word.styles[BODY].paragraph_format.left_indent = APART
    for name in LISTS:
        word.styles[name].paragraph_format.left_indent = APART + _HANGING
        word.styles[name].paragraph_format.first_line_indent = -_HANGING


def _sheet(word: WordFile) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.5), Cm(2.3)
    section.top_margin, section.bottom_margin = Cm(2.7), Cm(2.4)


def _defaults(word: WordFile) -> None:
    """Set the language where Word looks first, and switch the mode for older versions off."""
    language = next(word.styles.element.iter(qn("w:lang")))
    language.set(qn("w:val"), "en-GB")
    settings = word.settings.element
    next(settings.iter(qn("w:themeFontLang"))).set(qn("w:val"), "en-GB")
    mode = next(one for one in settings.iter(qn("w:compatSetting")) if one.get(qn("w:name")) == "compatibilityMode")
    mode.set(qn("w:val"), "15")


def _known_styles(word: WordFile) -> None:
    normal = word.styles["Normal"]
    _face(normal, 11)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(8), 1.2
    _face(word.styles["Title"], 24, bold=True, colour=BRAND)
    _unframed(word.styles["Title"])
    _face(word.styles["Subtitle"], 14, italic=False)
    for level, size in HEADINGS.items():
        heading = word.styles[f"Heading {level}"]
        _face(heading, size, bold=level < 4, italic=level > 3, colour=BRAND)
        heading.paragraph_format.space_before, heading.paragraph_format.space_after = (
            Pt(18 if level == 1 else 12),
            Pt(6),
        )
    caption = word.styles["Caption"]
    _face(caption, 10, bold=True)
    caption.paragraph_format.space_before, caption.paragraph_format.space_after = Pt(10), Pt(4)
    for name in ("Header", "Footer"):
        _face(word.styles[name], 9, colour=GREY)
        _tab_at_the_end(word.styles[name])


def _own_styles(word: WordFile) -> None:
    for name, left in ((NUMBERED, APART), (FACT, Cm(4.7))):
        style = _new(word, name, 11)
        style.paragraph_format.left_indent, style.paragraph_format.first_line_indent = left, -left
        style.paragraph_format.tab_stops.add_tab_stop(left)
    word.styles[FACT].paragraph_format.space_after = Pt(3)
    note = _new(word, NOTE, 11)
    _framed(note, left=True)
    note.paragraph_format.left_indent = APART
    _framed(_new(word, DRAFT, 11, bold=True), left=False)
    _new(word, SOURCE, 9.5, colour=GREY)
    _new(word, CONTENTS, 11).paragraph_format.space_after = Pt(2)
    _new(word, TABLE_TEXT, 10).paragraph_format.space_after = Pt(0)
    _new(word, FOOTNOTE_TEXT, 9, builtin=True).paragraph_format.space_after = Pt(2)
    link = word.styles.add_style(HYPERLINK, WD_STYLE_TYPE.CHARACTER, builtin=True)
    link.font.color.rgb, link.font.underline = BRAND, True
    word.styles.add_style(FOOTNOTE_MARK, WD_STYLE_TYPE.CHARACTER, builtin=True).font.superscript = True


def _new(word: WordFile, name: str, size: float, *, builtin: bool = False, **looks: Any) -> Any:
    style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=builtin)
    style.base_style = word.styles["Normal"]
    style.quick_style = True
    _face(style, size, **looks)
    return style


def _face(style: Any, size: float, *, bold: bool = False, italic: bool = False, colour: RGBColor = INK) -> None:
    """Set the face of a style; the theme's faces, which would win, are taken out."""
    font = style.font
    font.name, font.size, font.bold, font.italic, font.color.rgb = FONT, Pt(size), bold, italic, colour
    faces = style.element.rPr.rFonts
    for attribute in [name for name in faces.attrib if name.endswith("Theme")]:
        del faces.attrib[attribute]
    faces.set(qn("w:cs"), FONT)
    for spacing in style.element.rPr.findall(qn("w:spacing")):
        style.element.rPr.remove(spacing)


def _unframed(style: Any) -> None:
    for border in style.element.pPr.findall(qn("w:pBdr")):
        style.element.pPr.remove(border)


def _framed(style: Any, *, left: bool) -> None:
    """Set a style off by a bar to its left on a field, or by a frame."""
    sides = ("left",) if left else ("top", "left", "bottom", "right")
    width, colour = ("18", "00625B") if left else ("12", "0B0C0C")
    looks = {"w:val": "single", "w:sz": width, "w:space": "6", "w:color": colour}
    border = element("w:pBdr", *(element(f"w:{side}", **looks) for side in sides))
    style.element.get_or_add_pPr().insert_element_before(border, "w:spacing")
    if left:
        border.addnext(element("w:shd", **{"w:val": "clear", "w:color": "auto", "w:fill": "F1F4F4"}))


def _tab_at_the_end(style: Any) -> None:
    """Replace the stops made for American sheets by one at the end of the line."""
    for tabs in style.element.pPr.findall(qn("w:tabs")):
        style.element.pPr.remove(tabs)
    style.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
