"""The director is led to several pages of every kind: each of them is well, and stands whatever is typed behind it."""

import re
from collections.abc import Callable, Iterator

import pytest
from django.db import transaction
from django.test import Client, override_settings

from tests.crawl.conftest import signed_in
from tests.crawl.crawling import ODD, Page, asking, crawl, faults_of, is_outside, kind_of

MANY = 4
"""Pages of one kind; lists in another order or on another page count as kinds of their own, one of each."""
ALWAYS = ("sort", "page", "format", "as_at", "version", "compare", "organisation", "breakdown", "q", "unheard_of")
TRIES = 3


def enough(kind: str) -> int:
    return MANY if "?" not in kind else 1


@pytest.fixture(scope="module")
def pages(people: None) -> list[Page]:
    """What the director was led to; fetching it is what takes the time."""
    with transaction.atomic(), override_settings(DEMO=True):
        found = list(crawl(asking(signed_in("director")), most=enough))
        transaction.set_rollback(True)
    return found


def test_every_link_leads_to_a_page_on_which_nothing_is_wrong(pages: list[Page], db: None):
    assert "\n".join(faults_of(pages)) == ""
    assert len(pages) > 200


def one_of_each(pages: list[Page]) -> Iterator[Page]:
    """Yield the first page of each kind that is not asked for with a query already."""
    kinds: set[str] = set()
    for page in pages:
        kind = kind_of(page.address)
        if "?" not in kind and not is_outside(kind) and kind not in kinds:
            kinds.add(kind)
            yield page


def odd_queries(html: str) -> Iterator[str]:
    """Yield queries in which each field of the page has an odd value, and each in turn another."""
    names = sorted({*ALWAYS, *re.findall(r'name="([\w-]+)"', html)} - {"csrfmiddlewaretoken"})
    step = len(ODD) // TRIES
    for turn in range(TRIES):
        odd = (ODD[(place + turn * step) % len(ODD)] for place in range(len(names)))
        yield "&".join(f"{name}={value}" for name, value in zip(names, odd, strict=True))


def test_no_page_breaks_on_what_follows_the_question_mark(pages: list[Page], browser_of: Callable[[str], Client]):
    director = browser_of("director")
    asked = [f"{page.address}?{query}" for page in one_of_each(pages) for query in odd_queries(page.html)]
    answers = ((address, director.get(address).status_code) for address in asked)
    assert "\n".join(f"{address[:900]} answers {status}" for address, status in answers if status >= 500) == ""
    assert len(asked) > 300
