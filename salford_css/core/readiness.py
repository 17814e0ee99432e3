"""Whether the product can work: the database answers, and its tables are those of this version."""

from functools import cache

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
    """Return the newest migration of every app that the database has not seen. Raises django.db.Error."""
    seen = MigrationRecorder(connection).applied_migrations()
    return [f"{app}.{name}" for app, name in _newest() if (app, name) not in seen]


@cache
def _newest() -> tuple[tuple[str, str], ...]:
    """Read the files once: they do not change under a running process."""
    return tuple(sorted(MigrationLoader(None).graph.leaf_nodes()))
