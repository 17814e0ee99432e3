"""Migrates a database once for each state of the migrations; every test run copies it, in a tenth of a second."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import psycopg2
import pytest
from django.conf import settings
from psycopg2 import sql

from tests.own_server import RUN

ROOT = Path(__file__).resolve().parent.parent
ONE_AT_A_TIME = 20_040_601  # any number: the advisory lock of those who make templates


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    request: pytest.FixtureRequest, django_db_modify_db_settings_parallel_suffix: None
) -> None:
    """Name this run's database and say what it is a copy of. On a server that is not ours, Django does as always."""
    if RUN in os.environ:
        worker = getattr(request.config, "workerinput", {}).get("workerid", "main")
        settings.DATABASES["default"]["TEST"] |= {
            "NAME": f"test_{os.environ[RUN]}_{worker}",
            "TEMPLATE": template(os.environ["DATABASE_URL"]),
        }


def template(url: str) -> str:
    """Return the name of a database migrated to the present state, made if it is not there."""
    name = f"migrated_{_fingerprint()}"
    connection = psycopg2.connect(url)
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
        cursor.execute("SELECT datname FROM pg_database WHERE datname ~ '^(migrated|unfinished)_'")
        existing = {row[0] for row in cursor.fetchall()}
        if name not in existing:
            _make(cursor, url, name, outdated=existing)
    connection.close()
    return name


def _make(cursor: Any, url: str, name: str, *, outdated: set[str]) -> None:
    for old in outdated:
        cursor.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(old)))
    unfinished = sql.Identifier(name.replace("migrated", "unfinished"))
    cursor.execute(sql.SQL("CREATE DATABASE {}").format(unfinished))
    address = url.replace("/directorate?", f"/{unfinished.string}?")
    result = subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity", "0"],
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": address},
        capture_output=True,
        text=True,
    )
    if result.returncode != 0:
        pytest.exit(f"The migrations fail:\n{result.stderr}", returncode=1)
    cursor.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(unfinished, sql.Identifier(name)))


def _fingerprint() -> str:
    """Sum up everything that decides how a migrated database looks."""
    files = [ROOT / "requirements.txt", ROOT / "salford_css/core/schema.py"]
    for app in ("salford_css", "strategy", "performance", "partnerships"):
        files += sorted((ROOT / app).rglob("migrations/*.py"))
    digest = hashlib.sha256()
    for file in files:
        digest.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:16]
