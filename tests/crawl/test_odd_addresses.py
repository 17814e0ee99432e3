"""Whatever somebody types into an address, no page breaks: it reads what it can and tells the rest to try again."""

import re
from collections.abc import Callable, Iterator

import pytest
from django.test import Client

from tests.crawl.crawling import asking, crawl, kind_of, routes

ODD = (
    "-pk",
    "%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
    "99999999999999999999",
    "%00",
    "9999-12-31",
    "%ED%A0%80",  # half of a surrogate pair
    "NaN",
    "2004-06-01T25:61:00%2B99:99",
    "%26%20%7C%20!%20%3C-%3E%20:*",  # operators of the search
    "0001-01-01",
    "%F0%9F%98%80" * 300,
    "",
    "-1",
    "%27%20OR%201=1",
)
"""What stands in an address: scripts, NUL, broken text, numbers and days beyond all bounds, operators, nothing."""
ALWAYS = ("sort", "page", "format", "as_at", "version", "compare", "organisation", "breakdown", "q", "unheard_of")
TRIES = 3
OUTSIDE = ("admin/", "api/", "^", "accounts/", "oauth/", "healthz", "readyz")


@pytest.fixture
def director(browser_of: Callable[[str], Client]) -> Client:
    return browser_of("director")


def odd_queries(html: str) -> Iterator[str]:
    """Yield queries in which each field of the page has an odd value, and each in turn another."""
    names = sorted({*ALWAYS, *re.findall(r'name="([\w-]+)"', html)} - {"csrfmiddlewaretoken"})
    step = len(ODD) // TRIES
    for turn in range(TRIES):
        odd = (ODD[(place + turn * step) % len(ODD)] for place in range(len(names)))
        yield "&".join(f"{name}={value}" for name, value in zip(names, odd, strict=True))


def test_no_page_breaks_on_what_follows_the_question_mark(director: Client):
    one_of_each = crawl(asking(director), most=lambda kind: int("?" not in kind and not kind.startswith(OUTSIDE)))
    asked = [f"{page.address}?{query}" for page in one_of_each for query in odd_queries(page.html)]
    answers = ((address, director.get(address).status_code) for address in asked)
    assert "\n".join(f"{address[:900]} answers {status}" for address, status in answers if status >= 500) == ""


@pytest.mark.parametrize("odd", ["nothing", "0", "a" * 300, "%00", "%ff", "-", "%ED%A0%80"])
def test_a_name_that_names_nothing_is_not_found(director: Client, odd: str):
    wrong = {}
    for route in routes():
        if "<" in route and not route.startswith(OUTSIDE):
            address = "/" + re.sub(r"<[^>]*>", odd, route)
            if (status := director.get(address).status_code) not in (404, 405):
                wrong[kind_of(address) or route] = status
    assert wrong == {}
