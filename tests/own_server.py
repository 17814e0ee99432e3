"""A pytest plugin (see pyproject.toml): gives the tests a PostgreSQL of their own before Django reads its settings.

With DATABASE_URL set, that server is used. The workers of pytest-xdist inherit the address from the process that
started them. The server's folder is kept, so that the next run finds a migrated database (see template_database);
several runs at once share the server, each with databases of its own.
"""

import os
import signal
from contextlib import ExitStack
from pathlib import Path

import psutil
import psycopg2
import pytest
from psycopg2 import sql

from salford_css import embedded

HOME = Path(__file__).resolve().parent.parent / ".data" / "tests"
RUN = "TESTS_RUN"  # the process number of the run, in the names of its databases
# Nobody needs these data after a power cut.
CARELESS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "4GB",
    "checkpoint_timeout": "1h",
}


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    os.environ.setdefault("DJANGO_DEBUG", "on")
    signal.signal(signal.SIGTERM, _terminated)
    if os.environ.get("DATABASE_URL"):
        return
    stack = ExitStack()
    early_config.add_cleanup(stack.close)
    try:
        server = stack.enter_context(embedded.use(HOME, settings=CARELESS))
    except embedded.ServerProblem as problem:
        raise pytest.UsageError(str(problem)) from problem
    os.environ |= {"DATABASE_URL": server.url, RUN: str(os.getpid())}
    _drop_what_killed_runs_left(server.url)


def _drop_what_killed_runs_left(url: str) -> None:
    connection = psycopg2.connect(url)
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE datname ~ '^test_[0-9]+'")
        for (name,) in cursor.fetchall():
            if not psutil.pid_exists(int(name.split("_")[1])):
                cursor.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
    connection.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say so loudly when the browser tests were left out."""
    skipped = [report for report in terminalreporter.stats.get("skipped", []) if "no browser" in str(report.longrepr)]
    if skipped:
        terminalreporter.section("BROWSER TESTS SKIPPED", sep="!", red=True, bold=True)
        terminalreporter.line(f"{len(skipped)} tests were not run. {skipped[0].longrepr[2]}")


def _terminated(*_: object) -> None:
    pytest.exit("Terminated.", returncode=128 + signal.SIGTERM)
