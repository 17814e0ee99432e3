"""A wrong environment ends every command with one plain sentence and an exit code, never with a traceback."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import psycopg2
import pytest

from salford_css import database
from salford_css.environment import EnvironmentProblem

ROOT = Path(__file__).resolve().parent.parent


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run manage.py in the tests' environment, changed as given; an empty value unsets."""
    changed = {name: value for name, value in (os.environ | environment).items() if value}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments], cwd=ROOT, env=changed, capture_output=True, text=True, timeout=60
    )


WRONG_ADDRESSES = {
    "sqlite:///db.sqlite3": "DATABASE_URL must begin with postgres://",
    "nonsense": "DATABASE_URL must begin with postgres://",
    "postgres://somebody@127.0.0.1:5432/": "DATABASE_URL names no database.",
    "postgres://somebody@127.0.0.1:many/directorate": "DATABASE_URL has a port that is not a number from 1",
    "postgres://somebody@127.0.0.1:99999/directorate": "DATABASE_URL has a port that is not a number from 1 to 65535.",
    "postgres://somebody@[::1/directorate": "DATABASE_URL is no address that can be read.",
    "postgres://somebody@127.0.0.1/directorate?sslmode=off": "DATABASE_URL has an option 'sslmode' that is not known",
    "postgres://somebody:secret@127.0.0.1:1/directorate": "The database of DATABASE_URL does not answer (",
}


@pytest.mark.parametrize(("address", "sentence"), WRONG_ADDRESSES.items())
def test_a_wrong_database_address_ends_with_one_sentence(address: str, sentence: str) -> None:
    result = manage("migrate", DATABASE_URL=address)
    assert (result.returncode, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert result.stderr.startswith(sentence)
    assert "secret" not in result.stderr


def test_a_database_that_does_not_exist_is_named() -> None:
    elsewhere = os.environ["DATABASE_URL"].replace("/directorate?", "/nowhere?")
    with pytest.raises(EnvironmentProblem) as told:
        database.check(elsewhere)
    assert told.value.sentence.startswith('The server of DATABASE_URL answers and refuses (database "nowhere" does not')


def test_a_wrong_password_is_told_from_a_server_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**options: object) -> None:
        said = 'connection to server at "127.0.0.1" failed: FATAL:  password authentication failed for user "ada"'
        raise psycopg2.OperationalError(f"{said}\n")

    monkeypatch.setattr("psycopg2.connect", refuse)
    with pytest.raises(EnvironmentProblem) as told:
        database.check("postgres://ada:secret@127.0.0.1/directorate")
    assert '(password authentication failed for user "ada"): mend user, password' in told.value.sentence
    assert "secret" not in told.value.sentence


def test_a_server_that_is_too_old_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "OLDEST_VERSION", 99)
    with pytest.raises(EnvironmentProblem) as told:
        database.check(os.environ["DATABASE_URL"])
    assert told.value.sentence.endswith("and this needs 99 or later.")


def test_a_database_that_is_not_in_utf_8_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    class Latin:
        server_version = 18_00_00

        def get_parameter_status(self, name: str) -> str:
            return "LATIN1"

        def close(self) -> None:
            pass

    monkeypatch.setattr("psycopg2.connect", lambda **options: Latin())
    with pytest.raises(EnvironmentProblem) as told:
        database.check("postgres://somebody@127.0.0.1/directorate")
    assert told.value.sentence.startswith("The database of DATABASE_URL is kept in LATIN1, and this needs UTF8")


def test_without_a_secret_nothing_starts_when_debug_is_off() -> None:
    result = manage("migrate", "--check", DJANGO_DEBUG="", DJANGO_SECRET_KEY="")
    assert (result.returncode, result.stderr.count("\n")) == (2, 1)
    assert result.stderr.startswith("DJANGO_SECRET_KEY is not set.")


def test_a_flag_that_is_neither_on_nor_off_is_refused() -> None:
    result = manage("version", DJANGO_DEBUG="perhaps", DJANGO_SECRET_KEY="x")
    assert (result.returncode, result.stderr) == (2, "DJANGO_DEBUG is 'perhaps'; write on or off.\n")


def test_the_calculations_need_neither_a_secret_nor_a_database() -> None:
    result = manage("help", "spc", DJANGO_DEBUG="", DATABASE_URL="postgres://nobody@127.0.0.1:1/nothing")
    assert result.returncode == 0


def test_an_older_python_is_told_what_is_needed() -> None:
    pretend = "import runpy, sys; sys.version_info = (3, 9, 2); runpy.run_path('manage.py', run_name='__main__')"
    result = subprocess.run([sys.executable, "-c", pretend], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert (result.returncode, result.stderr) == (2, "This needs Python 3.11 or later; this is Python 3.9.\n")


def test_a_taken_port_ends_with_one_sentence_before_anything_is_done() -> None:
    with socket.socket() as somebody:
        somebody.bind(("127.0.0.1", 0))
        somebody.listen()
        result = manage("serve", "--port", str(somebody.getsockname()[1]))
    assert (result.returncode, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    assert "is taken by another program" in result.stderr


def test_what_a_command_cannot_do_is_said_without_the_name_of_a_class() -> None:
    asked = subprocess.run([sys.executable, "manage.py", "spc"], cwd=ROOT, input="{", capture_output=True, text=True)
    assert asked.returncode == 2
    assert asked.stderr.startswith("The document is not JSON: ")
