"""What is shared is withdrawn by the link beside it, whatever was withdrawn meanwhile and whatever day is looked at."""

import re

import pytest
from django.test import Client

from partnerships.models import Partnership, Sharing
from salford_css.core.models import User
from tests.factories import partnerships as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_dora(dora: User) -> Client:
    client = Client()
    client.force_login(dora)
    return client


@pytest.fixture
def shared() -> Partnership:
    """Its two agreements are shared with everybody."""
    row = make.partnership()
    for number in (1, 2):
        make.share(row, agreement=make.agreement(row, number=number, title=f"Agreement {number}"))
    return row


def ways_to_withdraw(browser: Client, row: Partnership) -> dict[str, str]:
    """Return the address behind each link, by what it is about."""
    page = browser.get(row.get_absolute_url()).content.decode()
    return {
        name.strip(): address
        for address, name in re.findall(r'href="([^"]+/withdraw/)">Withdraw<span[^>]*>([^<]+)', page)
    }


def test_a_link_withdraws_its_own_share_after_another_was_withdrawn(as_dora: Client, shared: Partnership):
    ways = ways_to_withdraw(as_dora, shared)
    first, second = (next(way for name, way in ways.items() if f"Agreement {number}" in name) for number in (1, 2))
    assert as_dora.post(first, {"reason": "It is over."}).status_code == 302
    assert "Agreement 2" in as_dora.get(second).content.decode()
    assert as_dora.post(second, {"reason": "It is over too."}).status_code == 302
    assert not Sharing.objects.filter(valid_to__isnull=True).exists()


def test_a_share_that_is_withdrawn_cannot_be_withdrawn_again(as_dora: Client, shared: Partnership):
    way = next(iter(ways_to_withdraw(as_dora, shared).values()))
    as_dora.post(way, {"reason": "It is over."})
    assert as_dora.get(way).status_code == 404
    assert way not in ways_to_withdraw(as_dora, shared).values()
