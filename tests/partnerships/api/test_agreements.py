"""A trust reads the agreement it is a party to, in the versions put to the partners."""

from datetime import date

import pytest

from partnerships.models import AgreementItem
from tests.factories import partnerships as make


@pytest.fixture
def agreement(pool_year):
    """An agreement with one version put to the partners and one in draft."""
    row = make.agreement(pool_year.fund.partnership, ref="joint-agreement", state="live")
    for settled, text in ((None, "Supported living."), (None, "A secret draft.")):
        version = make.version(row, settled_on=settled, effective_from=date(2005, 4, 1))
        AgreementItem.objects.create(version=version, part="aims", text=text)
    first = row.versions.get(number=1)
    first.settled_on = date(2005, 3, 1)
    first.save()
    return row


def test_its_settled_versions_are_read_and_its_draft_is_not(calls, agreement):
    make.share(agreement.partnership, agreement=agreement)
    told = calls.get("/agreements/joint-agreement").json()
    assert [(version["number"], version["items"][0]["text"]) for version in told["versions"]] == [
        (1, "Supported living.")
    ]


def test_not_shared_it_is_not_there(calls, agreement):
    assert calls.get("/agreements/joint-agreement").status_code == 404
    assert calls.get("/agreements").json()["items"] == []
