"""The product with the whole Salford case and the demonstration's accounts, served from a process of its own."""

import http.client
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.test import override_settings

from salford_css import settings as product
from salford_css.casebook.demo.making import make_demo
from tests.browser.scenes import clear_files, make_scenes
from tests.people import PASSWORDS
from tests.salford import at_database
from tests.template_database import copy_with_people

ROOT = Path(__file__).resolve().parents[2]
SWITCHED_ON = {"DJANGO_DEBUG": "on", "SALFORD_DEMO": "on", "PUBLIC_PART1": "on"}
PATIENCE = 60.0  # seconds until the product answers


@dataclass(frozen=True)
class Site:
    """Where the product is served, the passwords of who may sign in, the pages of what the case does not hold."""

    url: str
    passwords: Mapping[str, str]
    scenes: tuple[str, ...] = ()


@contextmanager
def served(name: str, folder: Path) -> Iterator[Site]:
    """Serve a copy of the case from a database of this name; the folder takes passwords and log."""
    with copy_with_people(name) as address:
        if PASSWORDS.exists():
            shutil.copy(PASSWORDS, folder / "demo.json")
        with at_database(name), override_settings(PASSWORD_HASHERS=product.PASSWORD_HASHERS):
            users = make_demo(folder / "demo.json")["users"]
            scenes = make_scenes()
        try:
            with _process(address, folder / "site.log") as url:
                yield Site(url, {row["username"]: row["password"] for row in users}, scenes)
        finally:
            with at_database(name):
                clear_files()


@contextmanager
def _process(database: str, log: Path) -> Iterator[str]:
    if not (product.STATIC_ROOT / "staticfiles.json").exists():
        pytest.fail("The style sheets are missing that the pages are served with: run make setup.")
    port = _free_port()
    with log.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.browser.serving", str(port)],
            cwd=ROOT,
            env=os.environ
            | {"DATABASE_URL": database, "DJANGO_DEBUG": "on", "SALFORD_DEMO": "on", "PUBLIC_PART1": "on"},
            stdin=subprocess.PIPE,
            stdout=out,
            stderr=out,
        )
        try:
            _wait_until_ready(port, process, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait()


def _free_port() -> int:
    with socket.socket() as attempt:
        attempt.bind(("127.0.0.1", 0))
        return int(attempt.getsockname()[1])


def _wait_until_ready(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", "/readyz")
            if connection.getresponse().status == 200:
                return
        except OSError:
            pass
        finally:
            connection.close()
        time.sleep(0.05)
    pytest.fail(f"The product does not answer:\n{log.read_text()[-3000:]}")
