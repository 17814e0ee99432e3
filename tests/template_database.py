"""Databases that are made once and kept; every test run copies them, in a tenth of a second.

One is migrated, for each state of the migrations. Another holds the whole Salford case as well, for each state of what
loading it depends on, and the third the people of the demonstration with what they did: tests of the case, of its
pages and of the crawl would wait a quarter of a minute each.
"""

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg2
import pytest
from django.conf import settings
from psycopg2 import sql

from tests.own_server import RUN

ROOT = Path(__file__).resolve().parent.parent
APPS = ("salford_css", "strategy", "performance", "partnerships")
Command = tuple[str, ...]
MIGRATE: Command = ("manage.py", "migrate", "--verbosity", "0")
LOAD: Command = ("manage.py", "load_casebook", "--verbosity", "0")
PEOPLE: Command = ("-m", "tests.people")
ONE_AT_A_TIME = 20_040_601  # any number: the advisory lock of those who make templates
SHOWN_ONLY = {"views", "admin", "api", "charts", "readings", "sentences", "templatetags", "dashboards"}
"""Packages that loading the case never comes to: a change in them leaves the loaded database as it is."""


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    request: pytest.FixtureRequest, django_db_modify_db_settings_parallel_suffix: None
) -> None:
    """Name this run's database and say what it is a copy of. On a server that is not ours, Django does as always."""
    if RUN in os.environ:
        worker = getattr(request.config, "workerinput", {}).get("workerid", "main")
        settings.DATABASES["default"]["TEST"] |= {
            "NAME": f"test_{os.environ[RUN]}_{worker}",
            "TEMPLATE": migrated(os.environ["DATABASE_URL"]),
        }


def migrated(url: str) -> str:
    """Return the name of a database migrated to the present state, made if it is not there."""
    core = ROOT / "salford_css/core"
    files = [ROOT / "requirements.txt", core / "schema.py", core / "management/commands/migrate.py"]
    files += [file for app in APPS for file in (ROOT / app).rglob("migrations/*.py")]
    return _kept(url, "migrated", files, copied_from="template1", command=MIGRATE)


def loaded(url: str) -> str:
    """Return the name of a migrated database in which the Salford case is loaded, made if it is not there."""
    return _kept(url, "salford", _what_loading_reads(), copied_from=migrated(url), command=LOAD)


def peopled(url: str) -> str:
    """Return the name of a loaded database in which the people of the demonstration have been at work as well."""
    files = [*_what_loading_reads(), ROOT / "tests/people.py"]
    return _kept(url, "peopled", files, copied_from=loaded(url), command=PEOPLE)


def copy_of_the_case(name: str) -> AbstractContextManager[str]:
    """Make a database with the whole case under a name; drop it at the end. Yields its address."""
    return _copy(name, loaded, (MIGRATE, LOAD))


def copy_with_people(name: str) -> AbstractContextManager[str]:
    """Make a database with the case and the people of the demonstration; drop it at the end. Yields its address."""
    return _copy(name, peopled, (MIGRATE, LOAD, PEOPLE))


@contextmanager
def _copy(name: str, kept: Callable[[str], str], commands: tuple[Command, ...]) -> Iterator[str]:
    url = os.environ["DATABASE_URL"]
    with administering(url) as cursor:
        drop(cursor, name)
        create(cursor, name, copied_from=kept(url) if RUN in os.environ else "template1")
        if RUN not in os.environ:  # another's server: nothing is kept there beyond the run
            for command in commands:
                run(command, address_of(url, name))
        yield address_of(url, name)
        drop(cursor, name)


@contextmanager
def administering(url: str) -> Iterator[Any]:
    """Open a connection on which databases are made and dropped."""
    connection = psycopg2.connect(url)
    connection.autocommit = True
    with connection.cursor() as cursor:
        yield cursor
    connection.close()


def create(cursor: Any, name: str, *, copied_from: str) -> None:
    cursor.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(copied_from)))


def drop(cursor: Any, name: str) -> None:
    cursor.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def address_of(url: str, name: str) -> str:
    """Return the address of another database of the same server."""
    return urlsplit(url)._replace(path=f"/{name}").geturl()


def run(command: Command, url: str) -> None:
    """Run a command on a database; one that fails ends the test run with what it said."""
    result = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": url},
        capture_output=True,
        text=True,
    )
    if result.returncode != 0:
        pytest.exit(f"{' '.join(command)} fails:\n{result.stderr}", returncode=1)


def _kept(url: str, kind: str, files: Iterable[Path], *, copied_from: str, command: Command) -> str:
    """Return the name of a kept database, made by a command, one maker at a time; outdated ones are dropped."""
    name = f"{kind}_{_sum_of(files)}"
    with administering(url) as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s, hashtext(%s))", [ONE_AT_A_TIME, kind])
        cursor.execute("SELECT datname FROM pg_database WHERE datname ~ %s", [f"^(unfinished_)?{kind}_[0-9a-f]+$"])
        existing = {row[0] for row in cursor.fetchall()}
        if name not in existing:
            for outdated in existing:
                drop(cursor, outdated)
            create(cursor, f"unfinished_{name}", copied_from=copied_from)
            run(command, address_of(url, f"unfinished_{name}"))
            finished = sql.SQL("ALTER DATABASE {} RENAME TO {}")
            cursor.execute(finished.format(sql.Identifier(f"unfinished_{name}"), sql.Identifier(name)))
    return name


def _what_loading_reads() -> list[Path]:
    code = (file for app in APPS for file in (ROOT / app).rglob("*.py") if not SHOWN_ONLY & set(file.parts))
    return [ROOT / "requirements.txt", *code, *(ROOT / "salford_css/casebook/data").iterdir()]


def _sum_of(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for file in sorted(file for file in files if file.is_file()):
        digest.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:16]
