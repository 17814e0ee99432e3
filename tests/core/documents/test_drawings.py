"""Drawings in documents: only what our charts draw, in the colours of the pages."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from salford_css.core.documents.drawings import coloured, style, wrong_with
from tests.core.documents.papers import SVG

PARTS = Path(settings.BASE_DIR, "frontend", "parts")


def test_a_drawing_of_our_charts_is_sound():
    assert wrong_with(SVG) == ""


@pytest.mark.parametrize(
    ("inside", "sentence"),
    [
        ("<script>alert(1)</script>", "it holds <script>"),
        ('<image href="https://a.example/x.png"/>', "it holds <image>"),
        ('<rect onload="alert(1)"/>', "it holds the attribute onload"),
        ('<rect style="fill: red"/>', "it holds the attribute style"),
        ("<foreignObject/>", "it holds <foreignObject>"),
        ("<rect", "it is not a drawing that can be read"),
    ],
)
def test_anything_else_in_a_drawing_is_named(inside: str, sentence: str):
    assert wrong_with(f'<svg viewBox="0 0 1 1">{inside}</svg>') == sentence


def test_a_bomb_of_entities_is_not_a_drawing():
    bomb = '<!DOCTYPE s [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><svg viewBox="0 0 1 1">&b;</svg>'
    assert wrong_with(bomb) == "it is not a drawing that can be read"


def test_a_drawing_that_stands_by_itself_has_its_name_space_and_colours():
    alone = coloured(SVG, font="Source Sans 3")
    assert 'xmlns="http://www.w3.org/2000/svg"' in alone
    assert ".chart .bar { fill: #505a5f; }" in alone


def drawn_by_the_pages() -> dict[str, str]:
    """Return what the style sheet of the pages says inside `.chart`, with its colours in place of their names."""
    colours = dict(re.findall(r"--([\w-]+): (#\w+);", (PARTS / "_tokens.scss").read_text()))
    found = {}
    for name in ("_figures.scss", "_charts.scss"):
        sheet = (PARTS / name).read_text()
        inside = sheet[sheet.index("\n.chart {\n") : sheet.index("\n}\n", sheet.index("\n.chart {\n"))]
        for selectors, body in re.findall(r"\n  ([.\w][^{};]*) \{\n([^{}]*)\n  \}", inside):
            lines = " ".join(line.strip() for line in body.splitlines() if not line.strip().startswith("//"))
            words = re.sub(r"var\(--([\w-]+)\)", lambda match: colours[match[1]], lines)
            found[", ".join(f".chart {one.strip()}" for one in selectors.split(","))] = words
    return found


def test_documents_draw_as_the_pages_do():
    rules = dict(re.findall(r"^(.+) \{ (.*) \}$", style(), re.MULTILINE))
    pages = drawn_by_the_pages()
    assert len(pages) > 30
    assert {name: rules.get(name) for name in pages} == pages
