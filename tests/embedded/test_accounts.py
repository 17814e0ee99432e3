"""Root and ordinary users, folders nobody else may enter, paths too long for a socket, data of another version."""

import os
import shutil
import signal
import stat
from collections.abc import Callable
from pathlib import Path

import psycopg2
import pytest

from salford_css import embedded
from salford_css.embedded.account import server_account
from salford_css.embedded.cluster import told
from tests.embedded.conftest import User

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")


def answers(url: str) -> bool:
    connection = psycopg2.connect(url)
    connection.close()
    return True


@as_root
def test_roots_server_runs_under_another_account(home: Path) -> None:
    with embedded.use(home):
        assert (home / "data").stat().st_uid == server_account().uid != 0


@as_root
def test_an_ordinary_user_starts_and_stops_a_server(home: Path, comes: Callable[..., User]) -> None:
    user = comes("--ordinary")
    assert answers(user.said)
    assert user.gets(signal.SIGTERM) == 143


@as_root
def test_an_ordinary_user_is_told_in_one_sentence_that_the_folder_is_not_writable(
    home: Path, comes: Callable[..., User]
) -> None:
    home.mkdir()
    user = comes("--ordinary")
    assert user.said.startswith(f"{home} cannot be written: give yourself permission")
    assert user.process.wait(10) == 1


@as_root
def test_below_a_folder_of_roots_own_the_data_lie_elsewhere_and_are_found_again(home: Path) -> None:
    home.parent.chmod(0o700)
    with embedded.use(home) as server:
        first = server.folder
    with embedded.use(home) as server:
        assert server.folder == first == Path((home / "elsewhere").read_text().strip())
    assert home not in first.parents
    shutil.rmtree(first)


@as_root
def test_programs_in_a_folder_of_roots_own_are_copied_to_where_the_server_can_run_them(home: Path) -> None:
    programs = embedded.find_programs()
    private = home.parent / "private"
    private.mkdir(mode=0o700)
    (private / "package").symlink_to(programs.parent.parent)
    with embedded.use(home, programs=private / "package" / "pginstall" / "bin") as server:
        assert answers(server.url)


def test_only_its_owner_can_enter_the_sockets_folder(home: Path) -> None:
    with embedded.use(home):
        assert stat.S_IMODE((home / "socket").stat().st_mode) == 0o700


def test_a_path_too_long_for_a_socket_is_no_obstacle(home: Path) -> None:
    with embedded.use(home / ("long" * 25)) as server:
        assert answers(server.url)


def test_data_of_another_version_are_refused_with_a_sentence(home: Path) -> None:
    with embedded.use(home):
        pass
    (home / "data" / "PG_VERSION").write_text("12\n")
    with pytest.raises(embedded.ServerProblem, match="made by PostgreSQL 12, but 18 is installed"), embedded.use(home):
        pass


def test_a_missing_package_is_told_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(embedded.ServerProblem, match="make setup"):
        embedded.find_programs()


def test_of_many_lines_the_one_that_says_what_went_wrong_is_told() -> None:
    full = b"creating files ... FATAL:  could not write: No space left on device\ninitdb: removing contents of data"
    assert told(full).endswith("No space left on device")
    assert told(b"first\nlast\n") == "last"
    assert told(b"") == "no message"
