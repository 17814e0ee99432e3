"""Documents as pages, in a real browser: accessible, narrow, and shown under a policy that lets nothing run."""

from dataclasses import replace
from datetime import date

import pytest

from salford_css.core.documents.html import html
from tests.browser.test_pages_for_everybody import AXE, RUN
from tests.browser.windows import Windows
from tests.core.documents.papers import report

pytestmark = pytest.mark.browser


def test_axe_finds_nothing_in_a_document_with_one_of_everything(windows: Windows) -> None:
    page = windows.open()
    page.set_content(html(replace(report(), contents=True, draft_on=date(2004, 3, 5))).decode())
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert page.evaluate(RUN) == []


def test_a_document_does_not_scroll_sideways_on_a_small_screen(windows: Windows) -> None:
    page = windows.open(width=320)
    page.set_content(html(report()).decode())
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_a_document_keeps_its_style_under_the_policy_that_it_is_served_with(windows: Windows) -> None:
    page = windows.open("director")
    page.goto("/documents/agenda/meet-10.html")
    title = page.get_by_role("heading", level=1)
    assert title.evaluate("element => getComputedStyle(element).color") == "rgb(0, 98, 91)"
