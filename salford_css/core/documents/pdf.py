"""A document as PDF, tagged for readers of the screen (PDF/UA-1) and fit to be kept for ever (PDF/A-2a).

The compiler is the gate: it refuses a picture without words, a heading out of turn, a letter without a glyph. Its
warnings refuse too. The same document gives the same bytes: nothing in the file asks the time.
"""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError

from salford_css.core.documents import characters, fonts
from salford_css.core.documents.content import Content
from salford_css.core.documents.drawings import coloured
from salford_css.core.documents.rowheads import NotAsWritten, with_row_heads
from salford_css.core.documents.tree import Document

TEMPLATE = Path(__file__).with_name("paper.typ")
STANDARDS = ["ua-1", "a-2a"]
_WIDTH = re.compile(r'viewBox="\s*\S+\s+\S+\s+([\d.]+)')


def pdf(document: Document, *, address: str = "") -> tuple[bytes, list[str]]:
    """Return the file, and remarks in words on what it could not show. `address` makes our own links whole.

    Raises ValidationError with the compiler's sentence when the document would not be accessible.
    """
    missing: set[str] = set()
    say = characters.shown_by(fonts.shown(), missing)
    values = Content(say=say, address=lambda url: whole(url, address)).of(document)
    for block in values["blocks"]:
        if block["kind"] == "figure":
            block |= {"svg": coloured(say(block["svg"]), font=fonts.FACE), "width": drawn_width(block["svg"])}
    if lacking := characters.remark(missing):
        values["blocks"].append(_note(say(lacking)))
    made = _compiled(TEMPLATE, {"paper": json.dumps(values)}, format="pdf", pdf_standards=STANDARDS)
    made, untagged = _with_row_heads(made, values["blocks"])
    return made, [sentence for sentence in [lacking, untagged] if sentence]


def _note(sentence: str) -> dict[str, Any]:
    """Return the note at the end of a file in which letters are shown as a square, for who reads the file alone."""
    told = {"kind": "text", "text": sentence, "emphasis": False, "strong": False}
    return {"kind": "note", "head": "Letters that are not shown", "runs": [told]}


def _with_row_heads(made: bytes, blocks: list[dict[str, Any]]) -> tuple[bytes, str]:
    """Tag the heads of rows; returns the file and, where it is laid out in an unknown way, a remark."""
    try:
        return with_row_heads(made, [one["row_heads"] for one in blocks if one["kind"] == "table"]), ""
    except NotAsWritten:
        return made, "Heads of rows are not tagged as heads."


def picture(svg: str, *, ppi: int = 200) -> bytes:
    """Return a drawing as PNG, for files that hold no SVG."""
    inputs = {"svg": coloured(svg, font=fonts.FACE)}
    return _compiled(TEMPLATE.with_name("picture.typ"), inputs, format="png", ppi=ppi)


def drawn_width(svg: str) -> float:
    """Return the width of a drawing in its own units."""
    found = _WIDTH.search(svg)
    return float(found[1]) if found else 640.0


def _compiled(template: Path, inputs: dict[str, str], **wanted: Any) -> bytes:
    import typst  # installed while the database is set up already (Makefile)

    compiler = typst.Compiler(
        _source(template), root=str(template.parent), font_paths=fonts.loaded(), sys_inputs=inputs
    )
    try:
        made, warnings = compiler.compile_with_warnings(**wanted)
    except typst.TypstError as refusal:
        raise ValidationError(f"The document cannot be printed: {refusal}.") from refusal
    if warnings:
        raise ValidationError(f"The document cannot be printed: {'; '.join(one.message for one in warnings)}.")
    assert isinstance(made, bytes)  # a picture is one sheet, a PDF one file
    return made


@cache
def _source(template: Path) -> bytes:
    return template.read_bytes()


def whole(url: str, address: str) -> str:
    """Return an address that works outside our pages; empty when a link of ours has no host to stand on."""
    return url if not url.startswith("/") else f"{address.rstrip('/')}{url}" if address else ""
