"""Runs a management command: gives it a database, names it in the trail, stops plainly in a wrong environment."""

import os
import secrets
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

import psycopg2
from django.core.management import execute_from_command_line

from salford_css import embedded, environment
from salford_css.core.audit import changes_from

EMBEDDED_HOME = Path(__file__).resolve().parent.parent / ".data" / "postgres"
OLDEST_SERVER = 15

WITHOUT_DATABASE = frozenset(
    {
        *("help", "version", "check", "diffsettings", "findstatic", "collectstatic"),
        *("makemessages", "compilemessages", "startapp", "startproject", "testserver"),
        *("spc", "intervals", "pool", "clock"),
    }
)
# Nothing they do is signed, so a key for the moment serves: a shell need not know the secret of the site.
WITHOUT_SECRET = frozenset(
    {
        *("help", "version", "collectstatic", "makemigrations", "makemessages", "compilemessages"),
        *("spc", "intervals", "pool", "clock", "load_casebook", "import_results", "backup", "restore"),
    }
)
# Many deeds, or none of ours: each says for itself who acts and why.
NOT_ONE_DEED = frozenset({"serve", "runserver", "db_worker", "migrate", "test", "dbshell", "flush"})


def run(argv: list[str]) -> None:
    """Run the command of an argument list such as sys.argv. A wrong environment ends with one sentence and code 2."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "salford_css.settings")
    command = _command(argv)
    if command in WITHOUT_SECRET:
        os.environ.setdefault("DJANGO_SECRET_KEY", secrets.token_urlsafe(50))
    with environment.plain_stop(), _database(command), _named_in_the_trail(command):
        execute_from_command_line(argv)


def _command(argv: list[str]) -> str:
    if len(argv) < 2 or {"-h", "--help", "--version"} & set(argv[1:]):
        return "help"
    return argv[1]


@contextmanager
def _database(command: str) -> Iterator[None]:
    """Put DATABASE_URL into the environment before the settings are read: the given one, tried, or the embedded one."""
    if command in WITHOUT_DATABASE:
        yield
    elif os.environ.get("DATABASE_URL"):
        check_server(os.environ["DATABASE_URL"])
        yield
    else:
        with embedded_database():
            yield


@contextmanager
def embedded_database() -> Iterator[embedded.Server]:
    """Share the embedded server and name it in the environment. Raises EnvironmentProblem."""
    try:
        with embedded.use(EMBEDDED_HOME) as server:
            os.environ["DATABASE_URL"] = server.url
            yield server
    except embedded.ServerProblem as problem:
        raise environment.EnvironmentProblem(str(problem)) from problem
    finally:
        os.environ.pop("DATABASE_URL", None)


def check_server(url: str) -> None:
    """Raise EnvironmentProblem unless the address leads to a PostgreSQL that is new enough."""
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
        reason = " ".join(str(problem).split())
        raise environment.EnvironmentProblem(
            f"The database of DATABASE_URL does not answer: {reason} Start it, mend the address, or unset DATABASE_URL."
        ) from None
    version = connection.server_version // 10_000
    connection.close()
    if version < OLDEST_SERVER:
        raise environment.EnvironmentProblem(
            f"DATABASE_URL leads to PostgreSQL {version}; this needs {OLDEST_SERVER} or later."
        )


def _named_in_the_trail(command: str) -> AbstractContextManager[None]:
    if command in WITHOUT_DATABASE | NOT_ONE_DEED:
        return nullcontext()
    return changes_from(command=command)
