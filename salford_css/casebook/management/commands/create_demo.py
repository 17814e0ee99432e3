"""Makes the accounts of the demonstration and writes their passwords to .data/demo.json."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from salford_css.casebook.demo.making import make_demo


class Command(BaseCommand):
    """`manage.py create_demo`: idempotent; refuses outside the demonstration."""

    help = "Make the demonstration's accounts and API clients; passwords are kept in .data/demo.json."

    def handle(self, *args: Any, **options: Any) -> None:
        """Make what is missing. Raises CommandError with one sentence."""
        if not settings.DEMO:
            raise CommandError("Accounts with known passwords belong into the demonstration only (SALFORD_DEMO=on).")
        path = settings.DATA_DIR / "demo.json"
        try:
            made = make_demo(path)
        except ValidationError as problem:
            raise CommandError(" ".join(problem.messages)) from problem
        except OSError as problem:
            raise CommandError(f"{path} cannot be written: {problem.strerror}. Nothing was stored.") from problem
        self.stdout.write(
            f"{len(made['users'])} accounts and {len(made['api_clients'])} API clients; passwords in {path}"
        )
