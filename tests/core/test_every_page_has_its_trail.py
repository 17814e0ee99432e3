"""Every page of one thing leads to what changed in it: the resolver is walked, so that a new page cannot forget."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLResolver, get_resolver

from salford_css.core.detail import DetailPage, behind
from salford_css.core.models import User
from salford_css.core.views.publications import PublicationPage
from strategy.views.decisions import DecisionPage
from tests.factories import strategy

NOT_IN_THE_CASE = {DecisionPage: strategy.decision, PublicationPage: strategy.publication}


def pages_of_one_thing(resolver: URLResolver | None = None) -> Iterator[type[DetailPage]]:
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from pages_of_one_thing(entry)
        elif issubclass(getattr(entry.callback, "view_class", object), DetailPage):
            yield entry.callback.view_class


@pytest.mark.usefixtures("the_case")
@pytest.mark.parametrize("page", sorted(set(pages_of_one_thing()), key=lambda page: page.__name__))
def test_a_page_leads_to_its_trail(page: type[DetailPage], carl: User):
    if page in NOT_IN_THE_CASE:
        NOT_IN_THE_CASE[page]()
    row = page.rows(carl).first()
    assert row is not None, "The case has no such row."
    address, reader = row.get_absolute_url(), Client()
    reader.force_login(carl)
    assert behind(address)[0] is page
    assert f'href="{address}trail/"' in reader.get(address).content.decode()
    assert "Changes, newest first" in reader.get(f"{address}trail/").content.decode()
