"""A folder for a server, and people who use it from processes of their own."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from salford_css.embedded.postmaster import processes_standing_in

ROOT = Path(__file__).resolve().parents[2]


class User:
    """Another process inside `use`; `said` is the address it was given, or the problem it met."""

    def __init__(self, home: Path, *options: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.embedded.user", str(home), *options],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        self.said = self.process.stdout.readline().strip() if self.process.stdout else ""

    def gets(self, number: signal.Signals) -> int:
        """Send a signal to the process and everything in its group, as a terminal does; return the exit code."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, number)
        return self.process.wait(20)


@pytest.fixture
def home() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="embedded-"))
    folder.chmod(0o777)  # root and an ordinary user both work here
    yield folder / "postgres"
    for process in processes_standing_in(folder / "postgres" / "data"):
        with suppress(psutil.NoSuchProcess):
            process.kill()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def comes(home: Path) -> Iterator[Callable[..., User]]:
    """Start one more user of the server in `home`."""
    users: list[User] = []

    def start(*options: str) -> User:
        users.append(User(home, *options))
        return users[-1]

    yield start
    for user in users:
        user.gets(signal.SIGKILL)
