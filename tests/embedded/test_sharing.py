"""Who starts the server, who stops it, and what a kill leaves behind."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import psutil
import psycopg2
import pytest

from salford_css import embedded
from salford_css.embedded.postmaster import find_postmaster, wait_until_gone
from tests.embedded.conftest import User

Comes = Callable[..., User]


def is_running(home: Path) -> bool:
    return find_postmaster(home / "data") is not None


def remember(url: str, word: str) -> None:
    with psycopg2.connect(url) as connection, connection.cursor() as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS words (word text)")
        cursor.execute("INSERT INTO words VALUES (%s)", [word])
    connection.close()


def remembered(url: str) -> list[str]:
    with psycopg2.connect(url) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT word FROM words ORDER BY word")
        words = [word for (word,) in cursor.fetchall()]
    connection.close()
    return words


def kill_the_postmaster(home: Path) -> None:
    postmaster = find_postmaster(home / "data")
    assert postmaster
    postmaster.process.kill()
    wait_until_gone([postmaster.process], home / "data", 5)


def test_the_first_user_starts_the_server_and_the_last_one_stops_it(home: Path, comes: Comes) -> None:
    with embedded.use(home):
        second = comes()
    assert is_running(home)
    second.gets(signal.SIGTERM)
    assert not is_running(home)


def test_a_second_user_is_given_the_same_server(home: Path, comes: Comes) -> None:
    with embedded.use(home) as server:
        assert comes().said == server.url


def test_many_users_at_once_start_one_server(home: Path, comes: Comes) -> None:
    users = [comes() for _ in range(4)]
    assert len({user.said for user in users}) == 1
    for user in users:
        user.gets(signal.SIGTERM)
    assert not is_running(home)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)])
def test_a_polite_signal_stops_user_and_server_in_order(
    home: Path, comes: Comes, number: signal.Signals, code: int
) -> None:
    user = comes()
    remember(user.said, "kept")
    assert user.gets(number) == code
    assert not is_running(home)
    with embedded.use(home) as server:
        assert remembered(server.url) == ["kept"]


def test_a_ctrl_c_does_not_reach_a_server_that_another_still_uses(home: Path, comes: Comes) -> None:
    starter, other = comes(), comes()
    starter.gets(signal.SIGINT)
    remember(other.said, "still here")
    assert remembered(other.said) == ["still here"]


def test_a_server_whose_user_was_killed_is_adopted_and_stopped_by_the_next(home: Path, comes: Comes) -> None:
    user = comes()
    remember(user.said, "kept")
    user.gets(signal.SIGKILL)
    assert is_running(home)
    with embedded.use(home) as server:
        assert remembered(server.url) == ["kept"]
    assert not is_running(home)


def test_after_a_kill_of_user_and_server_every_committed_row_is_there(home: Path, comes: Comes) -> None:
    user = comes()
    remember(user.said, "committed")
    kill_the_postmaster(home)
    user.gets(signal.SIGKILL)
    with embedded.use(home) as server:
        assert remembered(server.url) == ["committed"]


def test_a_server_killed_under_its_users_comes_back_at_the_same_address(home: Path) -> None:
    with embedded.use(home) as server:
        remember(server.url, "committed")
        kill_the_postmaster(home)
        assert not server.is_running()
        server.revive()
        assert remembered(server.url) == ["committed"]


def test_a_process_number_that_now_belongs_to_another_program_does_not_stop_the_start(home: Path) -> None:
    with embedded.use(home) as server:
        remember(server.url, "kept")
        stale = (home / "data" / "postmaster.pid").read_text().splitlines()
    stale[0] = str(psutil.Process().pid)
    (home / "data" / "postmaster.pid").write_text("\n".join(stale) + "\n")
    with embedded.use(home) as server:
        assert remembered(server.url) == ["kept"]


def test_a_half_made_database_is_made_again(home: Path) -> None:
    (home / "data.unfinished").mkdir(parents=True)
    (home / "data.unfinished" / "PG_VERSION").write_text("18")
    with embedded.use(home) as server:
        remember(server.url, "whole")
        assert remembered(server.url) == ["whole"]


def test_the_second_start_makes_nothing_anew(home: Path) -> None:
    made = []
    for _ in range(2):
        with embedded.use(home):
            made.append((home / "data" / "PG_VERSION").stat().st_mtime_ns)
    assert made[0] == made[1]


def test_a_forked_child_leaves_without_stopping_the_server(home: Path) -> None:
    block = embedded.use(home)
    server = block.__enter__()
    child = os.fork()
    if child == 0:
        block.__exit__(None, None, None)
        os._exit(0)
    os.waitpid(child, 0)
    assert server.is_running()
    block.__exit__(None, None, None)


def test_the_database_is_utf8_with_the_builtin_locale(home: Path) -> None:
    with embedded.use(home) as server:
        connection = psycopg2.connect(server.url)
        with connection, connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_encoding_to_char(encoding), datlocprovider FROM pg_database WHERE datname = 'directorate'"
            )
            assert cursor.fetchone() == ("UTF8", "b")
        connection.close()
