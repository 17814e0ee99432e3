"""A pytest plugin (see pyproject.toml): gives the tests a PostgreSQL of their own before Django reads its settings.

With DATABASE_URL set, that server is used. The workers of pytest-xdist inherit the address from the process that
started them.
"""

import os
import shutil
import signal
import tempfile
from contextlib import ExitStack
from pathlib import Path

import pytest

from salford_css import embedded

# The data die with the run, so nothing has to reach the disc.
CARELESS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    os.environ.setdefault("DJANGO_DEBUG", "on")
    signal.signal(signal.SIGTERM, _terminated)
    if os.environ.get("DATABASE_URL"):
        return
    stack = ExitStack()
    early_config.add_cleanup(stack.close)
    try:
        os.environ["DATABASE_URL"] = stack.enter_context(embedded.use(_folder(stack), settings=CARELESS)).url
    except embedded.ServerProblem as problem:
        raise pytest.UsageError(str(problem)) from problem


def _folder(stack: ExitStack) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="tests-"))
    folder.chmod(0o711)  # run as root, the server has another account
    stack.callback(shutil.rmtree, folder, ignore_errors=True)
    return folder / "postgres"


def _terminated(*_: object) -> None:
    pytest.exit("Terminated.", returncode=128 + signal.SIGTERM)
