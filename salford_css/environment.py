"""Reads the process environment strictly: what is missing or misspelt stops the start with one plain sentence."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import unquote, urlsplit


class EnvironmentProblem(SystemExit):
    """Stops the process with exit code 2 and one sentence that says what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(2)
        self.sentence = sentence

    def __str__(self) -> str:
        return self.sentence


@contextmanager
def plain_stop() -> Iterator[None]:
    """Print the sentence of an EnvironmentProblem on its way out. Wraps every door: manage.py, WSGI, ASGI."""
    try:
        yield
    except EnvironmentProblem as problem:
        print(problem.sentence, file=sys.stderr)  # noqa: T201 (no logging yet: the settings are what failed)
        raise


def flag(name: str, *, default: bool) -> bool:
    """Return True for on/true/1/yes and False for off/false/0/no.

    Raises EnvironmentProblem for any other text.
    """
    raw = os.environ.get(name)
    if raw is None or raw == "":
        return default
    if raw.lower() in {"1", "on", "true", "yes"}:
        return True
    if raw.lower() in {"0", "off", "false", "no"}:
        return False
    raise EnvironmentProblem(f"{name} is {raw!r}; write on or off.")


def number(name: str, *, default: int) -> int:
    """Return a variable as a whole number of 0 or more. Raises EnvironmentProblem for any other text."""
    raw = os.environ.get(name, "")
    if not raw:
        return default
    if not (raw.isascii() and raw.isdigit()):
        raise EnvironmentProblem(f"{name} is {raw!r}; write a whole number.")
    return int(raw)


def words(name: str) -> list[str]:
    """Return the comma-separated words of a variable, without blanks."""
    return [word.strip() for word in os.environ.get(name, "").split(",") if word.strip()]


def database(url: str, *, name: str = "DATABASE_URL") -> dict[str, object]:
    """Turn postgres://user:password@host:port/database into Django's DATABASES entry.

    A unix socket is given as ?host=/folder. Raises EnvironmentProblem when the address is not PostgreSQL's.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        raise EnvironmentProblem(
            f"{name} is no address that can be read. Write postgres://user:password@host:5432/database."
        ) from None
    if parts.scheme not in {"postgres", "postgresql"}:
        raise EnvironmentProblem(
            f"{name} must begin with postgres:// (SQLite and other databases are not supported). "
            f"Write postgres://user:password@host:5432/database."
        )
    database_name = unquote(parts.path.lstrip("/"))
    if not database_name:
        raise EnvironmentProblem(f"{name} names no database. Write postgres://user:password@host:5432/database.")
    try:
        port = parts.port
    except ValueError:
        raise EnvironmentProblem(f"{name} has a port that is not a number from 1 to 65535.") from None
    host = parts.hostname or ""
    for pair in filter(None, parts.query.split("&")):
        key, _, value = pair.partition("=")
        if key == "host":
            host = unquote(value)
        else:
            raise EnvironmentProblem(f"{name} has an option {key!r} that is not known; only host is.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": database_name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }
