"""What the crawl looks at is what it says: each fault is found, and a sound page has none."""

import pytest

from tests.crawl.crawling import Page, broken_places

SOUND = (
    '<!DOCTYPE html><html lang="en-GB"><head><title>Proposals - Salford</title></head><body>'
    '<h1>Proposals</h1><p id="first">None of them is late. The seedling is a plant; None on record.</p></body></html>'
)


def page(html: str, status: int = 200) -> Page:
    return Page("/strategy/proposals/", "/", status, html)


def test_a_sound_page_has_no_fault():
    assert list(page(SOUND).faults()) == []


@pytest.mark.parametrize(
    ("sound", "broken", "fault"),
    [
        ("<h1>", "<h2>", "0 main headings"),
        ("<title>Proposals", "<title>", "no title"),
        ('lang="en-GB"', "", "language"),
        ("them is late", "<td>None</td>", "None"),
        ("Proposals</h1>", "{{ row }}</h1>", "brackets"),
        ("late.", "late &lt;QuerySet []&gt;", "an object"),
        ("late.", "late (seed 001).", "word for a paper"),
    ],
)
def test_a_fault_is_found(sound: str, broken: str, fault: str):
    assert any(fault in found for found in page(SOUND.replace(sound, broken)).faults())


def test_an_error_is_a_fault():
    assert list(page("", 500).faults()) == ["answers 500"]


def test_links_are_followed_on_the_same_host_alone():
    html = '<a class="x" href="../pledges/?page=2&amp;sort=name#late">a</a><a href="https://example.org/">b</a>'
    assert list(page(html).links()) == [("/strategy/pledges/?page=2&sort=name", "late")]


def test_a_link_to_a_place_that_is_not_there_is_broken():
    html = SOUND.replace("</body>", '<a href="#first">a</a><a href="#last">b</a></body>')
    assert list(broken_places([page(html)])) == ["/strategy/proposals/#last (linked from /strategy/proposals/)"]
