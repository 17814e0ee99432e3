"""Drawings of our own charts as they stand in documents: checked against an allow-list, and given their colours. Pure.

On a page the style sheet colours a drawing by its classes. A file has none, so `charts.css` goes into it; a test keeps
that in step with the style sheet of the pages.
"""

from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import ParseError, fromstring

SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = frozenset({"svg", "g", "title", "desc", "rect", "line", "path", "text", "tspan", "circle", "polygon"})
ATTRIBUTES = frozenset(
    {"class", "id", "role", "aria-labelledby", "aria-label", "aria-hidden", "focusable"}
    | {"width", "height", "viewBox", "x", "y", "x1", "y1", "x2", "y2", "dx", "dy", "d", "cx", "cy", "r", "rx", "ry"}
    | {"points", "transform", "text-anchor", "dominant-baseline"}
)


def wrong_with(svg: str) -> str:
    """Say what a drawing holds that our charts do not draw: scripts, addresses, styles; empty when nothing is wrong."""
    try:
        root = fromstring(svg)
    except (ParseError, ValueError):
        return "it is not a drawing that can be read"
    for element in root.iter():
        name = str(element.tag).removeprefix(SVG)
        if name not in ELEMENTS:
            return f"it holds <{name}>"
        if foreign := sorted(set(element.attrib) - ATTRIBUTES):
            return f"it holds the attribute {foreign[0]}"
    return "" if _is_svg(root) else "it is not a drawing"


def _is_svg(root: Element) -> bool:
    return root.tag.removeprefix(SVG) == "svg" and "viewBox" in root.attrib


@cache
def style() -> str:
    """Return the colours and lines of drawings."""
    return Path(__file__).with_name("charts.css").read_text(encoding="utf-8")


def coloured(svg: str, *, font: str) -> str:
    """Return a drawing that stands by itself: with its name space, its colours, and the font of its words."""
    begin = svg.index(">", svg.index("<svg"))
    head = svg[:begin] if "xmlns=" in svg[:begin] else f'{svg[:begin]} xmlns="http://www.w3.org/2000/svg"'
    return f'{head}><style>.chart {{ font-family: "{font}"; }}\n{style()}</style>{svg[begin + 1 :]}'
