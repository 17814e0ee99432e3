"""Makes a database ready for the demo: tables, the Salford case, accounts. Quick when nothing is missing."""

import io
from collections.abc import Callable

from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import DatabaseError

from salford_css.core import readiness
from salford_css.core.models import Citation


def prepare(say: Callable[[str], object]) -> None:
    """Bring the database up to date and load what a demo shows; `say` is told of each step that takes a while.

    Raises CommandError with the sentence of the step that failed; what came before it is kept, and found next time.
    """
    is_new = bool(readiness.missing_migrations())
    if is_new:
        say("Setting up the database.")
        _make_tables()
    if is_new or not Citation.objects.exists():
        say("Loading the Salford case.")
        call_command("load_casebook", stdout=io.StringIO())
    if is_new or not (settings.DATA_DIR / "demo.json").exists():
        say("Making the demo accounts.")
        call_command("create_demo", stdout=io.StringIO())


def _make_tables() -> None:
    try:
        call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError as problem:
        said = str(problem).partition("\n")[0].rpartition("(")[2].rstrip(").")
        raise CommandError(
            f"The tables cannot be made: {said}. What stands in the way has to go; if it is a permission, let the user "
            "of DATABASE_URL own the database. Each finished step is kept, and the next start goes on from there."
        ) from problem
