"""Reads what a PDF tells a reader of the screen."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pypdf import PdfReader


@dataclass(frozen=True)
class Tag:
    """A place in the structure of a PDF: its name, its words for who cannot see, its scope in a table."""

    name: str
    alternative: str = ""
    scope: str = ""


def root(pdf: bytes) -> Any:
    return PdfReader(BytesIO(pdf)).trailer["/Root"]


def tags(pdf: bytes) -> list[Tag]:
    """Return all tags in reading order."""
    return list(_walk(root(pdf)["/StructTreeRoot"]))


def names(pdf: bytes) -> list[str]:
    return [tag.name for tag in tags(pdf)]


def words(pdf: bytes) -> str:
    """Return the text of all sheets."""
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def outline(pdf: bytes) -> list[str]:
    return list(_titles(PdfReader(BytesIO(pdf)).outline))


def _titles(places: Any) -> Iterator[str]:
    for place in places:
        yield from _titles(place) if isinstance(place, list) else [place.title]


def _walk(node: Any) -> Iterator[Tag]:
    node = node.get_object()
    if isinstance(node, list):
        for child in node:
            yield from _walk(child)
    elif hasattr(node, "get"):
        if "/S" in node:
            yield Tag(node["/S"].lstrip("/"), str(node.get("/Alt", "")), _scope(node))
        if (below := node.get("/K")) is not None and not isinstance(below, int):
            yield from _walk(below)


def _scope(node: Any) -> str:
    attributes = node.get("/A")
    found = attributes.get_object() if attributes is not None else []
    listed = found if isinstance(found, list) else [found]
    return next((str(one["/Scope"]).lstrip("/") for one in listed if "/Scope" in one), "")
