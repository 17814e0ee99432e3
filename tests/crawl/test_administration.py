"""Every list, form and trail of the administration opens on the rows of the case."""

from collections.abc import Callable

from django.test import Client

from tests.crawl.crawling import asking, crawl


def enough(kind: str) -> int:
    """One page of a kind; forms of new rows are opened by the table of access."""
    return int(kind.startswith("admin/") and "?" not in kind and not kind.endswith(("add/", "history/")))


def test_the_administrator_opens_every_part_of_the_administration(browser_of: Callable[[str], Client]):
    pages = list(crawl(asking(browser_of("administrator")), start="/admin/", most=enough))
    assert [f"{page.address} answers {page.status}" for page in pages if page.status >= 400] == []
    assert len(pages) > 200
