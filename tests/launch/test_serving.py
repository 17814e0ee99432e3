"""Web server, task worker and database as `make run` keeps them: what they answer, what a kill of any of them does."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from salford_css.embedded.postmaster import find_postmaster

ROOT = Path(__file__).resolve().parents[2]
NO_TABLES = "The database is not up to date: run manage.py migrate"


@dataclass
class Served:
    """A parent process, its children, its database's folder, and the port they serve on."""

    parent: subprocess.Popen[str]
    children: list[psutil.Process]
    port: int
    folder: Path

    def get(self, path: str) -> tuple[int, dict[str, str]]:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as answer:
            return answer.code, json.load(answer)

    def says(self, detail: str) -> bool:
        """Wait until /readyz gives a reason that begins so."""
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            with suppress(OSError):
                if self.get("/readyz")[1].get("detail", "").startswith(detail):
                    return True
            time.sleep(0.1)
        return False

    def is_gone(self) -> bool:
        return not psutil.wait_procs(self.children, timeout=20)[1]


def free_port() -> int:
    with socket.socket() as attempt:
        attempt.bind(("127.0.0.1", 0))
        return int(attempt.getsockname()[1])


@pytest.fixture
def served(home: Path) -> Iterator[Served]:
    """Everything `make run` keeps, on a database without tables."""
    port = free_port()
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    command = [sys.executable, "-m", "tests.launch.parent", str(port), str(home)]
    parent = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=environment)
    assert parent.stdout
    one = Served(parent, [psutil.Process(int(number)) for number in parent.stdout.readline().split()], port, home)
    assert one.says(NO_TABLES)
    yield one
    parent.kill()
    parent.wait()
    assert one.is_gone()


def test_it_lives_before_it_is_ready_outlives_its_database_and_ends_politely(served: Served) -> None:
    """One life after the other: starting all of it is what takes the time."""
    assert served.get("/healthz") == (200, {"status": "ok"})
    assert served.get("/readyz")[0] == 503
    postmaster = find_postmaster(served.folder / "data")
    assert postmaster
    postmaster.process.kill()
    assert served.says(NO_TABLES)
    assert served.get("/healthz")[0] == 200
    assert all(child.is_running() for child in served.children[:1])
    served.parent.send_signal(signal.SIGTERM)
    assert served.parent.wait(30) == 143
    assert served.is_gone()
    assert find_postmaster(served.folder / "data") is None


def test_a_kill_of_the_parent_ends_the_children_too(served: Served) -> None:
    served.parent.kill()
    served.parent.wait()
    assert served.is_gone()
