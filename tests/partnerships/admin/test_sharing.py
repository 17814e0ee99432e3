"""Ada shares with a partner and withdraws it again in the administration."""

import pytest
from django.test import Client
from django.urls import reverse

from partnerships.models import PooledFund, Sharing
from salford_css.core import clock
from salford_css.core.models import ActivityLog
from tests.factories import partnerships as make

pytestmark = pytest.mark.django_db
LIST = "admin:partnerships_sharing_changelist"


@pytest.fixture
def fund() -> PooledFund:
    row = make.partnership()
    make.party(row, make.trust())
    return make.fund(row)


def add(browser: Client, **fields):
    return browser.post(reverse("admin:partnerships_sharing_add"), {"access": "read", **fields}, follow=True)


def test_a_share_is_made_by_the_service(as_ada: Client, fund: PooledFund):
    add(as_ada, partnership=fund.partnership_id, fund=fund.pk)
    assert ActivityLog.objects.get(deed="shared").record == fund.partnership
    assert Sharing.objects.count() == 1


def test_a_fund_of_another_partnership_is_refused_in_the_form(as_ada: Client, fund: PooledFund):
    page = add(as_ada, partnership=make.partnership().pk, fund=fund.pk)
    assert "belongs to another partnership" in page.content.decode()


def test_a_share_is_withdrawn_from_the_list(as_ada: Client, fund: PooledFund):
    share = make.share(fund.partnership, fund=fund)
    as_ada.post(reverse(LIST), {"action": "withdraw", "_selected_action": [share.pk]})
    assert Sharing.objects.get().valid_to == clock.today()
