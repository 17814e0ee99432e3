"""The accounts of the demonstration."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from partnerships import policies as partnerships
from partnerships.models import PooledFund
from performance.models import Indicator
from salford_css.casebook.demo import cast
from salford_css.casebook.loading import Report, load_case
from salford_css.core import clock, policies
from salford_css.core.models import ActivityLog, ApiClient, OrganisationCode, User
from strategy import policies as strategy
from strategy.models import Body, Proposal


@pytest.fixture
def salford(loaded: Report, db: None, settings, tmp_path: Path) -> Path:
    """The case is loaded; the file that will hold the passwords."""
    settings.DEMO, settings.DATA_DIR = True, tmp_path
    return tmp_path / "demo.json"


def made(path: Path) -> dict:
    call_command("create_demo", verbosity=0)
    return json.loads(path.read_text())


def test_there_is_one_person_of_every_kind(salford: Path):
    kinds = {row["role"] for row in made(salford)["users"]}
    assert kinds == {
        *("proposal_owner", "performance_officer", "board_secretary", "pool_manager"),
        *("director", "cabinet_member", "administrator"),
    }


def test_everybody_can_sign_in(salford: Path, client):
    for row in made(salford)["users"]:
        assert client.login(username=row["username"], password=row["password"])


def test_the_cabinet_member_reads_only_and_the_administrator_administers(salford: Path):
    made(salford)
    assert policies.is_read_only(User.objects.get(username="cabinet_member"), clock.today())
    assert policies.is_administrator(User.objects.get(username="administrator"), clock.today())


def test_a_second_run_keeps_every_password_and_secret(salford: Path):
    assert made(salford) == made(salford)


def test_a_lost_file_is_written_anew_and_its_passwords_work(salford: Path, client):
    made(salford)
    salford.unlink()
    row = made(salford)["users"][0]
    assert client.login(username=row["username"], password=row["password"])


def test_a_new_database_takes_the_passwords_already_known(salford: Path):
    salford.write_text(
        json.dumps({"users": [{"username": "director", "password": "known already 1"}], "api_clients": []})
    )
    assert {"username": "director", "password": "known already 1"}.items() <= next(
        row for row in made(salford)["users"] if row["username"] == "director"
    ).items()


def test_only_its_owner_reads_the_file(salford: Path):
    made(salford)
    assert salford.stat().st_mode & 0o777 == 0o600


def test_codes_of_council_and_trusts_are_marked_as_invented(salford: Path):
    codes = {row["ods_code"] for row in made(salford)["api_clients"]} | {cast.COUNCIL_CODE}
    assert set(OrganisationCode.objects.filter(invented=True).values_list("code", flat=True)) == codes


def test_each_client_acts_for_its_own_trust(salford: Path):
    made(salford)
    assert set(ApiClient.objects.values_list("organisation__ref", flat=True)) == {"body-pct", "body-bstmh"}


def test_outside_the_demonstration_it_refuses(salford: Path, settings):
    settings.DEMO = False
    with pytest.raises(CommandError):
        call_command("create_demo")
    assert not User.objects.exists()


def test_the_proposal_owner_owns_what_no_other_officer_may_change(salford: Path):
    made(salford)
    owner, secretary = (User.objects.get(username=name) for name in ("proposal_owner", "board_secretary"))
    proposal = Proposal.objects.get(ref="prop-03")
    assert strategy.may_change_proposal(owner, proposal, clock.today())
    assert not strategy.may_change_proposal(secretary, proposal, clock.today())


def test_the_secretary_keeps_the_boards_record_and_nobody_else_of_the_officers(salford: Path):
    made(salford)
    board = Body.objects.get(ref="board-jce")
    keepers = [user.username for user in User.objects.all() if strategy.may_keep_record(user, board, clock.today())]
    assert sorted(keepers) == ["administrator", "board_secretary", "director"]


def test_the_pool_manager_keeps_the_pool(salford: Path):
    made(salford)
    fund = PooledFund.objects.get(ref="pool-learning-difficulties")
    assert partnerships.may_keep_pool(User.objects.get(username="pool_manager"), fund, clock.today())
    assert not partnerships.may_keep_pool(User.objects.get(username="proposal_owner"), fund, clock.today())


def test_what_was_invented_says_so(salford: Path):
    made(salford)
    deeds = ActivityLog.objects.filter(deed__in=["proposal-lead-named", "pool-manager-named", "role-granted"])
    assert {line.reason for line in deeds} == {cast.INVENTED}


def test_loading_the_case_again_leaves_the_demonstration_as_it_is(salford: Path, casebook):
    before = made(salford)
    report = load_case(casebook)
    assert (report.made, made(salford)) == (0, before)


def test_the_trust_is_shown_the_delays_and_its_pool_and_nothing_else(salford: Path):
    made(salford)
    made(salford)
    client = ApiClient.objects.get(organisation__ref="body-pct")
    assert [one.code for one in Indicator.objects.visible_to(client)] == ["DTOC"]
    assert [one.ref for one in PooledFund.objects.visible_to(client)] == ["pool-learning-difficulties"]
