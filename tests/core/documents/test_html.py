"""The page: a file that stands by itself, whose text is literal and which may run nothing."""

import base64
import hashlib
import re
from dataclasses import replace
from datetime import date

import pytest
from django.utils.html import escape

from salford_css.core.documents.html import html, policy
from salford_css.core.documents.tree import (
    Column,
    Document,
    Figure,
    Footnote,
    Link,
    Paragraph,
    Row,
    Section,
    Table,
    runs,
)
from tests.core.documents.papers import SVG, report
from tests.core.documents.test_pdf import LITERAL


def page(*blocks, **facts) -> str:
    return html(Document("A paper", blocks, as_at=date(2004, 2, 5), **facts)).decode()


@pytest.fixture(scope="module")
def written() -> str:
    return html(report(), address="https://css.example").decode()


def test_headings_stand_under_the_title_without_a_gap(written: str):
    assert re.findall(r"<h(\d)", written) == ["1", "2", "3", "2"]


def test_a_paragraph_can_be_cited_by_its_number(written: str):
    assert 'id="paragraph-1.1"' in written
    assert 'aria-label="Paragraph 1.1"' in written


def test_a_table_has_a_caption_and_heads_of_columns_and_rows(written: str):
    assert "<caption>Table 1: What each pays</caption>" in written
    assert written.count('<th scope="col"') == 2
    assert written.count('<th scope="row"') == 3


def test_a_drawing_speaks_to_who_cannot_see_it(written: str):
    assert '<div role="img" aria-label="Care took 200 days.">' in written


def test_a_live_figure_carries_its_token_and_version(written: str):
    assert 'value="pool:learning-difficulties:2006-07:budget" title="Pooled budget, version 1"' in written
    assert 'href="https://css.example/partnerships/pools/x/"' in written


def test_footnotes_stand_at_the_end_in_the_order_of_their_marks():
    text = page(Paragraph(runs("a", Footnote(runs("First")), "b", Footnote(runs("Second")))))
    assert text.index('id="footnote-1">First') < text.index('id="footnote-2">Second')


def test_language_part_and_day_are_said(written: str):
    assert '<html lang="en-GB">' in written
    assert "Figures as at 5 February 2004. Part 1, open to the public." in written


def test_a_draft_says_so():
    assert '<p class="draft">DRAFT of 5 March 2004</p>' in html(replace(report(), draft_on=date(2004, 3, 5))).decode()


def test_the_policy_allows_the_one_style_inside_and_nothing_else(written: str):
    style = written[written.index("<style>") + 7 : written.index("</style>")]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy(written.encode()).startswith(f"default-src 'none'; style-src 'sha256-{digest}'")


def test_no_style_or_script_stands_in_an_attribute(written: str):
    assert not re.search(r"<script|\son\w+=|\sstyle=", written)


@pytest.mark.parametrize("text", [*LITERAL, "<script>alert(1)</script>", '" onload="x', "{% now 'Y' %}", "שלום 🎉"])
def test_markup_is_literal_everywhere(text: str):
    made = page(
        Section(text),
        Paragraph(runs(text)),
        Table(text, (Column(text),), (Row((text,)),), note=text),
        Figure(SVG, text, text, source=text),
        Paragraph(runs(Link(text, "https://a.example/"))),
        subtitle=text,
        by=text,
    )
    body = made[made.index("</style>") :]
    assert body.count(escape(text)) >= 12
    assert escape(text) == text or text not in body


def test_control_characters_are_seen():
    assert "a\ufffdb" in page(Paragraph(runs("a\x00b")))


def test_a_drawing_that_is_none_of_ours_is_refused():
    with pytest.raises(ValueError, match="it holds <script>"):
        page(Figure('<svg viewBox="0 0 1 1"><script/></svg>', "Days", "Days"))


def test_the_same_document_gives_the_same_bytes():
    assert html(report()) == html(report())
