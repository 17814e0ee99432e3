"""What each of the others is shown leads somewhere they may go."""

from collections.abc import Callable

import pytest
from django.test import Client

from salford_css.casebook.demo import cast
from tests.crawl.crawling import asking, crawl, faults_of

ROLES = [person.kind for person in cast.PEOPLE if person.kind != "director"]
ADMINISTRATION = "admin/"


def enough(kind: str) -> int:
    """One page of a kind: what it does with another row, the director's crawl looks at."""
    return 0 if "?" in kind or kind.startswith(ADMINISTRATION) else 1


@pytest.mark.parametrize("role", ROLES)
def test_every_link_leads_to_a_page_on_which_nothing_is_wrong(browser_of: Callable[[str], Client], role: str):
    pages = list(crawl(asking(browser_of(role)), most=enough))
    assert "\n".join(faults_of(pages)) == ""
    assert len(pages) > 50
