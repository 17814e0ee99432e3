"""Whether the product can work: the database answers, and its tables are those of this version."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from django.apps import apps
from django.db import Error, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder


def problem() -> str:
    """Return a sentence about what keeps the product from working, or an empty text."""
    try:
        missing = missing_migrations()
    except Error:
        return "The database does not answer."
    if missing:
        return f"The database is not up to date: run manage.py migrate ({len(missing)} to go, first {missing[0]})."
    return ""


def missing_migrations() -> list[str]:
    """Return every migration that the database has not seen, in order of name. Raises django.db.Error."""
    seen = MigrationRecorder(connection).applied_migrations()
    return [f"{app}.{name}" for app, name in _there() if (app, name) not in seen]


@cache
def _there() -> tuple[tuple[str, str], ...]:
    """Read the names of the files once. To load them all would take half a second of every start."""
    found = [(app.label, file.stem) for app in apps.get_app_configs() for file in _files(app.label)]
    return tuple(sorted(found))


def _files(label: str) -> list[Path]:
    module, _ = MigrationLoader.migrations_module(label)
    spec = find_spec(module) if module else None
    folders = spec.submodule_search_locations if spec else None
    return [file for folder in folders or () for file in Path(folder).glob("[!_~]*.py")]
