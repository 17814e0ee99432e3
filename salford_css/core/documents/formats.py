"""The forms in which a document can be had, each made from the tree."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.core.exceptions import ValidationError
from django.utils.text import slugify

from salford_css.core.documents.checks import faults
from salford_css.core.documents.html import html
from salford_css.core.documents.pdf import pdf
from salford_css.core.documents.tree import Column, Document, Row, Section, Table, live_figures
from salford_css.core.documents.word.writer import word
from salford_css.core.words import day

AT_ONCE = 600
"""Up to how many lines a document is made while somebody waits; a longer one is made in the background."""


@dataclass(frozen=True)
class Form:
    """What a format is called by machines and people, and who makes it."""

    media_type: str
    words: str
    make: Callable[..., tuple[bytes, list[str]]]


FORMS: dict[str, Form] = {
    "html": Form("text/html; charset=utf-8", "page", lambda document, address: (html(document, address=address), [])),
    "docx": Form(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "Word",
        lambda document, address: (word(document, address=address), []),
    ),
    "pdf": Form("application/pdf", "PDF", lambda document, address: pdf(document, address=address)),
}


def made(document: Document, form: str, *, address: str = "") -> tuple[bytes, list[str]]:
    """Return a document in one form, and remarks on what it could not show.

    Raises ValidationError with every fault in words. The same document gives the same bytes.
    """
    whole = with_figures(document)
    if wrong := faults(whole):
        raise ValidationError(wrong)
    return FORMS[form].make(whole, address)


def file_name(document: Document, form: str) -> str:
    """Return the name under which a reader keeps the file: title, day, and whether it is a draft."""
    on = document.draft_on or document.as_at
    parts = (slugify(document.title)[:80] or "document", on and on.isoformat(), document.draft_on and "draft")
    return f"{'-'.join(str(part) for part in parts if part)}.{form}"


def weight(document: Document) -> int:
    """Count the lines of a document: its blocks and the rows of its tables."""
    rows = (len(block.rows) for block in document.blocks if isinstance(block, Table))
    return len(document.blocks) + sum(rows)


def with_figures(document: Document) -> Document:
    """Add to a document, at its end, each figure of the record it cites: what it counts, and in which version."""
    cited = live_figures(document)
    if not cited:
        return document
    when = f", as they read on {day(document.as_at)}" if document.as_at else ""
    table = Table(
        f"Figures taken from the record{when}",
        (Column("Figure", share=2), Column("What it counts", share=4), Column("Version", share=3)),
        tuple(Row((one.text, one.label or one.token, one.version or "not versioned")) for one in cited),
    )
    return replace(document, blocks=(*document.blocks, Section("Figures of the record"), table))
