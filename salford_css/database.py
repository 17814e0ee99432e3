"""The database of this process: the one DATABASE_URL names, tried before use, or the embedded one."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

import psycopg2

from salford_css import embedded, environment

HOME = Path(__file__).resolve().parent.parent / ".data" / "postgres"
OLDEST_VERSION = 15

_server: ContextVar[embedded.Server | None] = ContextVar("embedded_server", default=None)


def embedded_server() -> embedded.Server | None:
    """Return the embedded server this process shares, or None when DATABASE_URL names another."""
    return _server.get()


@contextmanager
def ready() -> Iterator[None]:
    """See that DATABASE_URL leads to a server that is new enough; without one, share the embedded server.

    Has to come before the settings are read. Raises EnvironmentProblem.
    """
    given = os.environ.get("DATABASE_URL")
    if given:
        check(given)
        yield
    else:
        with _shared():
            yield


@contextmanager
def _shared() -> Iterator[None]:
    try:
        with embedded.use(HOME) as server:
            os.environ["DATABASE_URL"] = server.url
            token = _server.set(server)
            try:
                yield
            finally:
                _server.reset(token)
                del os.environ["DATABASE_URL"]
    except embedded.ServerProblem as problem:
        raise environment.EnvironmentProblem(str(problem)) from problem


def check(url: str) -> None:
    """Raise EnvironmentProblem unless the address leads to a database in UTF-8 on a PostgreSQL that is new enough."""
    address = environment.database(url)
    try:
        connection = psycopg2.connect(
            dbname=address["NAME"],
            user=address["USER"] or None,
            password=address["PASSWORD"] or None,
            host=address["HOST"] or None,
            port=address["PORT"] or None,
            connect_timeout=10,
        )
    except psycopg2.OperationalError as problem:
        raise environment.EnvironmentProblem(_why_not(str(problem).partition("\n")[0])) from None
    version = connection.server_version // 10_000
    encoding = connection.get_parameter_status("server_encoding")
    connection.close()
    if version < OLDEST_VERSION:
        raise environment.EnvironmentProblem(
            f"DATABASE_URL leads to PostgreSQL {version}, and this needs {OLDEST_VERSION} or later."
        )
    if encoding != "UTF8":
        raise environment.EnvironmentProblem(
            f"The database of DATABASE_URL is kept in {encoding}, and this needs UTF8: make another, "
            "with CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0."
        )


def _why_not(reason: str) -> str:
    """Tell a server that refuses us (its word for that is FATAL) from one that is not there."""
    _, refuses, told = reason.partition("FATAL:")
    if refuses or "no password supplied" in reason:
        return (
            f"The server of DATABASE_URL answers and refuses ({(told or 'no password was given').strip()}): mend user, "
            "password or name of the database in DATABASE_URL, or make there what is missing."
        )
    return f"The database of DATABASE_URL does not answer ({reason}): start it, or mend or unset DATABASE_URL."
