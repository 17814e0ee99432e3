"""Who is in the demonstration and what each may do; made once for all that look at it."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings

from partnerships import policies as partnerships
from partnerships.models import PooledFund
from partnerships.readings.ledger import money_of
from performance.models import Indicator
from salford_css.casebook.demo import cast
from salford_css.core import clock, policies
from salford_css.core.models import ActivityLog, ApiClient, OrganisationCode, User
from strategy import policies as strategy
from strategy.models import Body, Proposal

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def path(the_case: None, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The file that holds the passwords. The people are there for the tests of this module, and taken back."""
    folder = tmp_path_factory.mktemp("demo")
    with override_settings(DEMO=True, DATA_DIR=folder), transaction.atomic():
        call_command("create_demo", verbosity=0)
        yield folder / "demo.json"
        transaction.set_rollback(True)


@pytest.fixture
def people(path: Path, settings: Any) -> dict[str, Any]:
    """What the file says."""
    settings.DEMO = True
    return json.loads(path.read_text())


def test_there_is_one_person_of_every_kind(people):
    kinds = {row["role"] for row in people["users"]}
    assert kinds == {
        *("proposal_owner", "performance_officer", "board_secretary", "pool_manager"),
        *("director", "cabinet_member", "administrator"),
    }


def test_everybody_can_sign_in(people, client):
    for row in people["users"]:
        assert client.login(username=row["username"], password=row["password"])


def test_the_cabinet_member_reads_only_and_the_administrator_administers(people):
    assert policies.is_read_only(User.objects.get(username="cabinet_member"), clock.today())
    assert policies.is_administrator(User.objects.get(username="administrator"), clock.today())


def test_only_its_owner_reads_the_file(path):
    assert path.stat().st_mode & 0o777 == 0o600


def test_codes_of_council_and_trusts_are_marked_as_invented(people):
    codes = {row["ods_code"] for row in people["api_clients"]} | {cast.COUNCIL_CODE}
    assert set(OrganisationCode.objects.filter(invented=True).values_list("code", flat=True)) == codes


def test_each_client_acts_for_its_own_trust(people):
    assert set(ApiClient.objects.values_list("organisation__ref", flat=True)) == {"body-pct", "body-bstmh"}


def test_the_proposal_owner_owns_what_no_other_officer_may_change(people):
    owner, secretary = (User.objects.get(username=name) for name in ("proposal_owner", "board_secretary"))
    proposal = Proposal.objects.get(ref="prop-03")
    assert strategy.may_change_proposal(owner, proposal, clock.today())
    assert not strategy.may_change_proposal(secretary, proposal, clock.today())


def test_the_secretary_keeps_the_boards_record_and_nobody_else_of_the_officers(people):
    board = Body.objects.get(ref="board-jce")
    keepers = [user.username for user in User.objects.all() if strategy.may_keep_record(user, board, clock.today())]
    assert sorted(keepers) == ["administrator", "board_secretary", "director"]


def test_the_pool_manager_keeps_the_pool(people):
    fund = PooledFund.objects.get(ref="pool-learning-difficulties")
    assert partnerships.may_keep_pool(User.objects.get(username="pool_manager"), fund, clock.today())
    assert not partnerships.may_keep_pool(User.objects.get(username="proposal_owner"), fund, clock.today())


def test_what_was_invented_says_so(people):
    deeds = ActivityLog.objects.filter(deed__in=["proposal-lead-named", "pool-manager-named", "role-granted"])
    assert {line.reason for line in deeds} == {cast.INVENTED}


def test_the_trust_is_shown_the_delays_and_its_pool_and_nothing_else(people):
    client = ApiClient.objects.get(organisation__ref="body-pct")
    assert [one.code for one in Indicator.objects.visible_to(client)] == ["DTOC"]
    assert [one.ref for one in PooledFund.objects.visible_to(client)] == ["pool-learning-difficulties"]


def test_one_pools_year_is_filled_in_adds_up_and_says_that_it_is_an_illustration(people):
    year = PooledFund.objects.get(ref="pool-learning-difficulties").years.get(start_year=2006)
    money = money_of(year, as_at=clock.today(), month=6)
    shares = {partner.name: partner.share for partner in money.partners}
    assert (money.budget, money.forecast, money.illustrative) == (Decimal("17300000.00"), Decimal("17600000.00"), True)
    assert shares == {
        "Salford Primary Care Trust": Decimal("149132.95"),
        "Salford City Council": Decimal("150867.05"),
    }
    assert [row.state for row in year.returns.order_by("quarter")] == ["queried", "draft"]
    assert all(line.standing == "illustrative" for line in year.lines.all())
