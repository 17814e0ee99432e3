"""Runs a management command: gives it a database, names it in the trail, stops plainly in a wrong environment."""

import os
import secrets
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

from django.core.management import ManagementUtility
from django.core.management.base import BaseCommand, OutputWrapper

from salford_css import database, environment
from salford_css.core.audit import changes_from

CALCULATIONS = frozenset({"spc", "intervals", "pool", "clock"})
WITHOUT_DATABASE = CALCULATIONS | {
    *("help", "version", "check", "diffsettings", "findstatic", "collectstatic"),
    *("makemessages", "compilemessages", "startapp", "startproject", "testserver", "data_dictionary"),
}
# They sign nothing that lasts, so a key for the moment serves: whoever calls them need not know the site's secret.
WITHOUT_SECRET = CALCULATIONS | {
    *("help", "version", "collectstatic", "makemigrations", "makemessages", "compilemessages"),
    *("load_casebook", "import_results", "backup", "restore", "data_dictionary"),
}
# Many deeds, or none of ours: each says for itself who acts and why.
NOT_ONE_DEED = frozenset(
    {"serve", "prepare", "runserver", "worker", "db_worker", "migrate", "test", "dbshell", "flush"}
)
DEMO = frozenset({"serve", "prepare"})
DEMO_ENVIRONMENT = {"DJANGO_DEBUG": "on", "SALFORD_DEMO": "on"}


class Commands(ManagementUtility):
    """Django's commands and ours. One that fails says its sentence, and not the name of a class before it."""

    def fetch_command(self, subcommand: str) -> BaseCommand:
        command = super().fetch_command(subcommand)
        command.stderr = Sentences(sys.stderr)
        command.stderr.style_func = command.style.ERROR
        return command


class Sentences(OutputWrapper):
    """What a command says has gone wrong."""

    def write(self, msg: str = "", style_func: Callable[[str], str] | None = None, ending: str | None = None) -> None:  # type: ignore[override]
        super().write(msg.removeprefix("CommandError: "), style_func, ending)


def run(argv: list[str]) -> None:
    """Run the command of an argument list such as sys.argv. A wrong environment ends with one sentence and code 2."""
    command = _command(argv)
    _set_environment(command)
    with environment.plain_stop(), _database(command), _named_in_the_trail(command):
        Commands(argv).execute()


def _command(argv: list[str]) -> str:
    if len(argv) < 2 or {"-h", "--help", "--version"} & set(argv[1:]):
        return "help"
    return argv[1]


def _set_environment(command: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "salford_css.settings")
    if command in DEMO:
        for name, value in DEMO_ENVIRONMENT.items():
            os.environ.setdefault(name, value)
    if command in WITHOUT_SECRET:
        os.environ.setdefault("DJANGO_SECRET_KEY", secrets.token_urlsafe(50))


def _database(command: str) -> AbstractContextManager[None]:
    return nullcontext() if command in WITHOUT_DATABASE else database.ready()


def _named_in_the_trail(command: str) -> AbstractContextManager[None]:
    if command in WITHOUT_DATABASE | NOT_ONE_DEED:
        return nullcontext()
    return changes_from(command=command)
