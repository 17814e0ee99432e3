"""What a start makes: what is missing and no more, so that one that was stopped half way is gone on with."""

from pathlib import Path

import pytest
from django.core.management import CommandError
from django.db import ProgrammingError

from salford_css.core import preparation, readiness
from salford_css.core.models import Citation


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch, settings, tmp_path: Path) -> list[str]:
    """Write down which commands are run; each leaves behind what it makes."""
    settings.DATA_DIR = tmp_path
    run: list[str] = []
    monkeypatch.setattr(preparation, "call_command", lambda name, **options: run.append(name))
    stand(monkeypatch)
    return run


def stand(monkeypatch: pytest.MonkeyPatch, *, missing: int = 0, case: bool = True) -> None:
    monkeypatch.setattr(readiness, "missing_migrations", lambda: ["core.0001_first"] * missing)
    monkeypatch.setattr(Citation, "objects", type("Kept", (), {"exists": staticmethod(lambda: case)}))


def test_a_new_database_gets_everything_in_order_and_each_step_is_told(made, monkeypatch):
    stand(monkeypatch, missing=3, case=False)
    told: list[str] = []
    preparation.prepare(told.append)
    assert made == ["migrate", "load_casebook", "create_demo"]
    assert told == ["Setting up the database.", "Loading the Salford case.", "Making the demo accounts."]


def test_after_a_start_that_was_stopped_the_rest_is_made(made, monkeypatch, settings):
    stand(monkeypatch, case=False)
    (settings.DATA_DIR / "demo.json").touch()
    preparation.prepare(lambda sentence: None)
    assert made == ["load_casebook"]


def test_accounts_whose_passwords_are_lost_are_made_again(made):
    preparation.prepare(lambda sentence: None)
    assert made == ["create_demo"]


def test_where_nothing_is_missing_nothing_is_made_and_nothing_told(made, settings):
    (settings.DATA_DIR / "demo.json").touch()
    preparation.prepare(pytest.fail)
    assert made == []


def test_tables_that_cannot_be_made_are_told_in_one_sentence(made, monkeypatch):
    stand(monkeypatch, missing=1)

    def refuse(name: str, **options: object) -> None:
        raise ProgrammingError("permission denied for schema public\nLINE 1: CREATE TABLE")

    monkeypatch.setattr(preparation, "call_command", refuse)
    with pytest.raises(CommandError) as told:
        preparation.prepare(lambda sentence: None)
    assert str(told.value).startswith("The tables cannot be made: permission denied for schema public. ")
    assert "\n" not in str(told.value)
