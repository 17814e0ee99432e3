"""The wordings of the case: three proposals were changed by comments, and no change is without a cause."""

from html import unescape

import pytest
from django.test import Client

from salford_css.core.models import Role
from tests.factories import core

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("the_case")]


@pytest.fixture
def client() -> Client:
    client = Client()
    client.force_login(core.user_with(Role.OFFICER))
    return client


def shown(client: Client, address: str) -> str:
    return unescape(client.get(address, {"as_at": "2004-06-01"}).content.decode())


def test_no_change_of_wording_is_without_a_cause(client: Client):
    page = shown(client, "/strategy/wording-changes/")
    assert "Three wordings followed an earlier one. No change is without a cause on record." in page
    assert "No changed wordings match" in unescape(
        client.get("/strategy/wording-changes/", {"cause": "missing", "as_at": "2004-06-01"}).content.decode()
    )


@pytest.mark.parametrize("ref", ["prop-03", "prop-06", "prop-10"])
def test_a_proposal_that_was_changed_shows_the_comment_behind_it(client: Client, ref: str):
    page = shown(client, f"/strategy/proposals/{ref}/compare/")
    assert "/strategy/comments/" in page
    assert "No cause is on record" not in page


def test_an_unchanged_proposal_has_nothing_to_compare(client: Client):
    assert "nothing to compare it with" in shown(client, "/strategy/proposals/prop-01/compare/")


def test_what_gives_up_income_says_that_nobody_stated_how_much(client: Client):
    assert "The income foregone is not stated." in shown(client, "/strategy/proposals/prop-08/")
