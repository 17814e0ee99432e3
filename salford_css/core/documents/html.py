"""A document as a page that stands by itself: its style is inside, so it can be kept, sent and read anywhere."""

import base64
import hashlib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from salford_css.core.documents import drawings
from salford_css.core.documents.characters import printable
from salford_css.core.documents.content import Content
from salford_css.core.documents.tree import Document

_STYLE = re.compile(rb"<style>(.*?)</style>", re.DOTALL)


def html(document: Document, *, address: str = "") -> bytes:
    """Return the page. `address` makes our own links whole; without it they lead within our own pages."""
    paper = Content(say=printable, address=lambda url: f"{address}{url}" if url.startswith("/") else url).of(document)
    for block in paper["blocks"]:
        if block["kind"] == "section":
            block["tag"] = block["level"] + 1
        elif block["kind"] == "figure":
            block["drawing"] = _drawing(printable(block["svg"]))
    notes = list(_footnotes(paper))
    for number, note in enumerate(notes, start=1):
        note["number"] = number
    page = render_to_string("documents/page.html", {"paper": paper, "footnotes": notes, "style": _style()})
    return re.sub(r"\n{2,}", "\n", page).encode()


def policy(page: bytes) -> str:
    """Return the content policy of a page we made: no script, no other file, no style but the one inside it."""
    found = _STYLE.search(page)
    digest = base64.b64encode(hashlib.sha256(found[1] if found else b"").digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'; sandbox"


@cache
def _style() -> str:
    """Return the style that a page carries: it has no other file beside it."""
    own = Path(__file__).with_name("page.css").read_text(encoding="utf-8")
    return mark_safe(f"<style>{own}{drawings.style()}</style>")  # noqa: S308 (two files of ours)


def _drawing(svg: str) -> str:
    """Let a drawing stand as it is: it holds nothing but what our charts draw."""
    if wrong := drawings.wrong_with(svg):
        raise ValueError(f"A drawing cannot be used: {wrong}.")
    return mark_safe(svg)  # noqa: S308 (held against an allow-list a line above)


def _footnotes(value: Any) -> Iterator[dict[str, Any]]:
    """Yield the footnotes of a paper in the order of their marks."""
    if isinstance(value, dict):
        if value.get("kind") == "footnote":
            yield value
        for inner in value.values():
            yield from _footnotes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _footnotes(inner)
