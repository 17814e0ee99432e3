"""Makes a database ready for the demo: tables, cache, the Salford case, accounts. Quick when nothing is missing."""

from collections.abc import Callable

from django.conf import settings
from django.core.management import call_command, get_commands

from salford_css.core import readiness

Say = Callable[[str], None]


def prepare(say: Say) -> None:
    """Bring the database up to date and load what a demo shows; `say` is told of each step that takes a while."""
    is_new = bool(readiness.missing_migrations())
    if is_new:
        say("Setting up the database.")
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
    if is_new or not (settings.DATA_DIR / "demo.json").exists():
        for command, words in {
            "load_casebook": "Loading the Salford case.",
            "create_demo": "Making the demo accounts.",
        }.items():
            if command in get_commands():
                say(words)
                call_command(command, verbosity=0)
