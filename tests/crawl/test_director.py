"""The director is led to several pages of every kind, and each of them is well."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.crawl.crawling import asking, crawl, faults_of

MANY = 4
"""Pages of one kind; lists in another order or on another page count as kinds of their own, one of each."""


def enough(kind: str) -> int:
    return MANY if "?" not in kind else 1


@pytest.fixture
def pages(browser_of: Callable[[str], Client]):
    return list(crawl(asking(browser_of("director")), most=enough))


def test_every_link_leads_to_a_page_on_which_nothing_is_wrong(pages):
    assert "\n".join(faults_of(pages)) == ""
    assert len(pages) > 200
