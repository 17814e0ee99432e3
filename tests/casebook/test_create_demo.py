"""The accounts of the demonstration."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from salford_css.casebook.loading import Report, load_case
from salford_css.core.models import User


@pytest.fixture
def salford(loaded: Report, db: None, settings, tmp_path: Path) -> Path:
    """The case is loaded; the file that will hold the passwords."""
    settings.DEMO, settings.DATA_DIR = True, tmp_path
    return tmp_path / "demo.json"


def made(path: Path) -> dict:
    call_command("create_demo", verbosity=0)
    return json.loads(path.read_text())


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


def test_outside_the_demonstration_it_refuses(salford: Path, settings):
    settings.DEMO = False
    with pytest.raises(CommandError):
        call_command("create_demo")
    assert not User.objects.exists()


def test_loading_the_case_again_leaves_the_demonstration_as_it_is(salford: Path, casebook):
    before = made(salford)
    report = load_case(casebook)
    assert (report.made, made(salford)) == (0, before)
